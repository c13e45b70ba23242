// Two ways to use a page: with the mouse, and with the keyboard alone. A story is told once and played with both.

import { strict as assert } from "node:assert";

const TABS_MAX = 250;

export const mouse = {
  name: "mouse",
  press: (target) => target.click(),
  write: (target, text) => target.fill(text),
  choose: (target, value) => target.selectOption(value),
  tick: (target) => target.check(),
};

export const keyboard = {
  name: "keyboard",
  async press(target) {
    await tabTo(target);
    await target.page().keyboard.press("Enter");
  },
  async write(target, text) {
    await tabTo(target);
    await target.page().keyboard.press("Control+A");
    await target.page().keyboard.insertText(text);
  },
  /// Typing the beginning of a label is how a list is used without a mouse.
  async choose(target, value) {
    await tabTo(target);
    const label = await target.evaluate((list, wanted) => [...list.options].find((o) => o.value === wanted)?.label, value);
    assert.ok(label, `the list has ${value}`);
    await target.page().keyboard.type(label);
    assert.equal(await target.inputValue(), value);
  },
  /// The tab key reaches one button of a group; arrows reach the others.
  async tick(target) {
    const { page, name } = { page: target.page(), name: await target.getAttribute("name") };
    await tabToAny(page, (el, group) => el.type === "radio" && el.name === group, name);
    for (let i = 0; i < 60 && !(await isFocused(target)); i += 1) await page.keyboard.press("ArrowDown");
    if (!(await target.isChecked())) await page.keyboard.press("Space");
    assert.ok(await target.isChecked());
  },
};

async function isFocused(target) {
  return target.evaluate((el) => el === document.activeElement);
}

async function tabTo(target) {
  await target.waitFor({ state: "visible" });
  for (let i = 0; i < TABS_MAX; i += 1) {
    if (await isFocused(target)) return focusShows(target.page());
    await target.page().keyboard.press("Tab");
  }
  assert.fail(`the tab key does not reach ${target}`);
}

async function tabToAny(page, wanted, given) {
  const asked = `(${wanted})(document.activeElement, ${JSON.stringify(given)})`;
  for (let i = 0; i < TABS_MAX; i += 1) {
    if (await page.evaluate(asked)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`the tab key reaches no ${given}`);
}

/// Whoever moves by keyboard must see where they are.
export async function focusShows(page) {
  const fault = await page.evaluate(() => {
    const el = document.activeElement;
    const lit = (one) => {
      const style = getComputedStyle(one);
      return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
    };
    // A part inside a field, such as the calendar's button, has the browser's own ring.
    if (el.matches("input") && !el.matches(":focus")) return null;
    const label = el.id ? document.querySelector(`label[for="${CSS.escape(el.id)}"]`) : null;
    if ([el, el.closest("label"), label].some((one) => one && lit(one))) return null;
    return `${el.tagName} ${el.name ?? ""} ${el.textContent.trim().slice(0, 40)} shows no focus`;
  });
  assert.equal(fault, null);
}
