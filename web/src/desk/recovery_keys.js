// The two recovery keys: made here, printed on two sheets, forgotten. Only their public halves are sent.
import { all, one, word } from "./dom.js";

export function startRecoveryKeys() {
  const form = one("#recovery-make");
  if (!form) return;
  one("button", form).disabled = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    one("button", form).disabled = true;
    await makeSheets();
  });
}

async function makeSheets() {
  const age = await import("age-encryption");
  const place = one("#recovery-sheets");
  const names = place.dataset.names.split("|");
  const keep = one("#recovery-keep");
  for (const [name, field] of names.map((n, i) => [n, ["first", "second"][i]])) {
    const identity = await age.generateHybridIdentity();
    keep.elements[field].value = await age.identityToRecipient(identity);
    place.append(sheet(name, identity));
  }
  keep.hidden = false;
  addEventListener("beforeunload", warn);
  keep.addEventListener("submit", () => removeEventListener("beforeunload", warn));
  one(".sheet button", place).focus();
}

function warn(event) {
  event.preventDefault();
}

function sheet(name, identity) {
  const copy = one("#recovery-sheet").content.cloneNode(true).firstElementChild;
  one("h2", copy).textContent = name;
  one(".secret code", copy).textContent = identity;
  one("button", copy).addEventListener("click", () => print(copy));
  return copy;
}

/** Only this sheet goes to the printer, so that one person never holds both. */
function print(copy) {
  all(".sheet").forEach((s) => s.classList.toggle("printing", s === copy));
  document.body.classList.add("printing-sheet");
  globalThis.print();
  document.body.classList.remove("printing-sheet");
}
