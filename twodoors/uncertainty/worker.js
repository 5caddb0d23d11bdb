// Works out what a reader's ranges leave open, in slices: after each change from the next frame on, until it is done or
// something else changes. A first answer comes from one scramble of the points, the whole one from all.

import { same } from "../model/evaluate.js";
import { partsOf } from "../widget/dom.js";
import { inSlices } from "../widget/slices.js";
import { drawsOf, flipsOf, resultOf } from "./work.js";

/**
 * @import { Functions, Values } from "../model/types.ts"
 * @import { Flips, Present, Shown, UncertaintySpec } from "./types.ts"
 * @import { Drawn } from "./work.js"
 */

/**
 * `present` gives the ranges, the setting and the outcome that are wanted now; `done` is told each result, and whether
 * it is of all draws.
 * @param {HTMLElement} root
 * @param {UncertaintySpec} spec
 * @param {Functions["evaluate"]} evaluate
 * @param {Present} present
 * @param {(result: Shown, whole: boolean) => void} done
 * @param {AbortSignal} signal
 */
export function workerOf(root, spec, evaluate, present, done, signal) {
  const bar = partsOf(root)("progress", "progress");
  const all = spec.points.shifts.length;
  /** @type {Drawn | null} */
  let drawn = null; // all that the last finished work gave; before it, the page shows Python's result
  /** @type {{ setting: Values, flips: Flips }} */
  let turns = { setting: spec.first.setting, flips: spec.result.flips }; // they do not hang on the ranges
  let run = 0; // counts the changes: work for an older one stops
  let frame = 0;

  const stopped = (/** @type {number} */ mine) => () => mine !== run || signal.aborted;
  /** @param {Drawn} of */
  const tell = async (of) => {
    const work = resultOf(spec, evaluate, of, turns.flips, present.outcome());
    const next = await inSlices(work, () => {}, stopped(run));
    if (next) done(next, of.scrambles === all);
    return next;
  };
  const work = async () => {
    const mine = run;
    const setting = present.setting();
    const upTo = drawsOf(spec, evaluate, present.ranges(), setting);
    const told = progress(bar);
    if (!same(spec.assumptions, turns.setting, setting)) {
      const flips = await inSlices(flipsOf(spec, evaluate, setting), () => {}, stopped(mine));
      if (!flips) return;
      turns = { setting, flips };
    }
    for (const scrambles of [1, all]) {
      const made = await inSlices(upTo(scrambles), told, stopped(mine));
      if (!made) return;
      if (scrambles === all) {
        drawn = made;
        bar.value = 1;
      }
      if (!(await tell(made))) return;
    }
  };
  signal.addEventListener("abort", () => cancelAnimationFrame(frame));

  const again = () => {
    run += 1;
    drawn = null;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(work);
  };
  // The draws hold all outcomes: only what is told of them is new.
  const retell = () => {
    run += 1;
    if (drawn) tell(drawn);
  };
  return { again, retell, canRetell: () => drawn !== null };
}

/**
 * Moves the bar ten times a second: each move draws the page, which would be half of the work.
 * @param {HTMLProgressElement} bar
 */
function progress(bar) {
  let moved = performance.now();
  return (/** @type {number} */ share) => {
    if (performance.now() - moved < 100) return;
    moved = performance.now();
    bar.value = share;
  };
}
