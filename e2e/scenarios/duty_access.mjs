// Everyone can answer: axe-core on every page of a night at the desk, in every language, dark and light; narrow, enlarged, by
// the tab key, and from right to left.

import { fitsFromRightToLeft, fitsNarrow, noBarriers, tabReachesAll } from "../house/look.mjs";
import { night } from "../house/night.mjs";

export default [
  ...["en", "sv", "et", "lt", "fr", "de"].map((lang) => ({ name: `duty access: no barrier in ${lang}`, run: (house) => shown(house, everyLook, { lang }) })),
  { name: "duty access: pages fit 320 pixels and 400 % zoom", run: (house) => shown(house, fitsNarrow, { lang: "de" }) },
  { name: "duty access: pages fit from right to left", run: (house) => shown(house, fitsFromRightToLeft, { lang: "de" }) },
  { name: "duty access: the tab key reaches all", run: (house) => shown(house, tabReachesAll) },
];

async function shown(house, look, device = {}) {
  await house.open();
  await night(house, look, device);
}

async function everyLook(page, where) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await noBarriers(page, `${where}, ${colorScheme}`);
  }
}
