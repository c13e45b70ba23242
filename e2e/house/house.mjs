// Everything one scenario needs: a node, the mail server, people with devices. Opened when asked for.

import { strict as assert } from "node:assert";
import { person } from "./browser.mjs";
import { Mail } from "./mail.mjs";
import { Node } from "./node.mjs";

export class House {
  constructor(browser) {
    this.browser = browser;
    this.pages = [];
  }

  /// A node that sends its mails to a real server; `least_strain` makes it one that is pressed.
  async open(options = {}) {
    this.mail = await Mail.start();
    this.node = await Node.start({ mail_port: this.mail.port, ...options });
    return this.node;
  }

  /// A person at a device; see `person` for what can be chosen.
  async visitor(options = {}) {
    const page = await person(this.browser, this.node, options);
    this.pages.push(page);
    return page;
  }

  faults() {
    return this.pages.flatMap((page) => page.context().faults);
  }

  /// No other host was asked, no policy was violated, no script failed, no answer was a 5xx.
  nothingWrong() {
    assert.deepEqual(this.faults(), []);
  }

  lastWords() {
    const lines = this.node?.process.errors.slice(-15) ?? [];
    return lines.length ? `\nthe node's last words:\n${lines.join("\n")}` : "";
  }

  async close() {
    for (const page of this.pages) await page.context().close();
    await this.node?.close();
    await this.mail?.close();
  }
}
