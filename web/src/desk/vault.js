// The officer's key. It is born here, locked here, opened here, and lives only in this page's memory. The server keeps
// the locked boxes. What this does not protect against: a changed script from a server that somebody took over.
import { fromBase64, make, one, send, toBase64, word } from "./dom.js";
import { askSecret, canUsePasskeys } from "./passkeys.js";

const INFO = new TextEncoder().encode("stormbell officer key v1");
const library = () => import("age-encryption");
let opened = null;

/** Makes a key, locked by a passkey's secret or by a passphrase, and gives the server what it may have. */
export async function makeKey({ id = null, secret = null, passphrase = "" }) {
  const age = await library();
  const identity = await age.generateHybridIdentity();
  const recipient = await age.identityToRecipient(identity);
  const box = secret ? await lockBySecret(identity, id, secret) : await lockByPassphrase(age, identity, passphrase);
  await send("/desk/key", { recipient, wrapped: [box] });
  opened = { identity, recipient };
}

/** Locks the opened key once more, by a further passkey. */
export async function lockAgain(id, secret) {
  const { identity } = await openKey();
  await send("/desk/key/wrapping", await lockBySecret(identity, id, secret));
}

/** The key, opened by a passkey or a passphrase; asked for once in the life of a page. */
export async function openKey() {
  if (opened) return opened;
  const answer = await fetch("/desk/key/boxes", { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error("no key");
  const { recipient, wrapped } = await answer.json();
  const identity = (await openBySecret(wrapped)) ?? (await openByPassphrase(wrapped));
  const age = await library();
  if (!identity || (await age.identityToRecipient(identity)) !== recipient) throw new Error("not opened");
  opened = { identity, recipient };
  return opened;
}

async function lockBySecret(identity, id, secret) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await boxKey(secret, salt, "encrypt");
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(identity));
  const box = { v: 1, kdf: "HKDF-SHA256", aead: "AES-256-GCM", salt: toBase64(salt), iv: toBase64(iv), box: toBase64(new Uint8Array(sealed)) };
  return { kind: "prf", credential_id: toBase64(id), blob: toBase64(new TextEncoder().encode(JSON.stringify(box))) };
}

async function lockByPassphrase(age, identity, passphrase) {
  const encrypter = new age.Encrypter();
  encrypter.setPassphrase(passphrase);
  return { kind: "passphrase", credential_id: null, blob: toBase64(await encrypter.encrypt(identity)) };
}

async function boxKey(secret, salt, use) {
  const base = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  return crypto.subtle.deriveKey({ name: "HKDF", hash: "SHA-256", salt, info: INFO }, base, { name: "AES-GCM", length: 256 }, false, [use]);
}

async function openBySecret(wrapped) {
  const boxes = wrapped.filter((w) => w.kind === "prf");
  if (!boxes.length || !canUsePasskeys()) return null;
  const { id, secret } = await askSecret(boxes.map((b) => fromBase64(b.credential_id)));
  const mine = boxes.find((b) => b.credential_id === toBase64(id));
  if (!secret || !mine) return null;
  const box = JSON.parse(new TextDecoder().decode(fromBase64(mine.blob)));
  if (box.v !== 1) throw new Error("a newer box");
  const key = await boxKey(secret, fromBase64(box.salt), "decrypt");
  const clear = await crypto.subtle.decrypt({ name: "AES-GCM", iv: fromBase64(box.iv) }, key, fromBase64(box.box));
  return new TextDecoder().decode(clear);
}

async function openByPassphrase(wrapped) {
  const box = wrapped.find((w) => w.kind === "passphrase");
  if (!box) return null;
  const age = await library();
  for (let problem = ""; ; problem = word("key-passphrase-wrong")) {
    const passphrase = await askPassphrase(problem);
    if (passphrase === null) return null;
    const decrypter = new age.Decrypter();
    decrypter.addPassphrase(passphrase);
    const clear = await decrypter.decrypt(fromBase64(box.blob), "text").catch(() => null);
    if (clear) return clear;
  }
}

/** Asks for the passphrase in a dialog; null when it is closed. */
function askPassphrase(problem) {
  const typed = make("input", { type: "password", autocomplete: "current-password", required: "" });
  const form = make("form", { method: "dialog", class: "card stack" }, make("label", {}, word("key-passphrase-ask"), typed), make("p", { role: "alert" }, problem), make("button", { class: "first", value: "open" }, word("cmd-identity")));
  const dialog = make("dialog", {}, form);
  one("body").append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      resolve(dialog.returnValue === "open" ? typed.value : null);
      dialog.remove();
    });
  });
}

/** Opens an age file with the opened key. */
export async function openFile(bytes) {
  const [age, { identity }] = [await library(), await openKey()];
  const decrypter = new age.Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(bytes);
}

/** Seals bytes to recipients. */
export async function sealTo(recipients, bytes) {
  const age = await library();
  const encrypter = new age.Encrypter();
  recipients.forEach((r) => encrypter.addRecipient(r));
  return encrypter.encrypt(bytes);
}
