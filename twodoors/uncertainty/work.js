// What is worked out of a reader's ranges, in steps that may be done in slices.

import { chancesOf, defaultsOf, outcomesOf } from "../model/evaluate.js";
import { distance, turnOf } from "../model/flips.js";
import { design, middleOf, quantiles, sobolPoints } from "../model/sampling.js";
import { indices } from "../model/sensitivity.js";

/**
 * @import { Functions, Range, Span, Values } from "../model/types.ts"
 * @import { Flips, RowSpec, Shown, SideSpec, UncertaintySpec } from "./types.ts"
 */

/**
 * What draws from ranges give: the outcomes by name, scramble after scramble of so many (`size`), and how many scrambles
 * there are by now; and what they are of: the ranges, and the rows in which anything is open.
 * @typedef {{
 *   size: number,
 *   scrambles: number,
 *   values: Record<string, Float64Array>,
 *   ranges: Range[],
 *   rows: RowSpec[],
 *   setting: Values,
 * }} Drawn
 */

export const DOTS = 50;
const SHARES = Array.from({ length: DOTS }, (_, i) => (i + 0.5) / DOTS);
const ENDS = [0.05, 0.5, 0.95];

/**
 * Draws from these ranges, none as yet, and what makes them up to so many scrambles: a generator that gives after each
 * evaluation how much of all is done.
 * @param {UncertaintySpec} spec
 * @param {Functions["evaluate"]} evaluate
 * @param {Range[]} ranges
 * @param {Values} setting
 */
export function drawsOf(spec, evaluate, ranges, setting) {
  const open = ranges.filter(({ low, high }) => low < high);
  const names = open.map(({ name }) => name);
  const rows = spec.rows
    .map((row) => ({ ...row, members: row.members.filter((name) => names.includes(name)) }))
    .filter(({ members }) => members.length);
  const columns = rows.map(({ members }) => members.map((name) => names.indexOf(name)));
  const { blocks, fill } = design(open, columns);
  const size = 2 ** spec.points.turns.length * blocks;
  const whole = spec.points.shifts.length * size;
  const values = Object.fromEntries(spec.outcomes.map(({ name }) => [name, new Float64Array(whole)]));
  /** @type {Drawn} */
  const drawn = { size, scrambles: 0, values, ranges, rows, setting };
  /** @type {Values} */
  const given = { ...atFirst(spec), ...Object.fromEntries(ranges.map(({ name, low }) => [name, low])) }; // what is held stays so

  /**
   * @param {number} scrambles
   * @returns {Generator<number, Drawn, void>}
   */
  function* upTo(scrambles) {
    for (; drawn.scrambles < scrambles; drawn.scrambles++) {
      const points = sobolPoints(spec.points, drawn.scrambles, 2 * open.length);
      const from = drawn.scrambles * size;
      for (let row = 0; row < size; row++) {
        fill(points, row, given);
        const answer = evaluate(given);
        for (const name in values) values[name][from + row] = answer[name];
        yield (from + row) / whole;
      }
    }
    return drawn;
  }
  return upTo;
}

/**
 * What is set in a picture alone, as it is at first: draws do not move it.
 * @param {UncertaintySpec} spec
 */
function atFirst({ tried }) {
  return defaultsOf({ assumptions: tried });
}

/**
 * Where each assumption alone turns the order of the two results.
 * @param {UncertaintySpec} spec
 * @param {Functions["evaluate"]} evaluate
 * @param {Values} setting
 * @returns {Generator<undefined, Flips, void>}
 */
export function* flipsOf(spec, evaluate, setting) {
  /** @type {Flips} */
  const flips = {};
  for (const a of spec.assumptions) {
    const now = setting[a.name];
    const flip = yield* turnOf(a, now, (x) => {
      const outcomes = evaluate({ ...setting, [a.name]: x });
      return sumIn(spec.sides[0], outcomes) - sumIn(spec.sides[1], outcomes);
    });
    flips[a.name] =
      flip === null
        ? { now, flip, change: null, ratio: null, share: null }
        : {
            now,
            flip,
            change: flip - now,
            ratio: a.ratio && now > 0 ? flip / now : null,
            share: distance(a, now, flip),
          };
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
 * The outcome with a row's assumptions at either end of their ranges, all else at the starting point. Several move as
 * one, from the ends at which each alone makes the outcome less to those at which it makes it more.
 * @param {(given: Values) => number} outcome
 * @param {Range[]} ranges of the row
 * @returns {Span}
 */
function swingOf(outcome, ranges) {
  /** @param {Range[]} falling those that go the other way round */
  const ends = (falling) =>
    [false, true].map((top) =>
      outcome(Object.fromEntries(ranges.map((r) => [r.name, top !== falling.includes(r) ? r.high : r.low]))),
    );
  const falls = (/** @type {Range} */ { name, low, high }) => outcome({ [name]: high }) - outcome({ [name]: low }) < 0;
  const [low, high] = ends(ranges.length > 1 ? ranges.filter(falls) : []);
  return { low, high };
}

/**
 * What the view shows of one outcome, as uncertainty.py writes it, of the scrambles that there are.
 * @param {UncertaintySpec} spec
 * @param {Functions["evaluate"]} evaluate
 * @param {Drawn} drawn
 * @param {Flips} flips
 * @param {string} outcome
 * @returns {Generator<undefined, Shown, void>}
 */
export function* resultOf(spec, evaluate, { size, scrambles, values, ranges, rows, setting }, flips, outcome) {
  const count = size * scrambles;
  /** @param {string} name */
  const drawn = (name) => values[name].subarray(0, count);
  /** @param {string} name */
  const mean = (name) => drawn(name).reduce((sum, value) => sum + value, 0) / count;
  const sorted = Float64Array.from(drawn(outcome)).sort();
  yield;
  /** @type {Values} */
  const means = {};
  for (const { outcome: name } of spec.bar) {
    if (name) means[name] = mean(name);
    yield;
  }
  const table = yield* indices(drawn(outcome), rows.length, scrambles);
  const at = (/** @type {Values} */ given) => evaluate({ ...setting, ...given })[outcome];
  /** @param {RowSpec} row */
  const swing = ({ members }) =>
    swingOf(
      at,
      ranges.filter(({ name }) => members.includes(name)),
    );
  return {
    outcome,
    count,
    quantiles: quantiles(sorted, SHARES),
    ends: quantiles(sorted, ENDS),
    means: chancesOf(spec.bar, means),
    mean: mean(outcome),
    middle: outcomesOf(evaluate, {
      ...atFirst(spec),
      ...Object.fromEntries(ranges.map((range) => [range.name, middleOf(range)])),
    }),
    now: outcomesOf(evaluate, setting),
    indices: Object.fromEntries(rows.map(({ name }, i) => [name, table[i]])),
    swings: Object.fromEntries(rows.map((row) => [row.name, swing(row)])),
    flips,
  };
}
