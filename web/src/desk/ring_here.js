// «Ring in this browser»: asks for the right to ring, subscribes at the browser's own push service in the node's name,
// and hands the subscription to the node as a channel, by the form on the page.
import { all, fromBase64Url, one, ringWorker, toBase64Url } from "./dom.js";

const GIVEN = "rings-by";

/** Shows the offer where this browser can do it. */
export function startRingHere() {
  const place = one("#ring-here");
  if (!place) return;
  place.hidden = false;
  const form = one("form", place);
  if (!canRing()) return say(place, "cannot");
  if (Notification.permission === "denied") return say(place, "denied");
  form.hidden = false;
  already().then((endpoint) => endpoint && isListed(endpoint) && say(place, "already"));
  form.addEventListener("submit", async (event) => {
    if (form.elements.p256dh.value) return;
    event.preventDefault();
    const button = one("button", form);
    button.disabled = true;
    try {
      fill(form, await subscribe(place.dataset.key));
      form.submit();
    } catch (error) {
      button.disabled = false;
      say(place, error.name === "NotAllowedError" ? "denied" : "failed");
    }
  });
}

const canRing = () => Boolean(navigator.serviceWorker && globalThis.PushManager && globalThis.Notification);

function say(place, key) {
  const told = one("[role=status]", place);
  told.textContent = place.dataset[key];
  told.hidden = false;
}

/** The page lists the host of a subscription only; which one was handed over, this browser remembers. */
function isListed(endpoint) {
  const { host } = new URL(endpoint);
  const listed = all(".way-to").some((to) => to.textContent.trim() === host);
  return listed && localStorage.getItem(GIVEN) === endpoint;
}

async function already() {
  const registration = await navigator.serviceWorker.getRegistration("/assets/");
  return (await registration?.pushManager.getSubscription())?.endpoint;
}

async function subscribe(key) {
  if ((await Notification.requestPermission()) !== "granted") {
    throw Object.assign(new Error("not allowed"), { name: "NotAllowedError" });
  }
  const registration = await navigator.serviceWorker.register(ringWorker(), { updateViaCache: "none" });
  await running(registration);
  const applicationServerKey = fromBase64Url(key);
  const held = await registration.pushManager.getSubscription();
  if (held && sameKey(held, key)) return held;
  await held?.unsubscribe();
  return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
}

/** A subscription made with another key, before the node's key changed, takes nothing from us. */
function sameKey(held, key) {
  const its = held.options?.applicationServerKey;
  return Boolean(its) && toBase64Url(new Uint8Array(its)) === key;
}

function running(registration) {
  const worker = registration.installing ?? registration.waiting;
  if (registration.active || !worker) return Promise.resolve();
  return new Promise((resolve) => {
    worker.addEventListener("statechange", () => worker.state === "activated" && resolve());
  });
}

function fill(form, subscription) {
  const { endpoint, keys } = subscription.toJSON();
  localStorage.setItem(GIVEN, endpoint);
  form.elements.to.value = endpoint;
  form.elements.p256dh.value = keys.p256dh;
  form.elements.auth.value = keys.auth;
  if (!form.elements.label.value) form.elements.label.value = navigator.userAgentData?.platform || navigator.platform;
}
