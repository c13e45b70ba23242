// Opening a contact on this device, and sealing contacts anew for colleagues. What is opened is shown in this page
// only and goes nowhere.
import { fromBase64, make, one, send, toBase64, visible, word } from "./dom.js";
import { openFile, openKey, sealTo } from "./vault.js";

const FIELDS = ["name", "email", "phone", "other"];

export function startIdentity() {
  const form = one("#identity");
  // Before the forms of the page look: this one is not sent like the others.
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    open(form).catch(() => show(make("p", { class: "wrong" }, word("key-open-failed"))));
  });
}

const show = (...content) => one("#identity-shown").replaceChildren(...content);

async function open(form) {
  show(make("p", {}, word("identity-opening")));
  const sealed = await fetchSealed(form);
  const bytes = fromBase64(sealed.file);
  if (sealed.sealed_at === "node") return showContact(new TextDecoder().decode(bytes), sealed.sealed_at);
  await openKey();
  const clear = await openFile(bytes).catch(() => null);
  if (!clear) return show(make("p", { class: "wrong" }, word("key-not-for-you")));
  showContact(new TextDecoder().decode(clear), sealed.sealed_at);
  offerResealing();
}

async function fetchSealed(form) {
  const answer = await fetch(form.action, {
    method: "POST",
    headers: { accept: "application/json" },
    body: new URLSearchParams(new FormData(form)),
  });
  if (!answer.ok) throw new Error("refused");
  return answer.json();
}

function showContact(json, sealedAt) {
  const contact = JSON.parse(json);
  const lines = FIELDS.filter((f) => typeof contact[f] === "string" && contact[f]).flatMap((f) => [
    make("dt", {}, word(`identity-field-${f}`)),
    make("dd", { dir: "auto" }, visible(contact[f])),
  ]);
  show(make("div", { class: "shown-identity" }, make("dl", { class: "facts" }, ...lines), make("small", {}, word(`identity-sealed-${sealedAt}`))));
}

/** A quiet offer, while the key is open: contacts that lack a colleague are sealed to everyone. */
async function offerResealing() {
  const answer = await fetch("/desk/reseal", { headers: { accept: "application/json" } });
  if (!answer.ok) return;
  const { recipients, items } = await answer.json();
  if (!items.length) return;
  const place = one("#reseal");
  one("span", place).textContent = word("reseal-offer").replace(/⁨?\{n\}⁩?/, items.length);
  place.hidden = false;
  one("button", place).addEventListener("click", () => reseal(place, recipients, items), { once: true });
}

async function reseal(place, recipients, items) {
  const bar = one("progress", place);
  one("button", place).hidden = true;
  bar.hidden = false;
  bar.max = items.length;
  one("span", place).textContent = word("reseal-going");
  let left = 0;
  for (const item of items) {
    left += (await sealAnew(item, recipients)) ? 0 : 1;
    bar.value += 1;
  }
  one("span", place).textContent = word(left ? "reseal-stopped" : "reseal-done");
  bar.hidden = true;
}

/** Whether it was sealed to everyone. One that is not sealed to this officer either is left to a colleague. */
async function sealAnew({ report, file }, recipients) {
  try {
    const clear = await openFile(fromBase64(file));
    await send(`/desk/reports/${report}/reseal`, { file: toBase64(await sealTo(recipients, clear)) });
    return true;
  } catch {
    return false;
  }
}
