// The bell of this screen: silent until somebody asks for it, because browsers and colleagues want it so.
import { one, word } from "./dom.js";

const KEPT = "stormbell-bell";
let air = null;

export function startBell() {
  const button = one("#sound");
  if (!button) return;
  if (sessionStorage.getItem(KEPT) === "on") set(button, true, false);
  button.addEventListener("click", () => set(button, button.ariaPressed !== "true", true));
}

function set(button, on, heard) {
  button.ariaPressed = String(on);
  button.textContent = word(on ? "sound-on" : "sound-off");
  sessionStorage.setItem(KEPT, on ? "on" : "off");
  air = on ? (air ?? new AudioContext()) : null;
  if (on && heard) ring();
}

/** One stroke: a struck bell is a few partials that are not quite whole multiples, each dying away by itself. */
export function ring() {
  if (!air) return;
  air.resume();
  const partials = [[1, 0.5, 2.4], [2, 0.25, 1.6], [2.4, 0.25, 1.2], [3, 0.12, 0.8], [4.5, 0.08, 0.5]];
  for (const [ratio, loud, lasts_s] of partials) strike(392 * ratio, loud * 0.5, lasts_s);
}

function strike(frequency, loud, lasts_s) {
  const tone = new OscillatorNode(air, { frequency });
  const fade = new GainNode(air, { gain: loud });
  fade.gain.exponentialRampToValueAtTime(0.0001, air.currentTime + lasts_s);
  tone.connect(fade).connect(air.destination);
  tone.start();
  tone.stop(air.currentTime + lasts_s);
}
