// Runs scenarios one after the other, each in a house of its own, and says at the end how many held.

import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.mjs";
import { House } from "./house.mjs";

const PICTURES = fileURLToPath(new URL("../../target/e2e-failures", import.meta.url));
const SCENARIO_MAX_MS = 150_000;

/// `scenarios` are `{ name, run(house) }`; gives the number that failed.
export async function runAll(scenarios) {
  const browser = await launch();
  let failed = 0;
  for (const scenario of scenarios) {
    const began = Date.now();
    let why = await play(browser, scenario);
    // A browser on a busy machine stumbles now and then. Once more in a fresh house tells that from a fault, and the
    // stumble is shown all the same.
    if (why) {
      console.log(`? ${scenario.name}: once more, because\n    ${why.split("\n").join("\n    ")}`);
      why = await play(browser, scenario);
    }
    const took = `${((Date.now() - began) / 1000).toFixed(1)} s`;
    console.log(`${why ? "✗" : "✓"} ${scenario.name} (${took})`);
    if (why) console.log(`    ${why.split("\n").join("\n    ")}`);
    failed += why ? 1 : 0;
  }
  await browser.close();
  console.log(`${scenarios.length - failed} passed, ${failed} failed`);
  return failed;
}

/// Nothing when it held; else why it did not.
async function play(browser, scenario) {
  const house = new House(browser);
  let why = null;
  try {
    await within(SCENARIO_MAX_MS, scenario.run(house));
    house.nothingWrong();
  } catch (error) {
    why = plain(error.stack ?? String(error));
    await pictures(house, scenario.name).catch(() => {});
    const faults = house.faults();
    if (faults.length) why += `\nseen by the pages:\n${faults.join("\n")}`;
    why += house.lastWords();
  }
  try {
    await house.close();
  } catch (error) {
    why ??= String(error);
  }
  return why;
}

/// Without the colours that the browser's library writes.
function plain(text) {
  return text.replace(/\x1b\[\d+m/g, "");
}

function within(limit_ms, work) {
  let timer;
  const late = new Promise((_, failed) => {
    timer = setTimeout(() => failed(new Error(`not done after ${limit_ms / 1000} s`)), limit_ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/// What each page showed when it went wrong, in target/e2e-failures.
async function pictures(house, name) {
  await mkdir(PICTURES, { recursive: true });
  const safe = name.replace(/\W+/g, "-");
  for (const [at, page] of house.pages.entries()) {
    await page.screenshot({ path: `${PICTURES}/${safe}-${at}.png`, fullPage: true, timeout: 5_000 });
  }
}
