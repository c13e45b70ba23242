// A power cut right after an answer: what was answered is there after the restart.

import { strict as assert } from "node:assert";
import { STORY, flags, returns } from "../house/citizen.mjs";
import * as officer from "../house/officer.mjs";

export default [
  { name: "power cut right after the receipt", run: cutAfterReceipt },
];

async function cutAfterReceipt(house) {
  await house.open();
  const anna = await officer.joins(house);
  const karin = await house.visitor();
  for (const what of ["ransom", "message"]) {
    const { receipt, reference } = await flags(karin, { story: { ...STORY, what } });
    await house.node.kill();
    await house.node.begin();
    await returns(karin, receipt);
    await karin.getByRole("heading", { name: "Your report is kept" }).waitFor();
    await anna.goto("/desk");
    await officer.row(anna, reference).locator("a").click();
    await anna.locator(".words .said", { hasText: STORY.words }).waitFor();
    const contact = await officer.opensIdentity(anna, "after the power cut");
    assert.ok(contact.includes(STORY.email), contact);
  }
}
