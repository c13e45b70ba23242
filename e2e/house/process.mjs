// Child processes whose output is read line by line, and which are gone when the scenario is.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/// A started program. `lines` is what it printed so far; `line` waits for one.
export class Process {
  constructor(program, args, { env = {}, cwd } = {}) {
    this.lines = [];
    this.errors = [];
    this.waiting = new Set();
    this.child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ["pipe", "pipe", "pipe"] });
    this.ended = new Promise((done) => this.child.once("close", (code, signal) => done({ code, signal })));
    this.child.once("error", (why) => this.errors.push(String(why)));
    this.ended.then(() => this.tell());
    createInterface({ input: this.child.stdout }).on("line", (line) => {
      this.lines.push(line);
      this.tell();
    });
    createInterface({ input: this.child.stderr }).on("line", (line) => this.errors.push(line));
  }

  tell() {
    for (const look of this.waiting) look();
  }

  /// The first line, also of those already printed, for which `wanted` gives something.
  line(wanted, what, timeout_ms = 20_000) {
    return new Promise((found, failed) => {
      const end = (act, value) => {
        clearTimeout(timer);
        this.waiting.delete(look);
        act(value);
      };
      const gone = (why) => end(failed, new Error(`${what}: ${why}\n${this.errors.slice(-20).join("\n")}`));
      const look = () => {
        for (const line of this.lines) {
          const value = wanted(line);
          if (value) return end(found, value);
        }
        if (this.child.exitCode !== null || this.child.signalCode !== null) gone("the program has ended");
      };
      const timer = setTimeout(() => gone("it did not come in time"), timeout_ms);
      this.waiting.add(look);
      look();
    });
  }

  /// Stops it the polite way or, as a power cut does, with SIGKILL.
  async stop(signal = "SIGTERM") {
    this.child.kill(signal);
    return this.ended;
  }
}
