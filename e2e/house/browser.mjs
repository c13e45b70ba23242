// Debian's Chromium, and pages that watch themselves: no foreign host, no policy violation, no script error.

import { chromium } from "playwright-core";

const FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function launch() {
  const root = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: root ? [...FLAGS, "--no-sandbox"] : FLAGS,
  });
}

/// A new person at a new device. What went wrong on any of its pages is collected in `faults`.
export async function person(browser, node, { js = true, width = 390, height = 844, lang = "en-GB", ...more } = {}) {
  const context = await browser.newContext({
    baseURL: node.url,
    javaScriptEnabled: js,
    locale: lang,
    timezoneId: "Europe/Stockholm",
    viewport: { width, height },
    ...more,
  });
  context.setDefaultTimeout(15_000);
  context.faults = [];
  context.requests = [];
  const note = (fault) => context.faults.push(fault);
  await context.exposeBinding("stormbellPolicyFault", (_, words) => note(`policy: ${words}`));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (e) =>
      globalThis.stormbellPolicyFault(`${e.violatedDirective} ${e.blockedURI} ${e.sourceFile ?? ""}:${e.lineNumber}`));
  });
  context.on("request", (request) => {
    context.requests.push(request.url());
    const url = new URL(request.url());
    if (/^https?:|^wss?:/.test(url.protocol) && url.origin !== node.url) note(`asked ${url.origin}`);
  });
  context.on("weberror", (error) => note(`script: ${error.error().stack ?? error.error()}`));
  context.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) note(`console: ${message.text()}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 500) note(`${response.status()} at ${new URL(response.url()).pathname}`);
  });
  const page = await context.newPage();
  return page;
}
