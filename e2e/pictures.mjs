// Takes the pictures of the README from a running `stormbell demo`: `node e2e/pictures.mjs` after a build.
// The desk is pictured when the story has filled it and something rings.

import { strict as assert } from "node:assert";
import { mkdir, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { launch, person } from "./house/browser.mjs";
import { BINARY, freePort } from "./house/node.mjs";
import { joins } from "./house/officer.mjs";
import { Process } from "./house/process.mjs";

const FOLDER = new URL("../docs/pictures/", import.meta.url);
const PICTURE_MAX_BYTES = 300_000;
/// How fast the story runs, and how full the desk is when it is pictured.
const SPEED = 3_000;
const REPORTS_MIN = 9;

const demo = await startDemo();
const browser = await launch();
try {
  await pictureThePublicPage();
  await pictureTheDesk();
} finally {
  await browser.close();
  await demo.process.stop();
}

async function startDemo() {
  const process = new Process(BINARY, ["demo", "--speed", String(SPEED), "--port", String(await freePort())]);
  const url = await process.line((line) => line.match(/public page:\s*(\S+)/)?.[1], "public address");
  const invitation = await process.line((line) => line.match(/invitation to the desk.*?(http\S+)/)?.[1], "invitation");
  return { process, url: url.replace(/\/$/, ""), invitation };
}

async function pictureThePublicPage() {
  const phone = await person(browser, demo, { width: 390, height: 844, deviceScaleFactor: 2 });
  await phone.goto("/");
  await picture(phone, "page-phone");
  const desktop = await person(browser, demo, { width: 1280, height: 800 });
  await desktop.goto("/flag");
  await picture(desktop, "page-desktop");
}

async function pictureTheDesk() {
  const house = { node: demo, visitor: (device) => person(browser, demo, device) };
  const page = await joins(house, { name: "You", link: demo.invitation, height: 860 });
  await page.goto("/desk");
  await page.locator(`#rows .row:nth-child(${REPORTS_MIN})`).waitFor({ timeout: 240_000 });
  await page.locator(".alarm.ringing").first().waitFor({ timeout: 240_000 });
  await page.emulateMedia({ colorScheme: "light" });
  await picture(page, "desk-light");
  await page.emulateMedia({ colorScheme: "dark" });
  await picture(page, "desk-dark");
}

async function picture(page, name) {
  await mkdir(FOLDER, { recursive: true });
  const path = fileURLToPath(new URL(`${name}.png`, FOLDER));
  await page.screenshot({ path, animations: "disabled" });
  const { size } = await stat(path);
  assert.ok(size < PICTURE_MAX_BYTES, `${name} has ${size} bytes`);
  console.log(`${name}.png ${size} bytes`);
}
