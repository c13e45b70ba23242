// News: a line from the server says that something moved; the page is asked for again and what changed is taken over.
// When the line breaks, the page is asked for every fifteen seconds and says so.
import { all, one, parsePage, say, word } from "./dom.js";
import { ring } from "./bell.js";
import { goSignIn, takeOver } from "./morph.js";

const GATHER_MS = 150;
const POLL_MS = 15_000;
const AGO_MS = 60_000;
const again = { waiting: 0, running: false, wanted: false };
let polling = 0;

export function startLive() {
  forgetNotice();
  const line = new EventSource(document.body.dataset.liveUrl);
  line.addEventListener("moved", soon);
  line.addEventListener("open", () => connected(true));
  line.addEventListener("error", () => connected(false));
  setInterval(() => document.hidden || soon(), AGO_MS);
  document.addEventListener("visibilitychange", () => document.hidden || soon());
}

/** «Done» was said once: an address that is kept or reloaded does not say it again. */
function forgetNotice() {
  const here = new URL(location.href);
  if (!here.searchParams.has("done")) return;
  here.searchParams.delete("done");
  history.replaceState(history.state, "", here);
}

function connected(well) {
  const state = one("#link-state");
  const was = !state.hidden;
  state.hidden = well;
  state.textContent = well ? "" : word("live-off");
  clearInterval(polling);
  polling = well ? 0 : setInterval(soon, POLL_MS);
  if (well && was) soon();
  if (!well) soon();
}

function soon() {
  clearTimeout(again.waiting);
  again.waiting = setTimeout(refresh, GATHER_MS);
}

/** The page's own address; where a form was answered with a page, that of the page it belongs to. */
function here() {
  const { path } = document.body.dataset;
  return location.pathname === path ? location.href : path;
}

/** Asks for the page as it is now. One question at a time; news on the way asks once more. */
async function refresh() {
  if (again.running) return void (again.wanted = true);
  again.running = true;
  try {
    const answer = await fetch(here(), { headers: { accept: "text/html" }, cache: "no-store" });
    if (answer.redirected && new URL(answer.url).pathname === "/desk/login") return goSignIn(answer.url);
    if (answer.ok && !answer.redirected) apply(parsePage(await answer.text()));
  } catch {
    // The line's own error already says that there is no connection.
  } finally {
    again.running = false;
    if (again.wanted) {
      again.wanted = false;
      soon();
    }
  }
}

/** Takes a newer page over and announces alarms that were not there. */
export function apply(page, how) {
  const before = new Set(all("#ringing li").map((a) => a.dataset.id));
  takeOver(page, how);
  const news = all("#ringing li").filter((a) => !before.has(a.dataset.id));
  if (news.length) {
    say(news.map((a) => a.textContent).join(" "), true);
    ring();
  }
}
