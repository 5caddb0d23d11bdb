// Numbers in words, as words.py says them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { counted, difference, fill, often, ofHundred, plain, stopSaid, times, worded } from "../../twodoors/words.js";
import { fixture } from "./support.js";

/** @import { Kind } from "../../twodoors/words.js" */

const {
  numbers,
  worded: told,
  pairs,
  differences,
  plain: plainly,
  ratios,
  shares,
  counts,
  counted: few,
} = fixture("wordings");
const KINDS = /** @type {Kind[]} */ (["chance", "share", "number", "count"]);

/**
 * Every case with what was said of it, so that a failure names the case.
 * @param {unknown[]} cases
 * @param {unknown[]} said
 * @param {unknown[]} wanted
 */
function same(cases, said, wanted) {
  assert.equal(said.length, wanted.length);
  const wrong = cases.flatMap((given, i) =>
    said[i] === wanted[i] ? [] : [{ given, said: said[i], wanted: wanted[i] }],
  );
  assert.deepEqual(wrong, []);
}

test("there are thousands of numbers", () => {
  assert.ok(numbers.length > 12_000);
  assert.ok(pairs.length > 5000);
  assert.deepEqual(Object.keys(told).sort(), [...KINDS].sort());
  assert.deepEqual(Object.keys(differences).sort(), ["", ...KINDS].sort());
});

for (const kind of KINDS) {
  test(`a ${kind} in words`, () => {
    same(
      numbers,
      numbers.map((/** @type {number} */ number) => worded(number, kind)),
      told[kind],
    );
  });
}

for (const kind of [...KINDS, null]) {
  test(`a difference of ${kind ?? "assumptions"} in words`, () => {
    same(
      pairs,
      pairs.map((/** @type {[number, number]} */ [a, b]) => difference(a, b, kind)),
      differences[kind ?? ""],
    );
  });
}

test("a number as a reader set it", () => {
  same(
    pairs,
    pairs.map((/** @type {[number, number]} */ [a]) => plain(a)),
    plainly,
  );
});

test("a text is filled with values of their kinds", () => {
  const text = "{a}, {b} and {c}, {a}";
  assert.equal(fill(text, { a: 0.35, b: 0.35, c: 4 }, { a: "chance", c: "count" }), "35 in 100, 0.35 and 4, 35 in 100");
  assert.equal(fill(text, { a: 0.35, b: 0.35, c: 0.4 }, {}, "share"), "35%, 35% and 40%, 35%");
});

test("icons in a hundred", () => {
  assert.ok(shares.length > 300);
  assert.deepEqual(shares.map(ofHundred), counts);
});

test("ratios in words", () => {
  same(
    ratios,
    ratios.map((/** @type {[number, string]} */ [ratio]) => times(ratio)),
    ratios.map((/** @type {[number, string]} */ [, said]) => said),
  );
  assert.ok(new Set(ratios.map((/** @type {[number, string]} */ [, said]) => said)).size > 50);
});

test("small counts are words", () => {
  assert.equal(few.length, 20);
  for (const [number, word, times_] of few) assert.deepEqual([counted(number), often(number)], [word, times_]);
});

test("a switch says what its stops are called, a slider its number", () => {
  const table = { low: 0, step: 1, words: ["none", "one", "both"] };
  assert.deepEqual(
    [0, 1, 1.4, 1.5, 2].map((value) => stopSaid(table, value)),
    ["none", "one", "one", "both", "both"],
  );
  assert.equal(stopSaid({ low: 0, step: 0.05 }, 0.3), "0.30");
});
