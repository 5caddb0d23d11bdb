// What is worked out of a reader's ranges, in steps that may be done in slices.

import { chancesOf } from "../model/evaluate.js";
import { turnOf } from "../model/flips.js";
import { design, quantiles } from "../model/sampling.js";
import { indices } from "../model/sensitivity.js";

/**
 * @import { Functions, Range, Values } from "../model/types.ts"
 * @import { Flips, Shown, SideSpec, UncertaintySpec } from "./types.ts"
 */

/**
 * What one run of work gives: the draws' outcomes by name, the outcomes at either end of each range alone, the turns, the
 * outcomes at the starting point, and that point.
 * @typedef {{
 *   count: number,
 *   values: Record<string, Float64Array>,
 *   alone: Values[][],
 *   flips: Flips,
 *   now: Values,
 *   setting: Values,
 * }} Drawn
 */

export const DOTS = 50;
const SHARES = Array.from({ length: DOTS }, (_, i) => (i + 0.5) / DOTS);
const ENDS = [0.05, 0.5, 0.95];

/**
 * Every draw, the tornado, and the turns unless they are known. Gives after each evaluation how much of it is done.
 * @param {UncertaintySpec} spec
 * @param {Functions["evaluate"]} evaluate
 * @param {ArrayLike<number>} points
 * @param {Range[]} ranges
 * @param {Values} setting
 * @param {Flips | null} known
 * @returns {Generator<number | undefined, Drawn, void>}
 */
export function* allOf(spec, evaluate, points, ranges, setting, known) {
  const { rows, fill } = design(points, ranges);
  const values = Object.fromEntries(spec.outcomes.map(({ name }) => [name, new Float64Array(rows)]));
  /** @type {Values} */
  const given = {};
  for (let row = 0; row < rows; row++) {
    fill(row, given);
    const answer = evaluate(given);
    for (const name in values) values[name][row] = answer[name];
    yield row / rows;
  }
  const alone = ranges.map(({ name, low, high }) => [low, high].map((end) => evaluate({ ...setting, [name]: end })));
  return {
    count: rows,
    values,
    alone,
    flips: known ?? (yield* flipsOf(spec, evaluate, setting)),
    now: evaluate(setting),
    setting,
  };
}

/**
 * @param {UncertaintySpec} spec
 * @param {Functions["evaluate"]} evaluate
 * @param {Values} setting
 * @returns {Generator<undefined, Flips, void>}
 */
function* flipsOf(spec, evaluate, setting) {
  /** @type {Flips} */
  const flips = {};
  for (const a of spec.assumptions) {
    const now = setting[a.name];
    const flip = yield* turnOf(a, now, (x) => {
      const outcomes = evaluate({ ...setting, [a.name]: x });
      return sumIn(spec.sides[0], outcomes) - sumIn(spec.sides[1], outcomes);
    });
    const change = flip === null ? null : flip - now;
    flips[a.name] = { now, flip, change, share: change === null ? null : Math.abs(change) / (a.high - a.low) };
  }
  return flips;
}

/**
 * The value of one of the two results that are held against each other.
 * @param {SideSpec} side
 * @param {Values} outcomes
 */
export function sumIn(side, outcomes) {
  return Object.entries(side.weights).reduce((sum, [name, weight]) => sum + weight * outcomes[name], side.constant);
}

/**
 * What the view shows of one outcome, as uncertainty.py writes it.
 * @param {UncertaintySpec} spec
 * @param {Drawn} drawn
 * @param {string} outcome
 * @returns {Generator<undefined, Shown, void>}
 */
export function* resultOf(spec, { count, values, alone, flips, now }, outcome) {
  const sorted = Float64Array.from(values[outcome]).sort();
  yield;
  /** @type {Values} */
  const means = {};
  for (const { outcome: name } of spec.bar)
    if (name) means[name] = values[name].reduce((sum, value) => sum + value, 0) / count;
  /**
   * @template Row
   * @param {Row[]} rows
   */
  const byAssumption = (rows) => Object.fromEntries(spec.assumptions.map((a, i) => [a.name, rows[i]]));
  return {
    outcome,
    count,
    quantiles: quantiles(sorted, SHARES),
    ends: quantiles(sorted, ENDS),
    means: chancesOf(spec.bar, means),
    now,
    indices: byAssumption(yield* indices(values[outcome], spec.assumptions.length)),
    swings: byAssumption(alone.map(([low, high]) => ({ low: low[outcome], high: high[outcome] }))),
    flips,
  };
}
