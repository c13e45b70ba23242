// The service worker that rings in a browser of the desk, also when no page of it is open. It shows what the node sent
// encrypted to this browser, and opens the page with the button when somebody taps; it acknowledges nothing, and
// touches no request. When the push service changes the subscription, the node is told of the new one.

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("push", (event) => event.waitUntil(ring(event.data)));
self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(renew(event)));
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.url));
});

/** Whatever came must show something: a browser takes the right to ring away from who shows nothing. */
function ring(data) {
  const told = read(data);
  const actions = told.url && told.open ? [{ action: "open", title: told.open }] : [];
  return self.registration.showNotification(told.title ?? self.location.host, {
    body: told.body ?? "",
    lang: told.lang ?? "",
    tag: told.tag ?? "",
    renotify: Boolean(told.tag) && !told.silent,
    silent: Boolean(told.silent),
    requireInteraction: Boolean(told.stays),
    timestamp: told.at ?? Date.now(),
    icon: "/assets/bell.svg",
    data: { url: told.url },
    actions,
  });
}

function read(data) {
  try {
    return data?.json() ?? {};
  } catch {
    return {};
  }
}

/** Opens a page of this node, and none of anybody else; one that is open already comes to the front. */
async function open(address) {
  const url = new URL(address || "/desk", self.location.origin);
  if (url.origin !== self.location.origin) return null;
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = pages.find((page) => page.url === url.href);
  return there ? there.focus() : self.clients.openWindow(url.href);
}

/**
 * Push services end subscriptions when they please. The new one is given to the node as the page of the own channels gives
 * it, with the officer's session; without one the old way is refused at its next test, and the page says so.
 */
async function renew(event) {
  const options = event.oldSubscription?.options ?? (await key());
  if (!event.newSubscription && !options) return null;
  const subscription = event.newSubscription ?? (await self.registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: options.applicationServerKey,
  }));
  const { endpoint, keys } = subscription.toJSON();
  const body = new URLSearchParams({ channel: "web-push", to: endpoint, ...keys, label: "" });
  return fetch("/desk/me/channels", { method: "POST", body, credentials: "same-origin", redirect: "manual" });
}

/** What the last subscription was made with, where the browser does not say. */
async function key() {
  return (await self.registration.pushManager.getSubscription())?.options;
}
