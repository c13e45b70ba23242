// What a citizen does, step by step. Elements are found by what they are in the form, not by their words, so
// that the same walk goes in every language.

import { strict as assert } from "node:assert";
import { mouse } from "./hands.mjs";

export const STORY = {
  what: "ransom",
  words: "All files on the practice server end in .locked since 02:40. The screen asks for money. Patients wait.",
  ongoing: "now-and-it-hurts",
  name: "Karin Öberg",
  email: "karin@praktik.example",
  file: { name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("PAY US\n<script>alert(1)</script>\n") },
};

/// From the first page to the second step, with words typed but not sent.
export async function begins(page, { hands = mouse, story = STORY } = {}) {
  await page.goto("/");
  await hands.press(page.locator("a.go.big"));
  await hands.tick(page.locator(`#what-${story.what}`));
  await hands.press(page.locator("button.go[value=words]"));
  await hands.write(page.locator("#narrative"), story.words);
  if (story.ongoing) await hands.tick(page.locator(`#ongoing-${story.ongoing}`));
}

/// The whole form; gives what the receipt page shows.
export async function flags(page, { hands = mouse, story = STORY, short = false } = {}) {
  await begins(page, { hands, story });
  if (short) {
    await hands.press(page.locator("button.go[value=send]"));
    return receiptOf(page);
  }
  await hands.press(page.locator("button.go.second[value=more]"));
  if (story.name) await hands.write(page.locator("#name"), story.name);
  if (story.email) await hands.write(page.locator("#email"), story.email);
  // A file chooser belongs to the system and cannot be driven by either hand.
  if (story.file) await page.locator("#files").setInputFiles(story.file);
  await hands.press(page.locator("button.go[value=send]"));
  return receiptOf(page);
}

/// Reads the receipt page.
export async function receiptOf(page) {
  await page.locator("#number").waitFor();
  const receipt = (await page.locator("#number").innerText()).trim().replace(/\s+/g, " ");
  assert.match(receipt.replaceAll(" ", ""), /^\d{20}$/);
  const reference = (await page.locator(".receipt dl dd b").first().innerText()).trim();
  assert.match(reference, /^[A-Z]{2}-\d{4}-[0-9A-Z]+$/);
  return { receipt, reference };
}

/// Types the last group back.
export async function keeps(page, receipt, { hands = mouse } = {}) {
  await hands.write(page.locator("#last_group"), receipt.split(" ").at(-1));
  await hands.press(page.locator("form[action='/flag/kept'] button"));
}

/// Comes back with the receipt.
export async function returns(page, receipt, { hands = mouse } = {}) {
  await page.goto("/follow");
  await hands.write(page.locator("#receipt"), receipt);
  await hands.press(page.locator("form[action='/follow'] button"));
}

/// A well-formed receipt that nobody has: ISO 7064 MOD 97-10, as the model draws them.
export function strangeReceipt(number = 123456789012345678n) {
  const check = 98n - (number * 100n) % 97n;
  return `${String(number).padStart(18, "0")}${String(check).padStart(2, "0")}`;
}
