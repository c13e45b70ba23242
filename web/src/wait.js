// The page of a pressed node: does the work and sends the form. Without this, or if it fails, the page says how long
// to wait before pressing the button.
import { solve } from "./solve.js";

const byId = (id) => document.getElementById(id);
const form = byId("flag");
const send = form.querySelector("button[value=send]");

function show(working) {
  byId("wait-work").hidden = !working;
  byId("wait-patience").hidden = working;
  send.disabled = working;
}

async function work() {
  show(true);
  form.elements.pass.value = await solve(form.dataset.challenge, (done) => (byId("wait-progress").value = done));
  byId("wait-progress").value = 1;
  byId("wait-said").textContent = byId("wait-said").dataset.done;
  send.disabled = false;
  // Files have to be chosen again first.
  if (byId("files")) send.focus();
  else form.requestSubmit(send);
}

work().catch(() => show(false));
