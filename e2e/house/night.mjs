// A night at a desk of two, page by page: everything that a person sees, from the empty desk to the hand-over, in two halves.
// `look(page, where)` is called at each stop; no step depends on the language.

import { flags } from "./citizen.mjs";
import * as officer from "./officer.mjs";

const DESKTOP = { width: 1280, height: 800 };

/// Anna leads and Bo is on duty; both have a mail address. `half` is `quiet`, before it rings, or `loud`, from then on.
export async function night(house, look, device = {}, half = null) {
  const anna = await officer.joins(house, { email: "anna@node.example", ...device });
  const seen = async (page, where) => {
    await look(page, where);
    await page.setViewportSize(DESKTOP);
  };
  const at = async (page, path, where = path) => {
    await page.goto(path);
    await seen(page, where);
  };
  await officer.goesOnDuty(anna);
  if (half !== "loud") {
    await at(anna, "/desk/hand-over", "a hand-over with nobody");
    await at(anna, "/desk/teams", "no team");
  }
  const link = await officer.invites(anna, "duty-officer");
  const bo = await officer.joins(house, { name: "Bo Lind", email: "bo@node.example", link, ...device });
  if (half !== "loud") {
    await at(bo, "/desk/duty", "a quiet duty");
    await beforeItRings(anna, at, seen);
  }
  if (half === "quiet") return;
  await whenItRings(house, anna, bo, at, seen, device);
  await atTheRelief(anna, bo, at, seen);
}

async function beforeItRings(anna, at, seen) {
  for (const path of ["/desk/policies", "/desk/policies/high", "/desk/reach", "/desk/me/channels", "/desk/rotas"]) await at(anna, path);
  await anna.goto("/desk/teams");
  const form = anna.locator("form[action='/desk/teams']");
  await form.locator("[name=name]").fill("Hospital");
  await form.locator("input[type=checkbox]").first().check();
  await form.locator("button").click();
  await anna.locator("form[action$='/remove']").waitFor({ state: "attached" });
  await seen(anna, "a team");
  await anna.locator(".two-main details summary").first().click();
  await anna.locator("form[action$='/remove'] button").click();
  await anna.locator("form[action$='/restore']").waitFor();
  await seen(anna, "a team that was removed");
  await anna.goto("/desk/rotas");
  await anna.locator("form[action='/desk/rotas/draw'] button.first").click();
  await anna.waitForURL(/\/desk\/rotas\/[0-9a-f-]{36}/);
  await anna.locator(".rota-layers details summary").first().click();
  await anna.locator(".rota-layers details details summary").first().click();
  await seen(anna, "a rota and the form of its layer");
}

async function whenItRings(house, anna, bo, at, seen, device) {
  await bo.goto("/desk/duty");
  await bo.locator("#called form button").first().click();
  const tested = await house.mail.to("bo@node.example");
  await flags(await house.visitor());
  await at(bo, "/desk/duty", "a duty when it rings");
  await anna.goto("/desk");
  await anna.locator(".alarm.ringing a[href^='/desk/alarms/']").click();
  await anna.waitForURL(/\/desk\/alarms\//);
  const alarm = new URL(anna.url()).pathname;
  await seen(anna, "an alarm that rings");
  const phone = await house.visitor(device);
  await phone.goto(linkIn(tested, "/reached/"));
  await seen(phone, "a test that arrived");
  await phone.goto(linkIn(await house.mail.to("anna@node.example"), "/a/"));
  await seen(phone, "the link of a call");
  await phone.locator("main form button").first().click();
  await phone.locator(".ack-else").waitFor();
  await seen(phone, "the link of a call that was answered");
  await at(anna, alarm, "an alarm that somebody has");
  await anna.locator("details.choose summary").click();
  await seen(anna, "to whom it can be handed on");
  await anna.locator("details.choose form button").first().click();
  await anna.locator(".alarm-act button").waitFor();
  await at(anna, alarm, "an alarm that was handed on");
  await at(bo, alarm, "an alarm that one is asked to take");
  await anna.locator(".alarm-act button").click();
}

async function atTheRelief(anna, bo, at, seen) {
  await anna.goto("/desk/hand-over");
  await anna.locator("[name=handing_note]").fill("The ward’s telephone is dead: use the porter’s.");
  await anna.locator("form[action='/desk/hand-over'] button.first").click();
  await anna.waitForURL(/\/desk\/hand-over\/[0-9a-f-]{36}/);
  const handed = new URL(anna.url()).pathname;
  await seen(anna, "a hand-over, for who leaves");
  await at(bo, "/desk/duty", "a duty that is handed over");
  await at(bo, handed, "a hand-over, for who comes");
  await bo.locator(".handed-item button[name=decline]").last().click();
  await bo.locator(".stands-declined").waitFor();
  await at(bo, handed, "a hand-over of which something was not taken");
  await at(anna, "/desk/hand-over", "all hand-overs");
  await at(anna, "/desk/reach", "who can be reached");
}

/// The first link of a mail that leads there.
export function linkIn(mail, path) {
  const links = mail.words.match(/https?:\/\/\S+/g) ?? [];
  return links.find((url) => url.includes(path));
}
