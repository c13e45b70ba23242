// A pressed node: with script the browser does a little work and sends by itself, without script one waits and presses
// again; what was typed stays, and files need not be chosen twice.

import { strict as assert } from "node:assert";
import { STORY, begins, flags, receiptOf } from "../house/citizen.mjs";

export default [
  { name: "flood with script: the browser does the work", run: works },
  { name: "flood without script: patience opens the door", run: waits },
];

async function works(house) {
  await house.open({ least_strain: 3 });
  const page = await house.visitor();
  await begins(page, { story: STORY });
  await page.locator("button.go[value=send]").click();
  await receiptOf(page);
  const asked = page.context().requests.map((address) => new URL(address).pathname);
  assert.ok(asked.includes("/assets/worker.js"), "the work was done beside the page");
  // The third step: contact sealed, a file chosen, and the work done before anything leaves.
  const other = await house.visitor();
  const { receipt } = await flags(other, { story: STORY });
  assert.ok(receipt);
}

async function waits(house) {
  await house.open({ least_strain: 3 });
  const page = await house.visitor({ js: false });
  await begins(page, { story: STORY });
  await page.locator("button.go[value=send]").click();
  await page.locator("#wait-patience").waitFor();
  assert.ok(await page.locator("#wait-work").isHidden());
  assert.equal(await page.locator("input[name=narrative]").getAttribute("value"), STORY.words);
  const words = await page.locator("#wait-patience").innerText();
  const seconds = Number(words.match(/\d+/)[0]);
  assert.ok(seconds >= 1 && seconds <= 30, words);
  // Too early: the same page, and the place in the line stays.
  const ticket = await page.locator("input[name=pass]").getAttribute("value");
  await page.locator("button.go[value=send]").click();
  assert.equal(await page.locator("input[name=pass]").getAttribute("value"), ticket);
  await page.waitForTimeout((seconds + 1) * 1000);
  await page.locator("button.go[value=send]").click();
  await receiptOf(page);
}
