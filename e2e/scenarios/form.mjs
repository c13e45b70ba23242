// What the public form costs and asks for: one request, little weight, nobody else's server.

import { strict as assert } from "node:assert";
import { flags } from "../house/citizen.mjs";

const FORM_MAX_BYTES = 30_000;

export default [
  { name: "form is one light request", run: light },
  { name: "form has a strict policy and no cookie", run: strict },
];

/// The first page and the form itself, each from an empty cache.
async function light(house) {
  await house.open();
  for (const path of ["/", "/flag"]) {
    const page = await house.visitor();
    const devtools = await page.context().newCDPSession(page);
    let bytes = 0;
    await devtools.send("Network.enable");
    devtools.on("Network.loadingFinished", (event) => { bytes += event.encodedDataLength; });
    const answer = await page.goto(path, { waitUntil: "networkidle" });
    const whole = (await answer.body()).length;
    console.log(`    ${path}: ${page.context().requests.length} request, ${bytes} bytes sent, ${whole} bytes of page`);
    assert.deepEqual(page.context().requests, [`${house.node.url}${path}`]);
    assert.ok(whole < FORM_MAX_BYTES && bytes < FORM_MAX_BYTES, `${path} weighs ${whole}`);
  }
}

async function strict(house) {
  await house.open();
  const page = await house.visitor();
  const answer = await page.goto("/flag");
  const policy = answer.headers()["content-security-policy"];
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval|\*|https?:/);
  await flags(page);
  assert.deepEqual(await page.context().cookies(), [], "flagging leaves nothing on the device");
}
