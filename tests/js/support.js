// What the tests in Node share: what Python says, and how near to it the page must come.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import { functionsOf } from "../../twodoors/model/evaluate.js";

/** @import { Spec, Values } from "../../twodoors/model/types.ts" */

/**
 * What Python wrote (fixtures.py).
 * @param {string} name
 * @returns {any}
 */
export function fixture(name) {
  try {
    return JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), "utf8"));
  } catch (error) {
    throw new Error(`There is no fixture ${name}: run python -m tests.js.fixtures`, { cause: error });
  }
}

/**
 * @param {unknown} found
 * @param {number} wanted
 * @param {number} most that they may differ by, relative to what is wanted where that is larger than 1
 * @param {string} [where]
 */
export function near(found, wanted, most, where = "") {
  const fits = typeof found === "number" && Math.abs(found - wanted) <= most * Math.max(1, Math.abs(wanted));
  assert.ok(fits, `${where}: ${found}, and not ${wanted}`);
}

/**
 * What a generator returns once all of its work is done.
 * @template Result
 * @param {Generator<unknown, Result, void>} work
 */
export function allOf(work) {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/**
 * One mapping a point, of a table of columns.
 * @param {Record<string, number[]>} table
 * @returns {Values[]}
 */
export function rowsOf(table) {
  const names = Object.keys(table);
  return table[names[0]].map((_, i) => Object.fromEntries(names.map((name) => [name, table[name][i]])));
}

/**
 * Every model by its name: what the page knows of it, its functions, and what Python answers.
 * @returns {Map<string, { spec: Spec, functions: ReturnType<typeof functionsOf>, told: any }>}
 */
export function models() {
  const all = fixture("models").map((/** @type {any} */ told) => {
    runInThisContext(told.script); // as the page loads it
    return [told.spec.name, { spec: told.spec, functions: functionsOf(told.spec.functions), told }];
  });
  return new Map(all);
}

/**
 * As much of a page as links and runs ask of it: headings by their anchor, and explorers by their model.
 * @param {string[]} [anchors]
 * @param {string[]} [explorers]
 * @returns {any}
 */
export function pageWith(anchors = [], explorers = []) {
  return {
    getElementById: (/** @type {string} */ id) => (anchors.includes(id) ? {} : null),
    querySelectorAll: () => explorers.map((explorer) => ({ dataset: { explorer } })),
  };
}
