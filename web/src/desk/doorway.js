// Signing in, following an invitation, adding a passkey.
import { one, word } from "./dom.js";
import { askSecret, canUsePasskeys, enter, makePasskey } from "./passkeys.js";
import { lockAgain, makeKey, openKey } from "./vault.js";

const PHONE = "(max-width: 599px)";
/** On a telephone the desk begins with one's own duty. Who has none is led on by the server. */
const begins = (place) => (place === "/desk" && matchMedia(PHONE).matches ? "/desk?start=phone" : place);

export function startDoorway() {
  ready("#login", async (form) => {
    const { next } = await enter();
    location.assign(begins(form.dataset.next || next));
  });
  ready("#join", joinDesk);
  ready("#add-passkey", addPasskey);
  if (one("#login")) goOnWhereSignedIn();
}

/** Lets a form do `act` when it is sent, and says in words what went wrong. */
export function ready(selector, act) {
  const form = one(selector);
  if (!form) return;
  if (!canUsePasskeys()) return problem("passkey-none");
  const button = one("button", form);
  button.disabled = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.setAttribute("aria-busy", "true");
    problem("");
    await act(form).catch((error) => problem(error.name === "InvalidStateError" ? "passkey-known" : "passkey-refused"));
    button.removeAttribute("aria-busy");
  });
}

export function problem(key) {
  const place = one("#passkey-problem");
  place.hidden = !key;
  place.textContent = key ? word(key) : "";
}

/** A link in a mail brings no cookie along (SameSite=Strict); a question from our own page does. */
async function goOnWhereSignedIn() {
  const answer = await fetch(one("#login").dataset.next, { redirect: "manual", headers: { accept: "text/html" } });
  if (answer.ok) location.replace(begins(one("#login").dataset.next));
}

async function joinDesk(form) {
  const { name, email = "", lang = "", label = "" } = Object.fromEntries(new FormData(form));
  const invitation = form.dataset.invitation;
  const done = await makePasskey("join", { invitation, name }, { invitation, name, email, lang, label });
  // Where the device gave its secret at once, the key is made without asking again.
  if (done.secret) await makeKey(done).catch(() => null);
  location.assign(done.next);
}

/** The key is opened first, with a passkey that is here already; the new one then locks it too. Where it cannot be
 *  opened the passkey still signs in, and the list says which ones open the key. */
async function addPasskey(form) {
  const { label } = Object.fromEntries(new FormData(form));
  const isOpen = "hasKey" in document.body.dataset && (await openKey().then(() => true, () => false));
  const done = await makePasskey("add", {}, { label });
  if (isOpen) await lockByNew(done).catch(() => null);
  location.assign(done.next);
}

async function lockByNew({ id, secret }) {
  const given = secret ?? (await askSecret([id])).secret;
  if (given) await lockAgain(id, given);
}
