// Everyone can work at the desk: axe-core on every page, dark and light, narrow, and by the tab key.

import { flags } from "../house/citizen.mjs";
import { fitsNarrow, noBarriers, prints, tabReachesAll } from "../house/look.mjs";
import * as officer from "../house/officer.mjs";

export default [
  { name: "desk access: no barrier, dark and light", run: everyLook },
  ...["sv", "et", "lt", "fr", "de"].map((lang) => ({ name: `desk access: no barrier in ${lang}`, run: (house) => shown(house, noBarriers, { lang }) })),
  { name: "desk access: pages fit 320 pixels and 400 % zoom", run: (house) => shown(house, fitsNarrow, { lang: "de" }) },
  { name: "desk access: the tab key reaches all", run: (house) => shown(house, tabReachesAll) },
  { name: "desk access: a report prints", run: (house) => shown(house, prints) },
];

const PAGES = [
  "/desk",
  "/desk?show=closed",
  "/desk/search?search=nothing",
  "/desk/incidents",
  "/desk/proposals",
  "/desk/campaigns",
  "/desk/waves",
  "/desk/neighbours",
  "/desk/came",
  "/desk/sent",
  "/desk/help",
  "/desk/library",
  "/desk/directory",
  "/desk/picture",
  "/desk/rotas",
  "/desk/indicators",
  "/desk/rules",
  "/desk/officers",
  "/desk/organisations",
  "/desk/openings",
  "/desk/journal",
  "/desk/health",
  "/desk/me",
  "/desk/me/channels",
  "/desk/reach",
  "/desk/key",
  "/desk/recovery-keys",
];

/// A desk with a ringing alarm, a report and a case, shown page by page. German has the longest words.
async function shown(house, look, device = {}) {
  await house.open();
  const guest = await house.visitor(device);
  await guest.goto(house.node.invitation);
  await look(guest, "an invitation");
  const anna = await officer.joins(house, device);
  const at = async (path) => {
    await anna.goto(path);
    await look(anna, path);
  };
  await at("/desk");
  const { reference } = await flags(await house.visitor());
  await flags(await house.visitor(), { story: { what: "message", words: "A strange mail." }, short: true });
  await anna.setViewportSize({ width: 1280, height: 800 });
  await anna.goto("/desk");
  await officer.row(anna, reference).locator("a").click();
  const report = new URL(anna.url()).pathname;
  await officer.opensIdentity(anna, "to call back");
  await look(anna, "a report with its contact open");
  await anna.setViewportSize({ width: 1280, height: 800 });
  await at(`${report}/close`);
  await anna.setViewportSize({ width: 1280, height: 800 });
  await anna.goto(report);
  await officer.opensIncident(anna, "A case", "first report");
  await look(anna, "an incident");
  for (const path of PAGES) await at(path);
  await anna.setViewportSize({ width: 1280, height: 800 });
  await anna.goto("/desk/rotas");
  await anna.locator("form[action='/desk/rotas/draw'] button.first").click();
  await anna.waitForURL(/\/desk\/rotas\/[0-9a-f-]{36}/);
  const rota = new URL(anna.url()).pathname;
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  await at(`${rota}?day=${tomorrow}`);
  await anna.setViewportSize({ width: 1280, height: 800 });
  await at("/desk/rotas");
  await guest.goto("/desk/login");
  await look(guest, "signing in");
}

function everyLook(house) {
  return shown(house, async (page, where) => {
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await noBarriers(page, `${where}, ${colorScheme}`);
    }
  });
}
