// The page where an officer's key is made.
import { one, word } from "./dom.js";
import { problem, ready } from "./doorway.js";
import { askSecret } from "./passkeys.js";
import { makeKey } from "./vault.js";

const PASSPHRASE_MIN_CHARS = 12;

export function startKeyPage() {
  const card = one("#key-card");
  if (!card) return;
  ready("#key-make", async () => {
    const { id, secret } = await askSecret();
    if (!secret) return offerPassphrase();
    await finish({ id, secret });
  });
  const passphrase = one("#key-passphrase");
  passphrase.addEventListener("input", sayStrength);
  passphrase.addEventListener("submit", keepByPassphrase);
  const again = one("#key-again");
  if (again) again.append(unhidden(one("#key-make")));
}

const unhidden = (form) => Object.assign(form, { hidden: false });

function offerPassphrase() {
  one("#key-make").hidden = true;
  one("#key-passphrase").hidden = false;
  one("#key-passphrase input").focus();
}

async function finish(how) {
  one("#key-state").textContent = word("key-wait");
  await makeKey(how);
  one("#key-state").textContent = word("key-done");
  location.assign("/desk/key");
}

async function keepByPassphrase(event) {
  event.preventDefault();
  const { passphrase, again } = Object.fromEntries(new FormData(event.target));
  if ([...passphrase].length < PASSPHRASE_MIN_CHARS) return problem("key-passphrase-short");
  if (passphrase !== again) return problem("key-passphrase-differs");
  problem("");
  await finish({ passphrase }).catch(() => problem("key-open-failed"));
}

/** Length counts most, then how many different signs; a rough word for people, not a promise. */
function sayStrength() {
  const typed = one("#key-passphrase [name=passphrase]").value;
  const score = [...typed].length + new Set(typed).size / 2 + typed.trim().split(/[\s-]+/).length * 2;
  const level = score < 24 ? 1 : score < 36 ? 2 : 3;
  one("#key-strength").textContent = typed ? word(`key-strength-${level}`) : "";
}
