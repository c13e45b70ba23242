// A report at the desk, from its appearance to the closing that the reporter reads: once by mouse, once by
// keyboard alone.

import { strict as assert } from "node:assert";
import { STORY, flags, returns } from "../house/citizen.mjs";
import { keyboard, mouse } from "../house/hands.mjs";
import { giveAuthenticator } from "../house/passkey.mjs";
import * as officer from "../house/officer.mjs";

const SECOND = { what: "down", words: "The booking site of the same practice does not answer.", ongoing: "now" };

export default [
  { name: "desk: a whole case by mouse", run: (house) => wholeCase(house, mouse) },
  { name: "desk: a whole case by keyboard", run: (house) => wholeCase(house, keyboard) },
  { name: "desk: two keys for each act", run: shortcuts },
  { name: "desk: signing in again with the passkey", run: signsIn },
  { name: "desk: a second officer by invitation, who sees the first one's acts", run: twoOfficers },
  { name: "desk: a lost passkey, recovered by two colleagues", run: recovers },
];

async function wholeCase(house, hands) {
  await house.open();
  const anna = await officer.joins(house, { name: "Anna Ek", hands });
  await anna.goto("/desk");
  await anna.evaluate(() => { globalThis.notReloaded = true; });

  const karin = await house.visitor();
  const first = await flags(karin);
  await officer.row(anna, first.reference).waitFor();
  await anna.locator(".alarm.ringing", { hasText: first.reference }).waitFor();
  assert.ok(await anna.evaluate(() => globalThis.notReloaded), "the report appeared without reloading");
  assert.match(await karin.locator(".receipt").innerText(), /Sealed in your browser/);

  await officer.acknowledges(anna, first.reference, hands);
  await anna.locator(".words .said", { hasText: STORY.words }).waitFor();
  await officer.answers(anna, "Unplug the server, do not switch it off. I call at once.", hands);
  const contact = await officer.opensIdentity(anna, "to call back", hands);
  assert.ok(contact.includes(STORY.name) && contact.includes(STORY.email), contact);

  const second = await flags(await house.visitor(), { story: SECOND, short: true });
  await officer.opensIncident(anna, "Practice locked and flooded", "first report", hands);
  await officer.adds(anna, second.reference, "same practice, same night", hands);
  await officer.assesses(anna, { priority: "emergency", tlp: "RED", reason: "patients wait" }, hands);
  await officer.notes(anna, "Spoke with the practice. Backup from Sunday exists.", hands);

  await officer.looksAt(anna, second.reference, hands);
  await officer.assignsToSelf(anna, "Anna Ek", hands);
  await officer.assesses(anna, { priority: "high", tlp: "GREEN", reason: "same attack" }, hands);
  await anna.goBack();
  await officer.looksAt(anna, first.reference, hands);
  await officer.closes(anna, { outcome: "resolved", words: "The server runs again from Sunday's backup." }, hands);
  await reads(karin, first.receipt);
}

async function reads(page, receipt) {
  await returns(page, receipt);
  await page.getByRole("heading", { name: "Your report is closed" }).waitFor();
  await page.locator(".theirs .said", { hasText: "Unplug the server" }).waitFor();
  await page.locator(".theirs .said", { hasText: "Sunday's backup" }).waitFor();
}

async function shortcuts(house) {
  await house.open();
  const anna = await officer.joins(house);
  const { reference } = await flags(await house.visitor());
  await anna.goto("/desk");
  await officer.row(anna, reference).waitFor();
  await anna.keyboard.press("a");
  await anna.waitForURL(/\/desk\/reports\//);
  await anna.keyboard.press("r");
  await anna.keyboard.type("We have it.");
  await anna.keyboard.press("Control+Enter");
  await anna.locator(".said-by-desk", { hasText: "We have it." }).waitFor();
  await anna.keyboard.press("Escape");
  await anna.keyboard.press("Control+k");
  await anna.locator("#palette-typed").waitFor();
  await anna.keyboard.press("Escape");
  await anna.locator("#palette").waitFor({ state: "hidden" });
  await asksForHelp(anna);
  await anna.keyboard.press("Escape");
  await anna.locator("#help").waitFor({ state: "hidden" });
  await anna.keyboard.press("Control+k");
  await anna.keyboard.type("journal");
  await anna.keyboard.press("Enter");
  await anna.waitForURL(/\/desk\/journal/);
}

/// An answer that was just sent gives its field the focus back, and there «?» is a letter: Escape leaves the field.
async function asksForHelp(page) {
  const help = page.locator("#help");
  for (let tries = 0; tries < 5; tries += 1) {
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    if (await help.waitFor({ timeout: 3_000 }).then(() => true, () => false)) return;
  }
  await help.waitFor();
}

async function signsIn(house) {
  await house.open();
  const anna = await officer.joins(house);
  await anna.goto("/desk/me");
  await anna.locator("form[action='/desk/leave'] button").click();
  await anna.waitForURL(/\/desk\/login/);
  await anna.goto("/desk");
  await anna.locator("#login button").click();
  await anna.waitForURL(/\/desk$/);
}

/// Bo lost every passkey: Anna begins, Cleo vouches, and only then is there a link. The old session is over.
async function recovers(house) {
  await house.open();
  const anna = await officer.joins(house);
  const bo = await officer.joins(house, { name: "Bo Lund", link: await officer.invites(anna, "duty-officer") });
  const cleo = await officer.joins(house, { name: "Cleo Mets", link: await officer.invites(anna, "duty-officer") });
  await anna.goto("/desk/officers");
  const line = anna.locator("tr", { hasText: "Bo Lund" });
  for (const more of await line.locator("summary").all()) await more.click();
  await line.locator("form[action$='/recover'] button").click();
  await anna.locator("li", { hasText: "Bo Lund" }).first().waitFor();
  assert.equal(await anna.locator("form[action$='/second']").count(), 0, "who began cannot vouch");
  await cleo.goto("/desk/officers");
  await cleo.locator("form[action$='/second'] button").click();
  const link = await cleo.locator("text=/\\/invite\\//").first().innerText().catch(() => cleo.locator("input[value*='/invite/']").inputValue());
  await bo.goto("/desk/me");
  const device = await house.visitor({ width: 1280, height: 800 });
  await giveAuthenticator(device, { prf: true });
  await device.goto(link.trim());
  await device.locator("#join button[type=submit]").click();
  await device.locator("#key-card").waitFor();
  await device.goto("/desk");
  await device.getByText("Bo Lund").first().waitFor();
  await bo.goto("/desk");
  await bo.waitForURL(/\/desk\/login/);
}

async function twoOfficers(house) {
  await house.open();
  const anna = await officer.joins(house);
  const link = await officer.invites(anna, "duty-officer");
  const bo = await officer.joins(house, { name: "Bo Lund", link });
  const { reference } = await flags(await house.visitor());
  await bo.goto("/desk");
  await officer.row(bo, reference).waitFor();
  await anna.goto("/desk");
  await officer.acknowledges(anna, reference);
  await bo.locator(".alarm:not(.ringing)", { hasText: "Anna Ek" }).waitFor();
  const again = await house.visitor();
  await again.goto(link);
  assert.equal(await again.locator("#join").count(), 0, "an invitation works once");
}
