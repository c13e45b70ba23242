// An alarm reaches the officer on duty by mail; its link acknowledges only when the button is pressed.

import { strict as assert } from "node:assert";
import { STORY, flags } from "../house/citizen.mjs";
import * as officer from "../house/officer.mjs";

export default [
  { name: "mail: the link shows, the button acknowledges", run: byMail },
];

async function byMail(house) {
  await house.open();
  const anna = await officer.joins(house, { email: "anna@node.example" });
  await officer.goesOnDuty(anna);
  await anna.goto("/desk");
  const { reference } = await flags(await house.visitor());

  const mail = await house.mail.to("anna@node.example");
  assert.equal(mail.from, "bell@node.example");
  assert.ok(`${mail.subject} ${mail.words}`.includes(reference), "the mail names the report");
  for (const secret of [STORY.words, STORY.name, STORY.email]) {
    assert.ok(!mail.words.includes(secret), "no word of the report is in the mail");
  }
  const links = mail.words.match(/https?:\/\/\S+/g) ?? [];
  const link = links.find((url) => /\/a\//.test(url));
  assert.ok(link?.startsWith(house.node.url), `one link: ${links}`);

  const phone = await house.visitor();
  await phone.goto(link);
  await phone.goto(link);
  await anna.reload();
  await anna.locator(".alarm.ringing", { hasText: reference }).waitFor();

  await phone.locator("main form button").first().click();
  await phone.getByRole("heading", { name: "This alarm is yours" }).waitFor();
  await anna.locator(".alarm:not(.ringing)", { hasText: reference }).waitFor();
}
