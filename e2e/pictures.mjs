// Takes the pictures of the README and of the officer's guide: `node e2e/pictures.mjs` after a build. The public page comes from a fresh node,
// the desk from a running `stormbell demo` in the first hour of its story, when a flood rings and nobody has taken it.

import { strict as assert } from "node:assert";
import { mkdir, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { launch, person } from "./house/browser.mjs";
import { BINARY, Node, freePort } from "./house/node.mjs";
import { joins } from "./house/officer.mjs";
import { Process } from "./house/process.mjs";

const FOLDER = new URL("../docs/pictures/", import.meta.url);
const PICTURE_MAX_BYTES = 300_000;
/// Slow enough to come to the desk before the played officers take the first alarm.
const SPEED = 150;
const REPORTS_MIN = 9;

const browser = await launch();
try {
  await pictureThePublicPage(await Node.start());
  await pictureTheDesk(await startDemo());
} finally {
  await browser.close();
}

async function startDemo() {
  const process = new Process(BINARY, ["demo", "--speed", String(SPEED), "--port", String(await freePort())]);
  const url = await process.line((line) => line.match(/public page:\s*(\S+)/)?.[1], "public address");
  const invitation = await process.line((line) => line.match(/invitation to the desk.*?(http\S+)/)?.[1], "invitation");
  return { process, url: url.replace(/\/$/, ""), invitation };
}

async function pictureThePublicPage(node) {
  const phone = await person(browser, node, { width: 390, height: 844, deviceScaleFactor: 2 });
  await phone.goto("/");
  await picture(phone, "page-phone");
  const desktop = await person(browser, node, { width: 1280, height: 800 });
  await desktop.goto("/flag");
  await picture(desktop, "page-desktop");
  await node.close();
}

async function pictureTheDesk(demo) {
  const house = { node: demo, visitor: (device) => person(browser, demo, device) };
  const page = await joins(house, { name: "Kim Holm", email: "kim@node.example", link: demo.invitation, height: 900 });
  await page.goto("/desk");
  await page.locator(`#rows .row:nth-child(${REPORTS_MIN})`).waitFor({ timeout: 240_000 });
  await takesAllButOne(page);
  await page.emulateMedia({ colorScheme: "light" });
  await picture(page, "desk-light");
  await page.emulateMedia({ colorScheme: "dark" });
  await picture(page, "desk-dark");
  await pictureTheTelephone(page);
  await demo.process.stop();
}

/// What an officer holds in the hand: the alarm that rings, and the own duty when somebody has it.
async function pictureTheTelephone(page) {
  await page.emulateMedia({ colorScheme: "light" });
  await page.locator(".alarm.ringing a[href^='/desk/alarms/']").click();
  await page.waitForURL(/\/desk\/alarms\//);
  await page.setViewportSize({ width: 390, height: 844 });
  await picture(page, "alarm-phone");
  await page.locator(".alarm-act button").click();
  await page.locator(".alarm:not(.ringing)").waitFor();
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/desk/duty");
  await picture(page, "duty-phone");
}

/// One alarm rings on, so that the picture shows both kinds.
async function takesAllButOne(page) {
  while ((await page.locator(".alarm.ringing").count()) > 1) {
    await page.locator(".alarm.ringing form.alarm-act button").last().click();
    await page.waitForURL(/\/desk\/reports\//);
    await page.goto("/desk");
  }
  await page.locator(".alarm.ringing").first().waitFor();
}

async function picture(page, name) {
  await mkdir(FOLDER, { recursive: true });
  const path = fileURLToPath(new URL(`${name}.png`, FOLDER));
  await page.screenshot({ path, animations: "disabled" });
  const { size } = await stat(path);
  assert.ok(size < PICTURE_MAX_BYTES, `${name} has ${size} bytes`);
  console.log(`${name}.png ${size} bytes`);
}
