// Small tools: elements, words in the reader's language, and the one place where the server's HTML is read.

export const one = (selector, from = document) => from.querySelector(selector);
export const all = (selector, from = document) => [...from.querySelectorAll(selector)];

/** A sentence from the page's list of words; `{n}`-like parts are replaced. */
export function word(key) {
  return one(`#words [data-word="${key}"]`)?.textContent ?? key;
}

/** An element with attributes and children; text is always text. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** Says something to people who listen to the page. */
export function say(text, loud = false) {
  const region = one(loud ? "#live-loud" : "#live");
  if (region) region.textContent = text;
}

/** Shows a notice where the page has its place for it. */
export function notice(text, ...more) {
  const spaced = more.flatMap((m) => [" ", m]);
  one("#notice")?.replaceChildren(make("p", more.length ? { class: "stays" } : {}, text, ...spaced));
}

// Only our own pages are parsed, they are never written into the document as text, and their scripts never run. The one
// script that is named to the browser is the one that rings.
const RING = "/assets/ring.js";
const policy = globalThis.trustedTypes?.createPolicy("stormbell", { createHTML: (html) => html, createScriptURL: () => RING });

/** The address of the worker that rings. */
export const ringWorker = () => policy?.createScriptURL(RING) ?? RING;

/** Reads a page of ours as a document of its own. */
export function parsePage(html) {
  return new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, "text/html");
}

/** Makes signs visible that change how text looks without being seen, as the server does. */
export function visible(text) {
  const hidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
  return text.replace(hidden, (c) => `⟨U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`);
}

/** Buttons that copy a one-time link or key. */
export function startCopying() {
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = word("copied");
  });
}

const TEXT = (bytes) => String.fromCharCode(...bytes);
/** Base64 of bytes, and back. Chunks keep the argument list short. */
export function toBase64(bytes) {
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += TEXT(bytes.subarray(i, i + 8192));
  return btoa(text);
}
export const fromBase64 = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
export const toBase64Url = (bytes) => toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
export const fromBase64Url = (text) => fromBase64(text.replaceAll("-", "+").replaceAll("_", "/"));

/** Sends JSON; an answer that is not well is an error with its status. */
export async function send(address, body) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw Object.assign(new Error("refused"), { status: answer.status });
  return answer.status === 204 ? null : answer.json();
}
