// The palette (Ctrl K) and the help (?): both show the table of commands.
import { COMMANDS, available, run } from "./commands.js";
import { make, one, all, word } from "./dom.js";

let shown = [];
let chosen = 0;

export function startPalette() {
  const dialog = one("#palette");
  const typed = one("#palette-typed");
  one("#open-palette").addEventListener("click", () => {
    typed.value = "";
    dialog.showModal();
    list();
  });
  typed.addEventListener("input", list);
  typed.addEventListener("keydown", move);
  one("form", dialog).addEventListener("submit", (event) => {
    event.preventDefault();
    take(chosen);
  });
  one("#palette-list").addEventListener("click", (event) => {
    const item = event.target.closest("li[data-at]");
    if (item) take(Number(item.dataset.at));
  });
  [dialog, one("#help")].forEach((d) => d.addEventListener("click", (event) => event.target === d && d.close()));
  one("#open-help").addEventListener("click", () => one("#help").showModal());
  fillHelp();
  one("#help").addEventListener("toggle", fillHelp);
}

const label = (command) => (command.place ? `${word("palette-go")} ${word(`cmd-${command.id}`)}` : word(`cmd-${command.id}`));
const keysOf = (command) =>
  command.keys ? command.keys.split(" ").flatMap((key) => [make("kbd", {}, key), " "]) : [];

function list() {
  const words = one("#palette-typed").value.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (command) => words.every((w) => label(command).toLowerCase().includes(w));
  shown = COMMANDS.filter((c) => !["palette", "send", "escape", "open"].includes(c.id) && available(c) && fits(c));
  chosen = 0;
  const items = shown.map((command, at) =>
    make("li", { role: "option", id: `command-${at}`, "data-at": at }, make("span", {}, label(command)), make("span", {}, ...keysOf(command))));
  one("#palette-list").replaceChildren(...(items.length ? items : [make("li", { role: "option", "aria-disabled": "true" }, word("palette-empty"))]));
  mark();
}

function mark() {
  all("#palette-list [data-at]").forEach((item, at) => {
    item.setAttribute("aria-selected", String(at === chosen));
    if (at === chosen) item.scrollIntoView({ block: "nearest" });
  });
  one("#palette-typed").setAttribute("aria-activedescendant", shown.length ? `command-${chosen}` : "");
}

function move(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !shown.length) return;
  event.preventDefault();
  chosen = (chosen + step + shown.length) % shown.length;
  mark();
}

function take(at) {
  const command = shown[at];
  one("#palette").close();
  if (command) run(command);
}

function fillHelp() {
  const lines = COMMANDS.filter((c) => c.keys).map((command) =>
    make("div", available(command) ? {} : { class: "off" }, make("span", {}, label(command)), make("span", {}, ...keysOf(command))));
  one("#help-list").replaceChildren(...lines);
}
