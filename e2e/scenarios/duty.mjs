// What an officer holds in the hand: my duty on a phone, a hand-over that a second officer accepts, a calendar that a
// program subscribes to, absences out of a file that another program wrote.

import { strict as assert } from "node:assert";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { flags } from "../house/citizen.mjs";
import * as officer from "../house/officer.mjs";

export default [
  { name: "duty: handed over to a phone", run: handedOver },
  { name: "duty: handed over without script", run: withoutScript },
  { name: "duty: subscribed to as a calendar", run: subscribed },
  { name: "duty: absences out of a file", run: away },
];

const PHONE = { width: 390, height: 844 };
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/// Anna leads; Bo comes, with a telephone.
async function two(house) {
  await house.open();
  const anna = await officer.joins(house);
  const link = await officer.invites(anna, "duty-officer");
  const bo = await officer.joins(house, { name: "Bo Lind", email: "bo@node.example", link, ...PHONE });
  return { anna, bo };
}

/// Anna takes what comes in and hands it over with a note and a promise.
async function hands(house, anna) {
  const { reference } = await flags(await house.visitor());
  await anna.goto("/desk");
  await anna.locator(".alarm.ringing button.big").click();
  await anna.waitForURL(/\/desk\/reports\//);
  await anna.goto("/desk/hand-over");
  await anna.locator("[name=coming]").selectOption({ label: "Bo Lind" });
  await anna.locator("[name=handing_note]").fill("The ward’s telephone is dead: use the porter’s.");
  await anna.getByRole("button", { name: "Hand over", exact: true }).click();
  await anna.locator("h1", { hasText: "Bo Lind" }).waitFor();
  await anna.locator("[name=words]").fill("Call the ward back");
  await anna.locator("[name=within]").selectOption("4");
  await anna.getByRole("button", { name: "Put in" }).click();
  await anna.locator(".handed-item", { hasText: "Call the ward back" }).waitFor();
  return reference;
}

async function handedOver(house) {
  const { anna, bo } = await two(house);
  const reference = await hands(house, anna);

  await bo.goto("/desk/duty");
  await bo.locator(".hint", { hasText: "Anna Ek" }).getByRole("link").click();
  assert.equal(await bo.locator(".handed-item").count(), 3, "alarm, note, promise");
  const note = bo.locator(".handed-item", { hasText: "telephone is dead" });
  await note.getByRole("button", { name: /Leave it with/ }).click();
  await note.locator(".stands-declined").waitFor();
  await bo.getByRole("button", { name: "Take all marked" }).click();
  await bo.locator(".handed-item", { hasText: reference }).locator(".stands-accepted").waitFor();
  await anna.locator(".handed-item", { hasText: reference }).locator(".stands-accepted").waitFor();

  await bo.goto("/desk/duty");
  await bo.locator("[data-live=duty-open]", { hasText: reference }).waitFor();
  const over = await bo.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `nothing sticks out on a telephone: ${over}`);
  const promise = bo.locator("[data-live=duty-open] li", { hasText: "Call the ward back" });
  await promise.getByRole("button").click();
  await bo.locator("[data-live=duty-open]", { hasText: reference }).waitFor();
  assert.equal(await promise.count(), 0, "kept");
}

/// The same pages on a telephone that runs no script. Signing in needs one, so the session is carried over.
async function withoutScript(house) {
  const { anna, bo } = await two(house);
  const reference = await hands(house, anna);
  const cookies = await bo.context().cookies();
  const plain = await house.visitor({ ...PHONE, js: false });
  await plain.context().addCookies(cookies);
  await plain.goto("/desk/duty");
  await plain.locator(".hint", { hasText: "Anna Ek" }).getByRole("link").click();
  await plain.getByRole("button", { name: "Take all marked" }).click();
  await plain.locator(".handed-item", { hasText: reference }).locator(".stands-accepted").waitFor();
  await plain.goto("/desk/duty");
  await plain.locator("[data-live=duty-open]", { hasText: reference }).waitFor();
}

/// What a program that is not ours reads in a calendar.
function read(text) {
  const python = here("../../target/e2e-python/bin/python");
  return JSON.parse(execFileSync(python, [here("../shifts.py")], { input: text }));
}

/// Anna and Bo take turns of a day.
async function drawsRota(anna) {
  await anna.goto("/desk/rotas");
  await anna.locator("[name=name]").fill("Watch");
  await anna.locator("[name=zone]").first().fill("Europe/Stockholm");
  await anna.locator("[name=layer-zone]").fill("Europe/Stockholm");
  await anna.locator("[name=unit]").selectOption("day");
  await anna.getByRole("button", { name: "Draw the rota" }).click();
  await anna.waitForURL(/\/desk\/rotas\/[0-9a-f-]{36}/);
}

async function subscribed(house) {
  const { anna, bo } = await two(house);
  await drawsRota(anna);
  await bo.goto("/desk/duty");
  await bo.getByRole("button", { name: "Make an address" }).click();
  const url = await bo.getByLabel("Address of the calendar").inputValue();

  const program = await house.visitor();
  const answer = await program.request.get(url);
  assert.equal(answer.status(), 200);
  assert.match(answer.headers()["content-type"], /^text\/calendar/);
  const { name, events } = read(await answer.body());
  assert.equal(name, "My duty");
  assert.ok(events.length > 40, `half a year of every other day: ${events.length}`);
  assert.ok(events.every((event) => event.title === "On duty: Watch" && event.is_free), "no name of anybody");
  const unusual = new Set(events.slice(1, -1).map((event) => event.hours));
  unusual.delete(24);
  const changes = await clockChange(anna, program, events);
  assert.deepEqual([...unusual], changes, "a shift over a change of clocks is as long as the clock says");

  const same = await program.request.get(url, { headers: { "if-none-match": answer.headers().etag } });
  assert.equal(same.status(), 304, "the same shifts are the same bytes");
  await bo.locator("summary", { hasText: "Take away" }).click();
  await bo.getByRole("button", { name: "Take away" }).click();
  await bo.locator("#notice", { hasText: "opens nothing" }).waitFor();
  assert.equal((await program.request.get(url)).status(), 404);
  assert.equal((await program.request.get(url.replace(/.\.ics$/, ".ics"))).status(), 404);
}

/// The lengths that differ from a day among Bo's shifts: one where Bo has the watch while clocks are set, none where Anna has.
async function clockChange(anna, program, events) {
  await anna.goto("/desk/duty");
  await anna.getByRole("button", { name: "Make an address" }).click();
  const url = await anna.getByLabel("Address of the calendar").inputValue();
  const hers = read(await (await program.request.get(url)).body()).events.slice(1, -1);
  const odd = hers.map((event) => event.hours).filter((hours) => hours !== 24);
  const his = events.slice(1, -1).map((event) => event.hours).filter((hours) => hours !== 24);
  const all = [...odd, ...his].sort();
  assert.ok(all.length >= 1 && all.every((hours) => hours === 23 || hours === 25), `lengths: ${all}`);
  return his;
}

/// As Outlook writes it: its own zone's name, a whole day, folded lines.
function outlook() {
  const year = new Date().getUTCFullYear() + 1;
  return [
    "BEGIN:VCALENDAR", "PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN", "VERSION:2.0",
    "BEGIN:VEVENT", "UID:040000008200E00074C5B7101A82E008", `DTSTART;VALUE=DATE:${year}0301`, `DTEND;VALUE=DATE:${year}0308`,
    "SUMMARY:Skiing in the ", " mountains", "X-MICROSOFT-CDO-BUSYSTATUS:OOF", "END:VEVENT",
    "BEGIN:VEVENT", "UID:2", `DTSTART:${year}0401T080000Z`, `DTEND:${year}0401T090000Z`, "SUMMARY:A meeting", "X-MICROSOFT-CDO-BUSYSTATUS:BUSY", "END:VEVENT",
    "BEGIN:VEVENT", "UID:3", `DTSTART:${year}0501T080000Z`, "RRULE:FREQ=NONSENSE", "SUMMARY:Odd", "X-MICROSOFT-CDO-BUSYSTATUS:OOF", "END:VEVENT",
    "END:VCALENDAR", "",
  ].join("\r\n");
}

async function away(house) {
  const { bo } = await two(house);
  await bo.goto("/desk/duty");
  await bo.getByText("From a calendar file").click();
  const file = { name: "calendar.ics", mimeType: "text/calendar", buffer: Buffer.from(outlook()) };
  await bo.locator("input[type=file]").setInputFiles(file);
  await bo.getByRole("button", { name: "See what is in it" }).click();
  await bo.getByRole("heading", { name: "In the calendar file" }).waitFor();
  await bo.getByText("Skiing in the mountains").waitFor();
  assert.equal(await bo.getByText("A meeting").count(), 0, "a meeting is no absence");
  await bo.getByText(/the line .*RRULE.* could not be read/).waitFor();
  await bo.getByRole("button", { name: "Enter those marked" }).click();
  const mine = bo.locator("[data-live=duty-absences] li");
  await mine.filter({ hasText: /1.*March/ }).waitFor();
  assert.equal(await bo.getByText("Skiing").count(), 0, "why is nobody's business here");
  await mine.getByRole("button", { name: "Take back" }).click();
  await bo.locator("[data-live=duty-absences]", { hasText: "You are not away" }).waitFor();

  await bo.getByText("From a calendar file").click();
  await bo.locator("input[type=file]").setInputFiles({ ...file, buffer: Buffer.from("<html>Sign in</html>") });
  await bo.getByRole("button", { name: "See what is in it" }).click();
  await bo.locator("[data-live=duty-absences] .wrong", { hasText: "Calendar" }).waitFor();
}
