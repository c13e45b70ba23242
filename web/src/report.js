// The public pages work without this. It seals the contact before anything leaves the form, and helps to keep
// the receipt. Nothing is written to the device's storage, and nothing is asked of anybody else.

import { solve } from "./solve.js";

const CONTACT = ["name", "email", "phone", "other"];
const byId = (id) => document.getElementById(id);

/** Seals the contact fields of the form on every way out of it: sending, going back, changing the language. */
function sealForm(form) {
  const fields = CONTACT.map(byId);
  let tools = null;
  let leaving = false;

  // Only when somebody types contact data are the keys and the library fetched.
  const prepare = () => (tools ??= fetchTools().then((t) => (tell(t ? "browser" : "server"), t)));
  // What fails here is said when the form is sent.
  const early = () => prepare().catch(() => {});
  fields.forEach((field) => field.addEventListener("input", early, { once: true }));

  form.addEventListener("submit", async (event) => {
    const typed = contactOf(fields);
    const files = event.submitter?.value === "send" && byId("files")?.files.length;
    if (leaving || !(typed || files)) return;
    event.preventDefault();
    leaving = true;
    const button = event.submitter;
    try {
      // A pressed node may ask for a pass, and a page that asks for it would lose the files.
      if (files) await bringPass(form);
      const ready = typed && (await prepare());
      if (ready) {
        setHidden(form, "sealed_contact", await seal(ready, typed));
        fields.forEach((field) => (field.disabled = true));
      }
      if (button?.name) setHidden(form, button.name, button.value);
      form.submit();
    } catch {
      // Never in clear without saying so: the page tells, and pressing again sends to the sealing server.
      tools = Promise.resolve(null);
      leaving = false;
      tell("failed");
      byId("seal-failed").focus();
    }
  });

  // A page that comes back from the browser's memory is a form again.
  addEventListener("pageshow", () => {
    leaving = false;
    fields.forEach((field) => (field.disabled = false));
    form.querySelectorAll("[data-added]").forEach((input) => input.remove());
  });
}

function contactOf(fields) {
  const given = fields.map((field) => [field.name, field.value.trim()]).filter(([, value]) => value);
  return given.length ? JSON.stringify(Object.fromEntries(given)) : "";
}

/** The officers' keys and the library; nothing when no officer has a key yet. */
async function fetchTools() {
  const answer = await fetch("/roster.json", { cache: "no-store" });
  if (!answer.ok) throw new Error("no roster");
  const { recipients } = await answer.json();
  return recipients.length ? { recipients, age: await import("age-encryption") } : null;
}

/** What fails here the node asks for again. */
async function bringPass(form) {
  try {
    const { challenge } = await (await fetch("/flag/pass", { cache: "no-store" })).json();
    if (challenge) setHidden(form, "pass", await solve(challenge));
  } catch {}
}

async function seal({ recipients, age }, text) {
  const encrypter = new age.Encrypter();
  recipients.forEach((recipient) => encrypter.addRecipient(recipient));
  const sealed = await encrypter.encrypt(text);
  let bytes = "";
  sealed.forEach((byte) => (bytes += String.fromCharCode(byte)));
  return btoa(bytes);
}

function setHidden(form, name, value) {
  let input = form.querySelector(`input[type=hidden][name="${name}"]`);
  if (!input) {
    input = document.createElement("input");
    Object.assign(input, { type: "hidden", name });
    input.dataset.added = "";
    form.append(input);
  }
  input.value = value;
}

/** Says on the page where the contact is sealed. */
function tell(where) {
  for (const known of ["server", "browser", "failed"]) byId(`seal-${known}`).hidden = known !== where;
}

/** Copying and printing the receipt. */
function helpKeeping(number) {
  document.querySelectorAll("[data-copies], [data-prints]").forEach((button) => (button.hidden = false));
  document.querySelector("[data-prints]").addEventListener("click", () => print());
  document.querySelector("[data-copies]").addEventListener("click", async ({ currentTarget }) => {
    const said = byId("said");
    try {
      await navigator.clipboard.writeText(number.dataset.copy);
      said.textContent = currentTarget.textContent = said.dataset.copied;
    } catch {
      getSelection().selectAllChildren(number);
    }
  });
}

const form = document.querySelector("form[data-seal]");
if (form) sealForm(form);
const number = byId("number");
if (number) helpKeeping(number);
