// What is left until the next call, counted down each second. The server's moment counts, not this device's clock.
import { all } from "./dom.js";

const SECOND_MS = 1_000;
const HOUR_S = 3_600;

export function startTicking() {
  const ahead = Number(document.body.dataset.now) / 1_000 - Date.now();
  setInterval(() => document.hidden || all("time[data-left]").forEach((time) => show(time, Date.now() + ahead)), SECOND_MS);
}

function show(time, now) {
  const left = Math.max(0, Math.floor((Number(time.dataset.left) / 1_000 - now) / SECOND_MS));
  if (left < HOUR_S) time.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
}
