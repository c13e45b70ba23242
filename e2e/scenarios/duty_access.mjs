// Everyone can answer: axe-core on every page of a night at the desk, in every language, dark and light; narrow, enlarged, by
// the tab key, and from right to left.

import { strict as assert } from "node:assert";
import { fitsFromRightToLeft, fitsNarrow, noBarriers, tabReachesAll } from "../house/look.mjs";
import { linkIn, night } from "../house/night.mjs";
import * as officer from "../house/officer.mjs";

const HALVES = ["quiet", "loud"];
const halves = (name, look, device = {}) => HALVES.map((half) => ({ name: `duty access: ${name}, ${half}`, run: (house) => shown(house, look, device, half) }));

export default [
  ...["en", "sv", "et", "lt", "fr", "de"].flatMap((lang) => halves(`no barrier in ${lang}`, everyLook, { lang })),
  ...halves("pages fit 320 pixels and 400 % zoom", fitsNarrow, { lang: "de" }),
  ...halves("pages fit from right to left", fitsFromRightToLeft, { lang: "de" }),
  ...halves("the tab key reaches all", tabReachesAll),
  { name: "duty access: the link of a message that tells of many alarms", run: storm },
];

async function shown(house, look, device, half) {
  await house.open();
  await night(house, look, device, half);
}

async function everyLook(page, where) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await noBarriers(page, `${where}, ${colorScheme}`);
  }
}

/// Two mails a minute go to one person; the third tells of everything that came meanwhile.
async function storm(house) {
  await house.open();
  const anna = await officer.joins(house, { email: "anna@node.example" });
  await officer.goesOnDuty(anna);
  for (const place of ["surgery", "town hall", "school", "mill", "harbour"]) {
    const data = { narrative: `The files of the ${place} are locked since midnight.`, kind: "ransom", ongoing: true };
    const answer = await anna.request.post("/api/v1/reports", { data });
    assert.equal(answer.status(), 201);
  }
  const phone = await house.visitor({ width: 390, height: 844 });
  const read = [];
  do {
    read.push(await house.mail.to("anna@node.example", { but: read, timeout_ms: 80_000 }));
    await phone.goto(linkIn(read.at(-1), "/a/"));
  } while (!(await phone.locator(".ack-told").count()));
  const named = await phone.locator(".ack-told li").count();
  assert.ok(named > 1, `${named} alarms`);
  await everyLook(phone, "the link of a storm");
  await fitsNarrow(phone, "the link of a storm");
  await phone.setViewportSize({ width: 390, height: 844 });
  const ringing = phone.locator(".ack-ringing");
  assert.equal(await ringing.count(), named);
  await phone.locator(".ack-told button").last().click();
  await phone.locator(".ack-yours").waitFor();
  assert.equal(await ringing.count(), named - 1, "one, and no other");
  await phone.locator(".ack-one button").click();
  await phone.locator(`.ack-yours >> nth=${named - 1}`).waitFor();
  assert.equal(await ringing.count(), 0);
}
