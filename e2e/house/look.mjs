// Looking at a page as different people do: with a screen reader's rules, on a narrow or enlarged screen, by
// the tab key, on paper.

import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { focusShows } from "./hands.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/// Stops inside a field that count as one: the parts of a date, its calendar, a drop-down.
const PARTS_MAX = 20;
/// Stops inside one field for a time or a date, beside the field itself.
const STOPS_OF_A_TIME = 5;

/// axe-core's violations of WCAG 2.2 A and AA, in words.
export async function barriers(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(async (values) => {
    const result = await globalThis.axe.run(document, { runOnly: { type: "tag", values }, preload: false, resultTypes: ["violations"] });
    return result.violations.map((v) => ({ id: v.id, help: v.help, nodes: v.nodes.slice(0, 3).map((n) => `${n.target}: ${n.failureSummary}`) }));
  }, RULES);
  return found.map((v) => `${v.id}: ${v.help}\n    ${v.nodes.join("\n    ")}`);
}

export async function noBarriers(page, where) {
  const found = await barriers(page);
  assert.deepEqual(found, [], `${where}\n  ${found.join("\n  ")}`);
}

/// 320 px wide, and 1280 px enlarged four times, need no scrolling sideways (WCAG 1.4.10).
export async function fitsNarrow(page, where) {
  for (const [width, height] of [[320, 640], [320, 256]]) {
    await page.setViewportSize({ width, height });
    const wide = await page.evaluate(() => {
      const over = document.scrollingElement.scrollWidth - innerWidth;
      const first = [...document.body.querySelectorAll("*")].find((el) => el.getBoundingClientRect().right > innerWidth + 1);
      return over > 0 ? `${over} px too wide, first <${first?.tagName} class="${first?.className}">` : null;
    });
    assert.equal(wide, null, `${where} at ${width}×${height}`);
  }
}

/// Laid out from right to left, as for Arabic or Hebrew, nothing stands out on either side, on a phone or on a desk.
export async function fitsFromRightToLeft(page, where) {
  for (const [width, height] of [[320, 640], [1280, 800]]) {
    await page.setViewportSize({ width, height });
    const wide = await page.evaluate(() => {
      document.documentElement.dir = "rtl";
      const over = document.scrollingElement.scrollWidth - innerWidth;
      const first = [...document.body.querySelectorAll("main *")].find((el) => {
        const { left, right } = el.getBoundingClientRect();
        return left < -1 || right > innerWidth + 1;
      });
      return over > 0 ? `${over} px too wide, first <${first?.tagName} class="${first?.className}">` : null;
    });
    assert.equal(wide, null, `${where} at ${width}×${height}`);
  }
}

/// The tab key reaches everything that can be used, and each stop shows.
/// News may replace a piece of the page on the way, and its stops with it: then the way is gone again.
export async function tabReachesAll(page, where) {
  let missed = [];
  for (let walks = 0; walks < 3; walks += 1) {
    missed = await walk(page);
    if (missed.length === 0) return;
  }
  assert.deepEqual(missed, [], `${where}: the tab key does not reach these`);
}

async function walk(page) {
  await page.evaluate(() => {
    document.activeElement?.blur();
    scrollTo(0, 0);
    getSelection().removeAllRanges();
  });
  const wanted = await page.evaluate(countStops);
  // A time or a date is several stops in one: hours, minutes, the list to pick from.
  const parts = PARTS_MAX + STOPS_OF_A_TIME * await page.locator("input[type=time], input[type=date], input[type=datetime-local]").count();
  const seen = new Set();
  for (let i = 0; i < wanted.length + parts && seen.size < wanted.length; i += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => document.activeElement?.dataset.stop);
    if (at === undefined) continue;
    seen.add(at);
    await focusShows(page);
  }
  return wanted.filter((stop, at) => !seen.has(String(at)));
}

/// Marks every stop and names it; of a group of radio buttons only one is a stop.
function countStops() {
  const groups = new Map();
  const usable = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter((el) => {
    if (el.disabled || el.type === "hidden" || el.tabIndex < 0 || !el.checkVisibility({ visibilityProperty: true })) return false;
    if (el.type !== "radio") return true;
    const group = groups.get(el.name);
    groups.set(el.name, el.checked || !group ? el : group);
    return false;
  });
  const stops = [...usable, ...groups.values()];
  stops.forEach((el, at) => { el.dataset.stop = at; });
  return stops.map((el) => `${el.tagName} ${el.name ?? ""} ${el.textContent.trim().slice(0, 40)}`);
}

/// On paper: pages come out, and what must be kept is among what is printed.
export async function prints(page, where, needed = []) {
  await page.emulateMedia({ media: "print" });
  const paper = await page.pdf({ format: "A4" });
  assert.ok(paper.length > 2_000, `${where}: ${paper.length} bytes on paper`);
  const shown = (await page.locator("body").innerText()).replace(/\s+/g, " ");
  for (const words of needed) assert.ok(shown.includes(words), `${where}: on paper is no «${words}»`);
  await page.emulateMedia({ media: "screen" });
}
