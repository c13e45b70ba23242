// A browser of the desk rings: it subscribes, the node sends to its push service, the service worker shows it, and a tap
// opens the page with the button. The push service is a peer of this test that opens what it gets; from there on the
// message is handed to the browser by the debugging protocol, because its own service cannot be reached from here.

import { strict as assert } from "node:assert";
import { flags } from "../house/citizen.mjs";
import * as officer from "../house/officer.mjs";
import { PushService } from "../house/push.mjs";

export default [
  { name: "ring: a browser subscribes, is called, and a tap leads to the button", run: rings },
];

async function rings(house) {
  const service = await PushService.start();
  try {
    await house.open({ settings: `[channels]\nallow_hosts = ["${service.url}"]\n` });
    await ringsWith(house, service);
  } finally {
    await service.close();
  }
}

async function ringsWith(house, service) {
  const anna = await officer.joins(house, { email: "anna@node.example" });
  await officer.goesOnDuty(anna);
  await anna.context().grantPermissions(["notifications"]);
  await anna.context().addInitScript(subscribes, service.subscription());
  await anna.goto("/desk/me/channels");
  const key = await anna.locator("#ring-here").getAttribute("data-key");
  await anna.locator("#ring-here input[name=label]").fill("laptop");
  await anna.locator("#ring-here button").click();
  const listed = anna.locator(".ways li", { hasText: new URL(service.url).host });
  await listed.waitFor();
  assert.match(await listed.innerText(), /laptop/);
  await anna.locator("#ring-here [role=status]", { hasText: "rings already" }).waitFor();

  const worker = await workerOf(anna, house.node.url);
  await listed.getByRole("button", { name: /test/i }).click();
  const test = await receives(service, key);
  await worker.deliver(test.text);
  const shown = await worker.shown((n) => n.title === test.told.title);
  assert.equal(shown.body, test.told.body);

  const { reference } = await flags(await house.visitor());
  let call = await receives(service, key);
  while (!call.told.title.includes(reference)) call = await receives(service, key);
  await worker.deliver(call.text);
  const alarm = await worker.shown((n) => n.title.includes(reference));
  assert.deepEqual(alarm.actions, [call.told.open]);
  const opened = await worker.tap(reference);
  assert.match(opened, new RegExp(`^${house.node.url}/a/`));

  const phone = await house.visitor();
  await phone.goto(opened);
  await anna.goto("/desk");
  await anna.locator(".alarm.ringing", { hasText: reference }).waitFor();
  await phone.locator("main form button").first().click();
  await anna.locator(".alarm:not(.ringing)", { hasText: reference }).waitFor();

  await worker.deliver("no JSON");
  await worker.shown((n) => n.title === new URL(house.node.url).host);
}

/// In the page: a push manager that gives the peer's subscription instead of asking the browser's own service.
function subscribes({ endpoint, keys }) {
  const manager = globalThis.PushManager?.prototype;
  if (!manager) return;
  const kept = "subscribed-with";
  const subscription = () => ({
    endpoint,
    options: { applicationServerKey: Uint8Array.from(JSON.parse(localStorage.getItem(kept))).buffer },
    toJSON: () => ({ endpoint, keys }),
    unsubscribe: async () => localStorage.removeItem(kept),
  });
  manager.getSubscription = async () => (localStorage.getItem(kept) ? subscription() : null);
  manager.subscribe = async ({ userVisibleOnly, applicationServerKey }) => {
    if (!userVisibleOnly) throw new Error("browsers ask that everything is shown");
    localStorage.setItem(kept, JSON.stringify([...applicationServerKey]));
    return subscription();
  };
}

async function receives(service, key) {
  const sent = await service.next();
  const claims = service.sender(sent, key);
  assert.equal(claims.aud, service.url);
  assert.ok(claims.exp > Date.now() / 1000 && claims.exp < Date.now() / 1000 + 24 * 3600);
  const text = service.open(sent);
  return { text, told: JSON.parse(text) };
}

/// The service worker, by the debugging protocol and by its registration.
async function workerOf(page, origin) {
  const line = await page.context().newCDPSession(page);
  const found = new Promise((done) => {
    line.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const ours = registrations.find((r) => !r.isDeleted && r.scopeURL.endsWith("/assets/"));
      if (ours) done(ours.registrationId);
    });
  });
  await line.send("ServiceWorker.enable");
  const registrationId = await found;
  const list = () => page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration("/assets/");
    const all = await registration.getNotifications();
    return all.map((n) => ({ title: n.title, body: n.body, actions: n.actions.map((a) => a.title) }));
  });
  return {
    deliver: (data) => line.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data }),
    /// Waits for a notification.
    async shown(is) {
      for (let tries = 0; tries < 100; tries += 1) {
        const one = (await list()).find(is);
        if (one) return one;
        await page.waitForTimeout(100);
      }
      throw new Error(`not shown: ${JSON.stringify(await list())}`);
    },
    /// Taps the action. No finger is there, so that opening a window is written down instead.
    async tap(words) {
      const worker = page.context().serviceWorkers().find((w) => w.url().endsWith("/assets/ring.js"));
      return worker.evaluate(async (words) => {
        const all = await self.registration.getNotifications();
        const notification = all.find((n) => n.title.includes(words));
        const opened = new Promise((done) => {
          self.clients.openWindow = (url) => done(url);
        });
        self.dispatchEvent(new NotificationEvent("notificationclick", { notification, action: "open" }));
        return opened;
      }, words);
    },
  };
}
