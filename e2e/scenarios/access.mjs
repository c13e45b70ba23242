// Everyone can use the public pages: axe-core in every language, dark and light; narrow and enlarged; by the
// tab key; on paper.

import { strict as assert } from "node:assert";
import { STORY, begins, flags, keeps, returns, strangeReceipt } from "../house/citizen.mjs";
import { fitsNarrow, noBarriers, prints, tabReachesAll } from "../house/look.mjs";

const LANGS = ["en", "sv", "et", "lt", "fr", "de"];

export default [
  ...LANGS.map((lang) => ({ name: `access: no barrier on a public page in ${lang}`, run: (house) => everyLook(house, lang) })),
  { name: "access: public pages fit 320 pixels and 400 % zoom", run: narrow },
  { name: "access: the tab key reaches all on public pages", run: tabs },
  { name: "access: public pages print", run: paper },
];

/// Shows every public page, in the order of a visit; `look` is called at each.
async function everyPage(page, look) {
  const seen = (where) => look(page, `${where} (${page.url()})`);
  for (const path of ["/", "/flag", "/follow", "/first-aid", "/about", "/accessibility", "/journal", "/service-levels", "/no-such-page"]) {
    await page.goto(path);
    await seen(path);
  }
  for (const kind of ["ransom", "abuse"]) {
    await page.goto(`/first-aid/${kind}`);
    await seen(`first aid ${kind}`);
  }
  await begins(page, { story: { ...STORY, words: "" } });
  await seen("step two");
  await page.locator("button.go[value=send]").click();
  await seen("step two, nothing written");
  await page.locator("#narrative").fill(STORY.words);
  await page.locator("button.go.second[value=more]").click();
  await seen("step three");
  await page.locator("#email").fill("no address");
  await page.locator("button.go[value=send]").click();
  await seen("after step three with a strange address");
  const { receipt } = await flags(page);
  await seen("receipt");
  await keeps(page, receipt);
  await seen("receipt kept");
  await returns(page, strangeReceipt());
  await seen("unknown receipt");
  await returns(page, receipt);
  await page.locator("ul.talk").waitFor();
  await seen("conversation");
}

async function everyLook(house, lang) {
  await house.open();
  for (const colorScheme of ["light", "dark"]) {
    const page = await house.visitor({ lang, colorScheme });
    await everyPage(page, async (at, where) => {
      assert.equal(await at.locator("html").getAttribute("lang"), lang, where);
      await noBarriers(at, `${where}, ${colorScheme}`);
    });
  }
}

/// German has the longest words.
async function narrow(house) {
  await house.open();
  for (const lang of ["en", "de"]) {
    const page = await house.visitor({ lang });
    await everyPage(page, fitsNarrow);
  }
}

async function tabs(house) {
  await house.open();
  const page = await house.visitor({ width: 1280, height: 800 });
  await everyPage(page, tabReachesAll);
}

async function paper(house) {
  await house.open();
  const page = await house.visitor();
  const { receipt, reference } = await flags(page);
  await prints(page, "receipt", [receipt, reference]);
  await page.goto("/first-aid/ransom");
  await prints(page, "first aid");
}
