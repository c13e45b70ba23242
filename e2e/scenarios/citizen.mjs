// A citizen flags an attack, keeps the receipt, reads first aid, and comes back: with script and without.

import { strict as assert } from "node:assert";
import { STORY, begins, flags, keeps, receiptOf, returns, strangeReceipt } from "../house/citizen.mjs";
import { keyboard, mouse } from "../house/hands.mjs";

export default [
  { name: "citizen flags in three steps, with script", run: (house) => threeSteps(house, { js: true }) },
  { name: "citizen flags in three steps, without script", run: (house) => threeSteps(house, { js: false }) },
  { name: "citizen flags by keyboard alone", run: (house) => threeSteps(house, { js: true }, keyboard) },
  { name: "citizen sends after the second step", run: twoSteps },
  { name: "citizen who forgot the words gets everything back", run: forgot },
  { name: "citizen who sends twice has one report", run: sendsTwice },
  { name: "citizen with a wrong receipt learns nothing", run: wrongReceipt },
];

async function threeSteps(house, device, hands = mouse) {
  await house.open();
  const page = await house.visitor(device);
  const { receipt, reference } = await flags(page, { hands });
  const shown = await page.locator("main").innerText();
  assert.ok(shown.includes("What to do now"), "first aid is on the page of the receipt");
  await wrongGroup(page, receipt, hands);
  await keeps(page, receipt, { hands });
  await page.getByRole("heading", { name: "Well done, you have kept it" }).waitFor();

  await returns(page, receipt, { hands });
  await page.getByRole("heading", { name: "Your report is kept" }).waitFor();
  assert.ok((await page.locator("main").innerText()).includes(reference));
  await page.locator("ul.files a", { hasText: STORY.file.name }).waitFor();
  await hands.write(page.locator("#text"), "It spreads to the second server.");
  await hands.press(page.locator("form[action='/follow/messages'] button"));
  await page.locator(".mine .said", { hasText: "It spreads to the second server." }).waitFor();
}

async function wrongGroup(page, receipt, hands) {
  const last = receipt.split(" ").at(-1);
  const other = last.replace(/\d$/, (digit) => (Number(digit) + 1) % 10);
  await hands.write(page.locator("#last_group"), other);
  await hands.press(page.locator("form[action='/flag/kept'] button"));
  await page.locator("#last_group-wrong").waitFor();
  assert.equal((await receiptOf(page)).receipt, receipt);
}

async function twoSteps(house) {
  await house.open();
  const page = await house.visitor();
  await flags(page, { short: true, story: { what: "unknown", words: "Something is odd." } });
}

async function forgot(house) {
  await house.open();
  const page = await house.visitor();
  await begins(page, { story: { ...STORY, words: "" } });
  await page.locator("#organisation").fill("Praktik AB");
  await page.locator("button.go[value=send]").click();
  assert.match(await page.title(), /^Error/);
  assert.equal(await page.locator("#organisation").inputValue(), "Praktik AB");
  assert.ok(await page.locator("#ongoing-now-and-it-hurts").isChecked());
  await page.locator("#narrative").fill("Now with words.");
  await page.locator("button.go[value=send]").click();
  await receiptOf(page);
}

/// Reloading the receipt, and a form that a bad line sends twice.
async function sendsTwice(house) {
  await house.open();
  const page = await house.visitor();
  await begins(page);
  const form = await page.locator("#flag").evaluate((el) => Object.fromEntries(new FormData(el)));
  await page.locator("button.go[value=send]").click();
  const first = await receiptOf(page);
  await page.reload();
  assert.deepEqual(await receiptOf(page), first);
  const again = await page.request.post("/flag", { form: { ...form, do: "send" }, headers: { origin: house.node.url } });
  assert.ok((await again.text()).includes(first.reference), "the second sending shows the first report");
}

async function wrongReceipt(house) {
  await house.open();
  const page = await house.visitor();
  await returns(page, strangeReceipt());
  const unknown = await page.locator("main").innerText();
  assert.ok(unknown.includes("We cannot open anything with this number"));
  assert.deepEqual(await page.context().cookies(), []);
  await returns(page, strangeReceipt(9n));
  assert.equal(await page.locator("main").innerText(), unknown, "two unknown numbers look alike");
  await returns(page, strangeReceipt().replace(/.$/, (digit) => (Number(digit) + 1) % 10));
  assert.match(await page.title(), /^Error/);
}
