// The end-to-end scenarios: `node e2e/run.mjs`, or with words of a scenario's name to run only some.

import { readdirSync } from "node:fs";
import { runAll } from "./house/runner.mjs";

const folder = new URL("scenarios/", import.meta.url);
const scenarios = [];
for (const file of readdirSync(folder).sort()) {
  scenarios.push(...(await import(new URL(file, folder))).default);
}
const wanted = process.argv.slice(2).join(" ").toLowerCase();
const chosen = scenarios.filter((scenario) => scenario.name.toLowerCase().includes(wanted));
if (chosen.length === 0) console.log(`no scenario is called «${wanted}»`);
process.exitCode = chosen.length === 0 || (await runAll(chosen)) ? 1 : 0;
