// Who the reporter is, from the form to the officer's device: sealed by the server where there is no script, by a
// device that has no secret of its own, and anew for a colleague who came later.

import { strict as assert } from "node:assert";
import { STORY, flags } from "../house/citizen.mjs";
import * as officer from "../house/officer.mjs";

const PASSPHRASE = "seven quiet herons over the harbour";

export default [
  { name: "sealing: a contact sealed without script opens too", run: sealedAtEdge },
  { name: "sealing: a device without a secret opens by passphrase", run: byPassphrase },
  { name: "sealing: a colleague who came later gets what was sealed before", run: sealedAnew },
];

async function sealedAtEdge(house) {
  await house.open();
  const anna = await officer.joins(house);
  const page = await house.visitor({ js: false });
  const { reference } = await flags(page);
  assert.match(await page.locator(".receipt").innerText(), /Sealed by our server/);
  await anna.goto("/desk");
  await officer.row(anna, reference).locator("a").click();
  const contact = await officer.opensIdentity(anna, "to call back");
  assert.ok(contact.includes(STORY.name), contact);
}

async function byPassphrase(house) {
  await house.open();
  const anna = await officer.joins(house, { prf: false, passphrase: PASSPHRASE });
  const { reference } = await flags(await house.visitor());
  await anna.goto("/desk");
  await officer.row(anna, reference).locator("a").click();
  await anna.locator("#identity [name=reason]").fill("to call back");
  await anna.locator("#identity button").click();
  const asked = anna.locator("dialog[open]");
  await asked.locator("input[type=password]").fill("a wrong one, to begin with");
  await asked.locator("button").click();
  await asked.getByRole("alert").filter({ hasText: /\S/ }).waitFor();
  await asked.locator("input[type=password]").fill(PASSPHRASE);
  await asked.locator("button").click();
  await anna.locator("#identity-shown dd", { hasText: STORY.name }).waitFor();
}

async function sealedAnew(house) {
  await house.open();
  const anna = await officer.joins(house);
  const { reference } = await flags(await house.visitor());
  const bo = await officer.joins(house, { name: "Bo Lund", link: await officer.invites(anna, "duty-officer") });
  await bo.goto("/desk");
  await officer.row(bo, reference).locator("a").click();
  await bo.locator("#identity [name=reason]").fill("to call back");
  await bo.locator("#identity button").click();
  await bo.locator("#identity-shown .wrong").waitFor();

  await anna.goto("/desk");
  await officer.row(anna, reference).locator("a").click();
  await officer.opensIdentity(anna, "to seal it for Bo");
  await anna.locator("#reseal button").click();
  await anna.locator("#reseal progress").waitFor({ state: "hidden" });
  await bo.reload();
  const contact = await officer.opensIdentity(bo, "to call back");
  assert.ok(contact.includes(STORY.email), contact);
}
