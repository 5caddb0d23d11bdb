// Works out what a reader's ranges leave open, in slices: after each change from the next frame on, until it is done or
// something else changes.

import { same } from "../model/evaluate.js";
import { sobolPoints } from "../model/sampling.js";
import { partsOf } from "../widget/dom.js";
import { inSlices } from "../widget/slices.js";
import { allOf, resultOf } from "./work.js";

/**
 * @import { Functions } from "../model/types.ts"
 * @import { Present, Shown, UncertaintySpec } from "./types.ts"
 * @import { Drawn } from "./work.js"
 */

/**
 * `present` gives the ranges, the setting and the outcome that are wanted now; `done` is told each result.
 * @param {HTMLElement} root
 * @param {UncertaintySpec} spec
 * @param {Functions["evaluate"]} evaluate
 * @param {Present} present
 * @param {(result: Shown) => void} done
 * @param {AbortSignal} signal
 */
export function workerOf(root, spec, evaluate, present, done, signal) {
  const bar = partsOf(root)("progress", "progress");
  /** @type {Float64Array | null} */
  let points = null;
  /** @type {Drawn | null} */
  let drawn = null; // all that the last finished work gave; before it, the page shows Python's result
  /** @type {Pick<Drawn, "setting" | "flips">} */
  let turns = { setting: spec.first.setting, flips: spec.result.flips }; // they do not hang on the ranges
  let run = 0; // counts the changes: work for an older one stops
  let frame = 0;

  const stopped = (/** @type {number} */ mine) => () => mine !== run || signal.aborted;
  const tell = async () => {
    if (!drawn) return;
    const next = await inSlices(resultOf(spec, drawn, present.outcome()), () => {}, stopped(run));
    if (next) done(next);
  };
  const work = async () => {
    points ??= sobolPoints(spec.points);
    const setting = present.setting();
    const known = same(spec.assumptions, turns.setting, setting) ? turns.flips : null;
    const steps = allOf(spec, evaluate, points, present.ranges(), setting, known);
    const all = await inSlices(steps, progress(bar), stopped(run));
    if (!all) return;
    [drawn, turns] = [all, all];
    bar.value = 1;
    tell();
  };
  signal.addEventListener("abort", () => cancelAnimationFrame(frame));

  const again = () => {
    run += 1;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(work);
  };
  // The draws hold all outcomes: only what is told of them is new.
  const retell = () => {
    run += 1;
    tell();
  };
  return { again, retell, canRetell: () => drawn !== null };
}

/**
 * Moves the bar ten times a second: each move draws the page, which would be half of the work.
 * @param {HTMLProgressElement} bar
 */
function progress(bar) {
  let moved = performance.now();
  return (share = 1) => {
    if (performance.now() - moved < 100) return;
    moved = performance.now();
    bar.value = share; // the turns, which come last, tell none
  };
}
