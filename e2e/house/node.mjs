// A real node: the debug binary on its own data directory and port.

import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Process } from "./process.mjs";

export const BINARY = process.env.STORMBELL_BINARY
  ?? fileURLToPath(new URL("../../target/debug/stormbell", import.meta.url));

export class Node {
  /// Starts a node on an empty data directory. `mail_port` is where its mails go, `settings` its `stormbell.toml`.
  static async start({ mail_port, least_strain, settings } = {}) {
    if (!existsSync(BINARY)) throw new Error("target/debug/stormbell is missing: cargo build");
    const node = new Node();
    node.data = await mkdtemp(join(tmpdir(), "stormbell-e2e-"));
    node.port = await freePort();
    node.env = mail_port
      ? { STORMBELL_MAIL_SMTP: `smtp://127.0.0.1:${mail_port}`, STORMBELL_MAIL_FROM: "bell@node.example" }
      : {};
    if (mail_port) {
      node.answers = await freePort();
      node.env.STORMBELL_MAIL_REPLY_TO = "bell+{token}@node.example";
      node.env.STORMBELL_MAIL_LMTP = `127.0.0.1:${node.answers}`;
    }
    if (settings) await writeFile(join(node.data, "stormbell.toml"), settings);
    if (least_strain) node.env.STORMBELL_LEAST_STRAIN = String(least_strain);
    await node.begin();
    node.invitation = await node.process.line((line) => line.match(/officer invitation:\s*(\S+)/)?.[1], "invitation");
    return node;
  }

  /// Starts the process, also again after `kill`, on the same data and port.
  async begin() {
    const args = ["serve", "--data", this.data, "--listen", `127.0.0.1:${this.port}`];
    this.process = new Process(BINARY, args, { cwd: this.data, env: this.env });
    this.url = await this.process.line((line) => line.match(/public page:\s*(\S+)/)?.[1], "public address");
    this.url = this.url.replace(/\/$/, "");
  }

  /// As a power cut would: no goodbye.
  kill() {
    return this.process.stop("SIGKILL");
  }

  /// A graceful stop; a panic on the way is a failure of whatever ran.
  async close() {
    const end = await this.process.stop();
    const panics = this.process.errors.filter((line) => line.includes("panicked"));
    await rm(this.data, { recursive: true, force: true });
    if (panics.length) throw new Error(`the node panicked: ${panics.join("\n")}`);
    return end;
  }
}

export function freePort() {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
