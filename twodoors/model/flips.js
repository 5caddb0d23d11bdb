// What would turn the order of two results, as flips.py looks for it.

import { bounded, movedBy, positionOf } from "./evaluate.js";

/** @import { Sliding } from "./types.ts" */

const GRID = 100; // steps of a slider's way, in each of which one turn is looked for
const HALVINGS = 40; // of a step in which there is a turn
const ROUNDING = 1e-14; // what results that are level may differ by, since numbers are rounded

/**
 * The value of an assumption nearest to `now` at which lead(value) changes its sign, or null: a generator that gives
 * after each look, so that the work can be done in slices.
 * @param {Sliding} assumption
 * @param {number} now
 * @param {(value: number) => number} lead
 * @returns {Generator<undefined, number | null, void>}
 */
export function* turnOf(assumption, now, lead) {
  const { low } = assumption;
  /** @param {number} x */
  const apart = (x) => {
    const value = lead(x);
    return Math.abs(value) <= ROUNDING ? 0 : value;
  };
  const sign = Math.sign(apart(now));
  if (sign === 0) return now; // level as it is
  /** @param {number} x */
  const turned = (x) => apart(x) * sign < 0;
  const lines = /** @type {[number[], number[]]} */ ([[], []]); // up and down from now
  for (let k = 0; k <= GRID; k++) {
    const x = bounded(assumption, movedBy(assumption, low, k / GRID));
    if (x > now) lines[0].push(x);
    if (x < now) lines[1].unshift(x);
  }
  /** @type {number[]} */
  const found = [];
  for (const line of lines) {
    let before = now;
    for (const x of line) {
      if (found.length && distance(assumption, before, now) > distance(assumption, found[0], now)) break; // the other way is nearer
      yield;
      if (turned(x)) {
        let [inside, outside] = [before, x];
        for (let i = 0; i < HALVINGS; i++) {
          yield;
          const half = (inside + outside) / 2;
          if (turned(half)) outside = half;
          else inside = half;
        }
        found.push((inside + outside) / 2);
        break;
      }
      before = x;
    }
  }
  if (!found.length) return null;
  return found.reduce((best, x) => (distance(assumption, x, now) < distance(assumption, best, now) ? x : best));
}

/**
 * How far it is from one value to another, as a share of the slider's way.
 * @param {Sliding} assumption
 * @param {number} one
 * @param {number} other
 */
export function distance(assumption, one, other) {
  const [from, to, all] = [one, other, assumption.high].map((value) => positionOf(assumption, value));
  return Math.abs(to - from) / all;
}
