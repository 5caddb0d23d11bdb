// Bundles what the page loads into dist/: classic scripts (modules do not load from file://), their style sheets,
// the part of Plotly that draws scatter and bar, and the fonts.

import { cp, mkdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
const packages = join(here, "node_modules");

await rm(dist, { recursive: true, force: true });
await mkdir(join(dist, "katex"), { recursive: true });
await build({
  absWorkingDir: here,
  entryPoints: {
    argument: "argument.js",
    early: "early.js",
    host: "host.js",
    manager: "manager.js",
    redirect: "redirect.js",
    book: "book.css",
  },
  outdir: dist,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020", // older than what browserslist names, so that a browser below it can read that it is too old
  // the widget manager brings an HTML parser to clean descriptions; a browser has one (manager.js uses DOMPurify)
  alias: { "sanitize-html": "dompurify" },
  loader: { ".svg": "dataurl", ".woff2": "file" },
  assetNames: "fonts/[name]",
  legalComments: "linked",
});
await cp(join(packages, "plotly.js-basic-dist-min/plotly-basic.min.js"), join(dist, "plotly.js"));
await cp(join(packages, "katex/dist/katex.min.css"), join(dist, "katex/katex.min.css"));
await cp(join(packages, "katex/dist/fonts"), join(dist, "katex/fonts"), {
  recursive: true,
  filter: (path) => !/\.(ttf|woff)$/.test(path),
});

// The Python package writes figures for its own version of Plotly: the page must draw with the same.
const plotly = await readFile(join(dist, "plotly.js"), "utf8");
process.stdout.write(`plotly.js ${plotly.match(/v(\d+\.\d+\.\d+)/)?.[1]}\n`);
