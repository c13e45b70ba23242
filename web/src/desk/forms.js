// Forms are sent without leaving the page, so that nothing jumps. Where this cannot work, the browser sends them as
// it always did. What was typed is never lost: a form is emptied only when the server has taken it.
import { all, notice, one, parsePage, say, word } from "./dom.js";
import { apply } from "./live.js";
import { goSignIn } from "./morph.js";

export function startForms() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const ours = form.method === "post" && !("whole" in form.dataset) && !form.closest("dialog");
    if (!ours || event.defaultPrevented || !form.getAttribute("action")) return;
    event.preventDefault();
    sendForm(form, event.submitter);
  });
}

async function sendForm(form, button) {
  if (form.ariaBusy === "true") return;
  form.ariaBusy = "true";
  button?.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(button?.hasAttribute("formaction") ? button.formAction : form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form, button)),
      headers: { accept: "text/html" },
    });
    await taken(form, answer);
  } catch {
    notice(word("send-failed"));
  } finally {
    form.ariaBusy = null;
    button?.removeAttribute("aria-busy");
  }
}

async function taken(form, answer) {
  const there = new URL(answer.url);
  if (there.pathname === "/desk/login") return goSignIn("/desk/login");
  if (answer.ok && there.pathname !== location.pathname) return location.assign(answer.url);
  const page = parsePage(await answer.text());
  if (answer.status === 422) return bringBack(form, page);
  if (!answer.ok) return notice(one("h1", page)?.textContent ?? word("send-failed"));
  form.reset();
  apply(page, { force: form, withNotice: true });
  say(one("#notice").textContent.trim());
}

/** The refused form, with what is wrong with it, in the place of the one that was sent. */
function bringBack(form, page) {
  const action = form.getAttribute("action");
  const refused = all("form", page).find((f) => f.getAttribute("action") === action);
  if (!refused) return notice(word("send-failed"));
  form.replaceWith(refused);
  one("input:not([type=hidden]), textarea, select", refused)?.focus();
}
