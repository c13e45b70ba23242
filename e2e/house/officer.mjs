// What an officer does at the desk, step by step, with either hand.

import { mouse } from "./hands.mjs";
import { giveAuthenticator } from "./passkey.mjs";

/// Follows an invitation, makes a passkey and the key for sealed contacts. The page is the officer's device.
export async function joins(house, { name = "Anna Ek", email, link = house.node.invitation, hands = mouse, prf = true, passphrase, ...device } = {}) {
  const page = await house.visitor({ width: 1280, height: 800, ...device });
  await giveAuthenticator(page, { prf });
  await page.goto(link);
  await hands.write(page.locator("#join [name=name]"), name);
  if (email) await hands.write(page.locator("#join [name=email]"), email);
  await hands.press(page.locator("#join button[type=submit]"));
  await page.locator("#key-card").waitFor();
  await makesKey(page, hands, passphrase);
  return page;
}

/// A passkey that gives a secret when it is born has made the key already; else a button does, or a passphrase.
async function makesKey(page, hands, passphrase) {
  if (!(await page.locator("#key-card[data-made]").count())) await hands.press(page.locator("#key-make button"));
  if (passphrase) {
    await hands.write(page.locator("#key-passphrase [name=passphrase]"), passphrase);
    await hands.write(page.locator("#key-passphrase [name=again]"), passphrase);
    await hands.press(page.locator("#key-passphrase button"));
  }
  await page.locator("#key-card[data-made]").waitFor();
}

/// A lead invites someone; gives the link, which is shown once.
export async function invites(page, role) {
  await page.goto("/desk/officers");
  const form = page.locator("form[action='/desk/officers/invite']");
  await form.locator(`input[value=${role}]`).check();
  await form.locator("button").click();
  return page.locator(".once input[readonly]").inputValue();
}

export async function goesOnDuty(page, hands = mouse) {
  const duty = page.locator("form.duty button[role=switch]");
  if ((await duty.getAttribute("aria-checked")) === "false") await hands.press(duty);
  await page.locator("form.duty button[aria-checked=true]").waitFor();
}

/// The line of one report in the list at the desk.
export const row = (page, reference) => page.locator("#rows .row", { hasText: reference });

/// Takes the ringing alarm of a report; the page of the report opens.
export async function acknowledges(page, reference, hands = mouse) {
  const alarm = page.locator(".alarm.ringing", { hasText: reference });
  await hands.press(alarm.locator("form.alarm-act button"));
  await page.waitForURL(/\/desk\/reports\//);
}

export async function answers(page, words, hands = mouse) {
  await hands.write(page.locator("#answer textarea"), words);
  await hands.press(page.locator("#answer button.first"));
  await page.locator(".said-by-desk", { hasText: words }).waitFor();
}

/// Opens the sealed contact on this device; gives what is shown.
export async function opensIdentity(page, reason, hands = mouse) {
  await hands.write(page.locator("#identity [name=reason]"), reason);
  await hands.press(page.locator("#identity button"));
  const shown = page.locator("#identity-shown");
  await shown.locator("dd").first().waitFor();
  return shown.innerText();
}

/// Opens an incident from the report; its page opens.
export async function opensIncident(page, title, reason, hands = mouse) {
  await hands.press(page.locator("summary[data-command=incident]"));
  const form = page.locator("form[action$='/incident']");
  await hands.write(form.locator("[name=title]"), title);
  await hands.write(form.locator("[name=reason]"), reason);
  await hands.press(form.locator("button"));
  await page.waitForURL(/\/desk\/incidents\//);
}

/// Puts another report into the incident whose page is open.
export async function adds(page, reference, reason, hands = mouse) {
  const form = page.locator("form[action$='/add']");
  await hands.write(form.locator("[name=reference]"), reference);
  await hands.write(form.locator("[name=reason]"), reason);
  await hands.press(form.locator("button"));
  await page.locator("[data-live=tied] .row", { hasText: reference }).waitFor();
}

/// From an incident to one of its reports.
export async function looksAt(page, reference, hands = mouse) {
  await hands.press(page.locator("[data-live=tied] .row a.row-link", { hasText: reference }));
  await page.locator(".crumbs .row-ref", { hasText: reference }).waitFor();
}

/// Changes priority and marking of the incident or report whose page is open.
export async function assesses(page, { priority, tlp, reason }, hands = mouse) {
  const summary = page.locator("details.assess:not([open]) > summary");
  if (await summary.count()) await hands.press(summary);
  await hands.choose(page.locator("#assess [name=priority]"), priority);
  await hands.choose(page.locator("#assess [name=tlp]"), tlp);
  await hands.write(page.locator("#assess [name=reason]"), reason);
  await hands.press(page.locator("#assess > button"));
  await page.locator("[data-live=head] .tlp", { hasText: tlp }).waitFor();
}

export async function assignsToSelf(page, name, hands = mouse) {
  await hands.press(page.locator("[data-live=head] button[data-command=assign-me]"));
  await page.locator("[data-live=head] .chips", { hasText: name }).waitFor();
}

export async function notes(page, words, hands = mouse) {
  await hands.write(page.locator("#note textarea"), words);
  await hands.press(page.locator("#note button"));
  await page.locator("[data-live=timeline] .said", { hasText: words }).waitFor();
}

/// Closes what is open, after having looked at what the reporter will read.
export async function closes(page, { outcome, words }, hands = mouse) {
  await hands.press(page.locator("[data-live=head] a[data-command=close]"));
  await hands.tick(page.locator(`input[name=outcome][value=${outcome}]`));
  await hands.write(page.locator("textarea[name=words]"), words);
  await hands.press(page.locator("button[value=look]"));
  await page.locator(".as-read", { hasText: words }).waitFor();
  await hands.press(page.locator("button[value=close]"));
  await page.locator("[data-live=closed]").waitFor();
}
