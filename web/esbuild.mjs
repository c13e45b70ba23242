// Bundles the browser's modules into dist/: report.js for the form, desk.js for the console, wait.js with worker.js for a pressed node, ring.js that rings in a browser, and age.js,
// the sealing library, which both import only when something has to be sealed or opened.
// Then europe.mjs draws the outlines of Europe's countries for the server. The same inputs always give the same bytes and names. Licences of what is bundled stand in NOTICE.
import { rm } from "node:fs/promises";
import { build } from "esbuild";

await rm("dist", { recursive: true, force: true });
await build({
  entryPoints: [
    { in: "src/report.js", out: "report" },
    { in: "src/desk.js", out: "desk" },
    { in: "src/wait.js", out: "wait" },
    { in: "src/worker.js", out: "worker" },
    { in: "src/ring.js", out: "ring" },
    { in: "age-encryption", out: "age" },
  ],
  outdir: "dist",
  bundle: true,
  format: "esm",
  splitting: true,
  chunkNames: "[name]-[hash]",
  minify: true,
  target: "es2020",
  platform: "browser",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
});
await import("./europe.mjs");
