// The browser's half of the passkey ceremonies, and the secret that a passkey gives for locking the officer's key
// (WebAuthn PRF). That secret stays here: it is taken out before anything is sent.
import { fromBase64Url, send, toBase64Url } from "./dom.js";

/** Thirty-two bytes, the same on every device and for ever: another context would give another secret. */
const CONTEXT = new TextEncoder().encode("stormbell officer key, context 1");

export const canUsePasskeys = () => Boolean(globalThis.PublicKeyCredential && navigator.credentials);

/** Signs in; answers where to go. */
export async function enter() {
  const { ticket, options } = await send("/desk/passkeys/enter/begin", {});
  const credential = await navigator.credentials.get({ publicKey: readOptions(options.publicKey) });
  return send("/desk/passkeys/enter/finish", { ticket, credential: entering(credential) });
}

/** Makes a passkey at `place` (`join` or `add`); answers with its id and, where the device gives it at once, its secret. */
export async function makePasskey(place, first, second) {
  const { ticket, options } = await send(`/desk/passkeys/${place}/begin`, first);
  const publicKey = readOptions(options.publicKey);
  publicKey.extensions = { ...publicKey.extensions, prf: { eval: { first: CONTEXT } } };
  const credential = await navigator.credentials.create({ publicKey });
  const done = await send(`/desk/passkeys/${place}/finish`, { ...second, ticket, credential: made(credential) });
  return { ...done, ...secretOf(credential) };
}

/** Asks a passkey for its secret. Nothing is proved to the server by this; it only unlocks on this device. */
export async function askSecret(ids = []) {
  const publicKey = {
    challenge: crypto.getRandomValues(new Uint8Array(32)),
    userVerification: "required",
    allowCredentials: ids.map((id) => ({ type: "public-key", id })),
    extensions: { prf: { eval: { first: CONTEXT } } },
  };
  return secretOf(await navigator.credentials.get({ publicKey }));
}

function secretOf(credential) {
  const secret = credential.getClientExtensionResults().prf?.results?.first;
  return { id: new Uint8Array(credential.rawId), secret: secret ? new Uint8Array(secret) : null };
}

function readOptions(options) {
  const read = { ...options, challenge: fromBase64Url(options.challenge) };
  if (options.user) read.user = { ...options.user, id: fromBase64Url(options.user.id) };
  for (const list of ["allowCredentials", "excludeCredentials"]) {
    if (options[list]) read[list] = options[list].map((c) => ({ ...c, id: fromBase64Url(c.id) }));
  }
  return read;
}

const text = (buffer) => toBase64Url(new Uint8Array(buffer));

function made({ id, rawId, type, response }) {
  return {
    id,
    rawId: text(rawId),
    type,
    response: {
      attestationObject: text(response.attestationObject),
      clientDataJSON: text(response.clientDataJSON),
      transports: response.getTransports?.() ?? [],
    },
    extensions: {},
  };
}

function entering({ id, rawId, type, response }) {
  return {
    id,
    rawId: text(rawId),
    type,
    response: {
      authenticatorData: text(response.authenticatorData),
      clientDataJSON: text(response.clientDataJSON),
      signature: text(response.signature),
      userHandle: response.userHandle ? text(response.userHandle) : null,
    },
    extensions: {},
  };
}
