// An alarm reaches the officer on duty by mail; its link acknowledges only when the button is pressed.

import { strict as assert } from "node:assert";
import { STORY, flags } from "../house/citizen.mjs";
import { handOver } from "../house/mail.mjs";
import * as officer from "../house/officer.mjs";

export default [
  { name: "mail: the link shows, the button acknowledges", run: byMail },
  { name: "mail: an answer takes the alarm, a notice of absence does not", run: byAnswer },
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

async function byAnswer(house) {
  await house.open();
  const anna = await officer.joins(house, { email: "anna@node.example" });
  await officer.goesOnDuty(anna);
  await anna.goto("/desk");
  const { reference } = await flags(await house.visitor());
  const mail = await house.mail.to("anna@node.example");
  const to = mail.head.match(/^Reply-To:\s*<?(\S+?)>?\s*$/im)?.[1];
  assert.match(to ?? "", /^bell\+[0-9a-z]{52}@node\.example$/);

  const answers = (sender, head) => handOver(house.node.answers, {
    sender,
    to,
    head: [...head, `Subject: Re: ${mail.subject}`],
    words: "I have it.",
  });
  const nothing = [
    ["anna@node.example", ["From: anna@node.example", "Auto-Submitted: auto-replied"]],
    ["", ["From: anna@node.example"]],
    ["eve@node.example", ["From: eve@node.example"]],
  ];
  for (const [sender, head] of nothing) assert.match(await answers(sender, head), /^250/);
  await anna.reload();
  await anna.locator(".alarm.ringing", { hasText: reference }).waitFor();

  assert.match(await answers("anna@node.example", ["From: Anna <anna@node.example>"]), /^250/);
  await anna.locator(".alarm:not(.ringing)", { hasText: reference }).waitFor();
}
