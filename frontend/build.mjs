// Bundles what the page loads into dist/: one classic script (modules do not load from file://), one style sheet,
// the part of Plotly that draws scatter and bar, and the fonts.

import { cp, mkdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
const packages = join(here, "node_modules");

// anywidget takes a widget that is not up within two seconds for failed, and throws; on a slow phone it only comes
// later.
/** @type {import("esbuild").Plugin} */
const patient = {
  name: "patient",
  setup({ onLoad }) {
    onLoad({ filter: /anywidget[\\/]dist[\\/]index\.js$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const hasty =
        /AbortSignal\.timeout\(2e3\)\.addEventListener\("abort", \(\) => \{\s*resolvers\.reject\(.*\);\s*\}\);/;
      if (!hasty.test(source)) {
        throw new Error("This anywidget does not give up after two seconds: see whether build.mjs still must mend it.");
      }
      return { contents: source.replace(hasty, "") };
    });
  },
};

await rm(dist, { recursive: true, force: true });
await mkdir(join(dist, "katex"), { recursive: true });
await build({
  absWorkingDir: here,
  entryPoints: { page: "page.js", book: "book.css" },
  outdir: dist,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  define: { define: "amd" },
  inject: ["amd.js"],
  // the widget manager brings an HTML parser to clean descriptions; a browser has one (page.js uses DOMPurify)
  alias: { "sanitize-html": "dompurify" },
  loader: { ".svg": "dataurl", ".woff2": "file" },
  assetNames: "fonts/[name]",
  legalComments: "linked",
  plugins: [patient],
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
