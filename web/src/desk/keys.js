// The keyboard. Plain keys work only outside fields; inside, only Escape and Ctrl+Enter do something of ours.
import { COMMANDS, available, run } from "./commands.js";
import { one } from "./dom.js";

const FIELD = "input:not([type=radio], [type=checkbox], [type=button], [type=submit]), textarea, select, [contenteditable]";
const SECOND_KEY_WAIT_MS = 1500;
let first = "";
let firstAt = 0;

export function startKeys() {
  document.addEventListener("keydown", onKey);
}

function onKey(event) {
  if (event.defaultPrevented || event.isComposing) return;
  if ((event.ctrlKey || event.metaKey) && !event.altKey) return withControl(event);
  const inField = event.target.matches(FIELD);
  if (event.key === "Escape" && inField && !event.target.closest("dialog")) return event.target.blur();
  if (inField || event.altKey || one("dialog[open]")) return;
  const typed = takeFirst(event) ? `g ${event.key}` : event.key;
  const command = COMMANDS.find((c) => c.keys === typed && !c.native && available(c));
  if (command) {
    event.preventDefault();
    run(command);
  } else if (event.key === "g") {
    [first, firstAt] = ["g", event.timeStamp];
  }
}

function takeFirst(event) {
  const was = first === "g" && event.timeStamp - firstAt < SECOND_KEY_WAIT_MS;
  first = "";
  return was;
}

function withControl(event) {
  if (event.key === "Enter") {
    const form = event.target.form ?? one("main form [autofocus]")?.form;
    if (form) {
      event.preventDefault();
      const button = one("button.first, button:not([type=button])", form);
      form.requestSubmit(button);
    }
  } else if (event.key.toLowerCase() === "k" && !event.shiftKey) {
    event.preventDefault();
    one("#open-palette")?.click();
  }
}
