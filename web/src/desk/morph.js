// Puts a newer version of the page in the place of the present one, piece by piece: only pieces marked `data-live`
// that changed. What one is writing, reading with the mouse or standing on with the keyboard stays as it is.
import { all, make, notice, one, word } from "./dom.js";

const FOCUSABLE = "a, button, summary, input, select, textarea";

/** Takes over what changed. `force` is a form that was sent: its piece is replaced although it was written in. */
export function takeOver(page, { force = null, withNotice = false } = {}) {
  if (document.title !== page.title) document.title = page.title;
  for (const now of all("[data-live]")) {
    const name = now.dataset.live;
    if (name === "notice" && !withNotice) continue;
    const then = one(`[data-live="${name}"]`, page);
    if (then) replace(now, then, force);
  }
}

function replace(now, then, force) {
  if (signature(now) === signature(then)) return copyTimes(now, then);
  if (!now.contains(force) && isBusy(now)) return;
  const focus = remember(now);
  const open = all("details", now).map((d) => d.open);
  keepSameItems(now, then);
  now.replaceChildren(...then.childNodes);
  if (!force) all("details", now).forEach((d, i) => (d.open ||= Boolean(open[i])));
  if (focus) refocus(now, focus);
}

/** What a piece says, apart from how long ago things were. */
function signature(piece) {
  const copy = piece.cloneNode(true);
  all("time", copy).forEach((t) => (t.textContent = ""));
  all("details[open]", copy).forEach((d) => d.removeAttribute("open"));
  all(".fresh", copy).forEach((f) => f.classList.remove("fresh"));
  all('[class=""]', copy).forEach((f) => f.removeAttribute("class"));
  return copy.innerHTML.replace(/\s+/g, " ");
}

function copyTimes(now, then) {
  const times = all("time", then);
  all("time", now).forEach((t, i) => {
    if (times[i] && t.textContent !== times[i].textContent) t.textContent = times[i].textContent;
  });
}

/** Items that did not change stay the very same elements; items that are new flash softly. */
function keepSameItems(now, then) {
  if (!("keyed" in now.dataset)) return;
  const had = new Map(all("[data-key]", now).map((item) => [item.dataset.key, item]));
  for (const item of all("[data-key]", then)) {
    const old = had.get(item.dataset.key);
    if (!old) item.classList.add("fresh");
    else if (signature(old) === signature(item)) {
      copyTimes(old, item);
      item.replaceWith(old);
    }
  }
}

/** Whether somebody writes in it, or has marked text in it. */
function isBusy(piece) {
  const at = document.activeElement;
  if (piece.contains(at) && at.matches("input, select, textarea")) return true;
  if (all("input, select, textarea", piece).some(isWritten)) return true;
  const selection = getSelection();
  return !selection.isCollapsed && piece.contains(selection.anchorNode);
}

/** Whether a field holds something else than the page came with. */
export function isWritten(field) {
  if (field.type === "hidden") return false;
  if (field.matches("select")) {
    const first = [...field.options].findIndex((o) => o.defaultSelected);
    return field.selectedIndex !== Math.max(first, 0);
  }
  if (["checkbox", "radio"].includes(field.type)) return field.checked !== field.defaultChecked;
  return field.value !== field.defaultValue;
}

function remember(piece) {
  const at = document.activeElement;
  if (!piece.contains(at)) return null;
  const item = at.closest("[data-key]");
  const from = item ?? piece;
  return { key: item?.dataset.key, at: all(FOCUSABLE, from).indexOf(at) };
}

function refocus(piece, { key, at }) {
  const from = key ? all("[data-key]", piece).find((i) => i.dataset.key === key) : piece;
  (all(FOCUSABLE, from ?? piece)[Math.max(at, 0)] ?? one("#main")).focus({ preventScroll: true });
}

/** The session is over. Who has written something keeps it on the screen and signs in beside it. */
export function goSignIn(address) {
  const written = all("main input, main select, main textarea").some(isWritten);
  if (!written) return location.assign(address);
  notice(word("session-over"), make("a", { href: address, target: "_blank" }, word("session-over-next")));
}
