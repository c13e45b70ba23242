// The desk works without this: every act is a form, every place a link. This makes it quicker: keys, a palette of
// commands, news without reloading; and it does the one thing a server must not: make and open the officer's key.
import { startForms } from "./desk/forms.js";
import { startKeys } from "./desk/keys.js";
import { startPalette } from "./desk/palette.js";
import { startLive } from "./desk/live.js";
import { startBell } from "./desk/bell.js";
import { startDoorway } from "./desk/doorway.js";
import { startKeyPage } from "./desk/key_page.js";
import { startIdentity } from "./desk/identity.js";
import { startRecoveryKeys } from "./desk/recovery_keys.js";
import { startRingHere } from "./desk/ring_here.js";
import { startTicking } from "./desk/ticking.js";
import { startCopying } from "./desk/dom.js";

document.documentElement.classList.add("scripted");
startCopying();
startDoorway();
startKeyPage();
startRecoveryKeys();
startIdentity();
startRingHere();
if (document.body.classList.contains("desk")) {
  startForms();
  startPalette();
  startKeys();
  startBell();
  startLive();
  startTicking();
}
