// Makes the one style sheet of the book's pages: the theme's, the extensions' and the book's own, in their order, without
// the rules that no written page and no script of the page can meet. The theme's alone are 400 KB, and few of them apply.
//
// node styles.mjs, with JSON on its input: {sheets, pages, scripts, out}: paths of what is read, and of what is written

import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { text } from "node:stream/consumers";
import { build, transform } from "esbuild";
import { parse } from "parse5";
import { PurgeCSS } from "purgecss";

/**
 * @typedef {{sheets: string[], pages: string[], scripts: string[], out: string}} Asked
 * @typedef {Record<"tags" | "classes" | "ids" | "names" | "values", Set<string>>} Found
 */

/**
 * All sheets in one, with the fonts and pictures they name put beside it.
 *
 * @param {Asked} asked
 */
async function joined({ sheets, out }) {
  const made = await build({
    stdin: {
      contents: sheets.map((sheet) => `@import ${JSON.stringify(resolve(sheet))};`).join("\n"),
      loader: "css",
      resolveDir: "/",
    },
    bundle: true,
    minify: true,
    outfile: out,
    write: false,
    target: "es2022",
    loader: { ".woff2": "copy", ".png": "dataurl" },
    external: ["*.ttf", "*.woff", "../vendor/fontawesome/*"], // older forms of the fonts, and icons that no page has
    assetNames: "fonts/[name]",
    legalComments: "external", // a tenth of what the page waits for would be licences
    logLevel: "error",
    logOverride: { "css-syntax-error": "silent" }, // of the theme's own
  });
  const sheet = made.outputFiles.find(({ path }) => path === resolve(out));
  return { css: sheet?.text ?? "", files: made.outputFiles.filter((file) => file !== sheet) };
}

/**
 * Adds what a rule could be about: the names of an element and of all within it.
 *
 * @param {any} node
 * @param {Found} found
 */
function gather(node, found) {
  if (node.tagName) found.tags.add(node.tagName);
  for (const { name, value } of node.attrs ?? []) {
    found.names.add(name);
    for (const word of value.split(/\s+/)) {
      found.values.add(word);
      if (name === "class") found.classes.add(word);
      if (name === "id") found.ids.add(word);
    }
  }
  for (const child of node.childNodes ?? []) gather(child, found);
  if (node.content) gather(node.content, found);
}

/** @param {Asked} asked */
async function purged(asked) {
  /** @type {Found} */
  const found = { tags: new Set(), classes: new Set(), ids: new Set(), names: new Set(), values: new Set() };
  for (const page of asked.pages) gather(parse(await readFile(page, "utf8")), found);
  const written = (await Promise.all(asked.scripts.map((script) => readFile(script, "utf8")))).join("\n");
  // what a script sets as dataset.state is the attribute data-state
  for (const [, name] of written.matchAll(/\bdataset\.(\w+)/g))
    found.names.add(`data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
  const { tags, classes, ids, names, values } = found;
  const { css, files } = await joined(asked);
  const [kept] = await new PurgeCSS().purge({
    content: [{ raw: " ", extension: "pages" }],
    css: [{ raw: css }],
    variables: true,
    keyframes: true,
    // the book's own names are put together by scripts; other sheets, markup and scripts use these variables
    safelist: { standard: [/^td-/], variables: [/^--jp-/, /^--td-/] },
    extractors: [
      {
        extensions: ["pages"],
        extractor: () => ({
          tags: [...tags],
          classes: [...classes],
          ids: [...ids],
          attributes: { names: [...names], values: [...values] },
          undetermined: [...new Set(written.match(/[\w-]+/g))], // what a script may add
        }),
      },
    ],
  });
  const own = kept.css
    .replace(/@font-face\{[^{}]*Font Awesome[^{}]*\}/g, "") // the book's icons are drawings
    .replace(/, *url\([^()]*\.(?:woff|ttf)\) *format\("\w+"\)/g, ""); // what every browser of now leaves aside
  return { css: (await transform(own, { loader: "css", minify: true })).code, files };
}

const asked = JSON.parse(await text(process.stdin));
const { css, files } = await purged(asked);
for (const { path, contents } of files) await writeFile(path, contents);
await writeFile(asked.out, css);
