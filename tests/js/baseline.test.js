// What the page's scripts ask of a browser: nothing that the oldest browsers lack, but where a file does without it, too.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const ROOT = new URL("../../", import.meta.url);
const read = (/** @type {string} */ file) => readFileSync(new URL(file, ROOT), "utf8");

/**
 * What browsers had only after the oldest ones of the book: names of interfaces, of their members, and of built-ins, from
 * MDN's data; those alone that no variable of the book would have by chance.
 * @type {{ oldest: Record<string, number>, names: string[] }}
 */
const { oldest, names } = JSON.parse(read("tests/js/newer.json"));
const NEWER = new Set(names.flatMap((line) => line.split(" ")));

/** @type {Record<string, string[]>} what a file uses where it is there, and does without where it is not */
const WITHOUT = {
  "frontend/cards.js": ["hidePopover", "newState", "showPopover"], // links lead where they always led
  "frontend/page.js": ["newState"], // of a toggle, which popover.js tells, too
  "frontend/popover.js": ["hidePopover", "newState", "oldState"], // the stand-in
  "frontend/theme.js": ["hidePopover"], // the stand-in has it
  "twodoors/explorer/links.js": ["hidePopover"], // as above; of what is open alone, so nowhere in Jupyter
};

/** @param {string} text a script */
function wordsOf(text) {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  return new Set(code.match(/[A-Za-z_]\w*/g));
}

test("the oldest browsers are those that package.json and the page name", () => {
  const { browserslist } = JSON.parse(read("frontend/package.json"));
  const wanted = Object.entries({ edge: oldest.chrome, ...oldest }).map(([name, version]) => `${name} >= ${version}`);
  assert.deepEqual([...browserslist].sort(), wanted.sort());
  const { chrome, firefox, safari } = oldest;
  const said = `Chrome or Edge ${chrome}, Firefox ${firefox} or Safari ${safari}`;
  for (const file of ["frontend/baseline.js", "README.md", "reference/method.md"])
    assert.ok(read(file).includes(said), file);
});

test("no script needs what the oldest browsers lack", () => {
  const inPackage = readdirSync(new URL("twodoors", ROOT), { recursive: true }).map((file) => `twodoors/${file}`);
  const inFrontend = readdirSync(new URL("frontend", ROOT)).map((file) => `frontend/${file}`);
  const files = [...inPackage, ...inFrontend].filter((file) => file.endsWith(".js")).sort();
  assert.ok(files.length > 80);
  const found = files.flatMap((file) => {
    const used = [...wordsOf(read(file))].filter((word) => NEWER.has(word)).sort();
    return used.length ? [[file, used]] : [];
  });
  assert.deepEqual(Object.fromEntries(found), WITHOUT);
  for (const file of files) assert.doesNotMatch(read(file), /AbortSignal\.any|\(\?<[=!]/, file);
});
