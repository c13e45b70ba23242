// The one table of commands: keys, palette and help are made from it. A command is there when the page has the
// element that does it, so nothing is offered that the officer may not do.
import { all, one } from "./dom.js";

/** `keys` as they are shown; two keys after one another stand with a space between. */
export const COMMANDS = [
  { id: "acknowledge", keys: "a" },
  { id: "take", keys: "a" },
  { id: "answer", keys: "r" },
  { id: "note", keys: "n" },
  { id: "incident", keys: "i" },
  { id: "assign-me", keys: "m" },
  { id: "priority", keys: "p" },
  { id: "tlp", keys: "t" },
  { id: "kind", keys: "" },
  { id: "identity", keys: "" },
  { id: "close", keys: "c" },
  { id: "reopen", keys: "" },
  { id: "down", keys: "j", when: hasRows, run: () => moveRow(1) },
  { id: "up", keys: "k", when: hasRows, run: () => moveRow(-1) },
  { id: "open", keys: "Enter", when: hasRows, native: true },
  { id: "older", keys: "" },
  { id: "filter-new", keys: "" },
  { id: "filter-mine", keys: "" },
  { id: "back", keys: "u" },
  { id: "search", keys: "/" },
  { id: "palette", keys: "Ctrl K", when: () => true, native: true },
  { id: "help", keys: "?", when: () => true, run: () => one("#help").showModal() },
  { id: "send", keys: "Ctrl Enter", when: () => Boolean(one("main textarea")), native: true },
  { id: "escape", keys: "Esc", when: () => true, native: true },
  { id: "queue", keys: "g q", place: true },
  { id: "incidents", keys: "g i", place: true },
  { id: "my-duty", keys: "g d", place: true },
  { id: "hand-over", keys: "g u", place: true },
  { id: "indicators", keys: "g v", place: true },
  { id: "me", keys: "g m", place: true },
  { id: "rotas", keys: "g r", place: true },
  { id: "officers", keys: "g o", place: true },
  { id: "organisations", keys: "", place: true },
  { id: "openings", keys: "", place: true },
  { id: "journal", keys: "g j", place: true },
  { id: "health", keys: "g h", place: true },
  { id: "duty", keys: "" },
  { id: "sound", keys: "" },
];

const element = (command) => one(`[data-command="${command.id}"]`);

/** Whether it can be done on this page now. */
export function available(command) {
  return command.when ? command.when() : Boolean(element(command));
}

/** Does it. */
export function run(command) {
  if (command.run) command.run();
  else if (!command.native) press(element(command));
}

/** Presses a button or link; goes into a field, opening what hides it. */
function press(target) {
  for (let d = target.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
  if (target.matches("summary")) {
    one("input, select, textarea", target.parentElement)?.focus();
  } else if (target.matches("input, select, textarea")) {
    target.scrollIntoView({ block: "center" });
    target.focus();
  } else {
    target.click();
  }
}

const rows = () => all("[data-row] > a");

function hasRows() {
  return rows().length > 0;
}

function moveRow(step) {
  const list = rows();
  const at = list.indexOf(document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + step, 0), list.length - 1);
  list[next].focus();
}
