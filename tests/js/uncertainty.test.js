// What ranges leave open, worked out and worded as uncertainty.py and result.py have it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { runInThisContext } from "node:vm";
import { functionsOf } from "../../twodoors/model/evaluate.js";
import { drawsOf, flipsOf, resultOf } from "../../twodoors/uncertainty/work.js";
import {
  far,
  middle,
  others,
  share,
  stood,
  summary,
  together,
  turning,
  turnsIn,
} from "../../twodoors/uncertainty/wording.js";
import { allOf, fixture, near } from "./support.js";

/**
 * @import { Values } from "../../twodoors/model/types.ts"
 * @import { Shown } from "../../twodoors/uncertainty/types.ts"
 */

const CASES = fixture("uncertainty");

/**
 * What the page makes of a case, from so many scrambles.
 * @param {any} told
 * @param {number} scrambles
 * @returns {Shown}
 */
function made({ spec, script, ranges, setting, outcome }, scrambles) {
  runInThisContext(script);
  const { evaluate } = functionsOf(spec.functions);
  const drawn = allOf(drawsOf(spec, evaluate, ranges, setting)(scrambles));
  return allOf(resultOf(spec, evaluate, drawn, allOf(flipsOf(spec, evaluate, setting)), outcome));
}

/**
 * Numbers as near as two languages come, wherever they stand; all else the same.
 * @param {any} found
 * @param {any} wanted
 * @param {string} where
 */
function alike(found, wanted, where) {
  if (typeof wanted === "number") return near(found, wanted, 1e-8, where);
  if (typeof wanted !== "object" || wanted === null) return assert.equal(found, wanted, where);
  assert.deepEqual(Object.keys(found).sort(), Object.keys(wanted).sort(), where);
  for (const key of Object.keys(wanted)) alike(found[key], wanted[key], `${where}.${key}`);
}

for (const [i, told] of CASES.entries()) {
  const { spec, outcome, result, words, spread, turns } = told;

  test(`${spec.name}, case ${i}: the page works out and says what Python does`, () => {
    const { outcome: name, ...found } = made(told, 8);
    assert.equal(name, outcome);
    alike(found, result, spec.name);
    const shown = spec.outcomes.find((/** @type {any} */ o) => o.name === outcome);
    assert.deepEqual(
      {
        summary: summary(spec, shown, found),
        middle: middle(spec, shown, found),
        together: together(spec, found.indices),
        turning: turning(spec, found),
        others: others(spec, found.flips),
      },
      words,
    );
    for (const [row, { first, first_conf, total, total_conf }] of Object.entries(found.indices)) {
      assert.deepEqual([share(spec, first, first_conf), share(spec, total, total_conf)], spread[row]);
    }
    assert.deepEqual(Object.keys(found.indices).sort(), Object.keys(spread).sort());
    const cells = turnsIn(found.flips).map(([assumption, flip]) => {
      const a = spec.assumptions.find((/** @type {any} */ one) => one.name === assumption);
      return [assumption, [stood(a, flip.now), stood(a, Number(flip.flip)), far(flip)]];
    });
    assert.deepEqual(cells, turns);
  });
}

test("a first answer comes from one scramble, without intervals", () => {
  const told = CASES[0];
  const [first, whole] = [made(told, 1), made(told, 8)];
  assert.equal(8 * first.count, whole.count);
  for (const { total, total_conf } of Object.values(first.indices)) {
    assert.equal(typeof total, "number");
    assert.equal(total_conf, null);
    assert.match(share(told.spec, total, total_conf), /^−?\d\.\d\d$/);
  }
  near(first.mean, whole.mean, 0.005);
});

test("no piece of the work is long", () => {
  const told = CASES.find((/** @type {any} */ one) => one.spec.name === "crisis");
  const { evaluate } = functionsOf(told.spec.functions);
  let evaluations = 0;
  const counted = (/** @type {Values} */ given) => {
    evaluations += 1;
    return evaluate(given);
  };
  const draws = drawsOf(told.spec, counted, told.ranges, told.setting)(8);
  for (let step = 1; step <= 100; step++) {
    draws.next();
    assert.equal(evaluations, step); // one a step, however much is left
  }
});
