// What an explorer shows of a setting: controls, answer and curve, all at once.

import { byName, defaultsOf, same, snapped } from "../model/evaluate.js";
import { partsOf, write } from "../widget/dom.js";
import { answerOf } from "./answer.js";
import { controlsOf } from "./controls.js";
import { curveOf } from "./curve.js";

/**
 * @import { Functions, Spec, Values } from "../model/types.ts"
 * @import { Doing } from "./types.ts"
 */

/**
 * Minds the controls: `doing` is told what the reader does. Returns what shows a setting, with the curve of `outcome`
 * against `against`, and gives the outcomes.
 * @param {HTMLElement} root
 * @param {Spec} spec
 * @param {Functions} functions
 * @param {Doing} doing
 * @returns {(now: Values, outcome: string, against: string) => Values}
 */
export function boardOf(root, spec, functions, { move, set, refuse }) {
  const part = partsOf(root);
  /** @type {Doing["move"]} */
  const drag = (name, value) => move(name, snapped(byName(spec.assumptions, name), value));
  /** @param {number} preset */
  const choose = (preset) => set(spec.presets[preset].values);
  const showControls = controlsOf(root, spec, { move, choose, refuse });
  const showAnswer = answerOf(root, spec, functions, drag);
  const drawCurve = curveOf(part("plot"), spec, functions);
  part("reset").addEventListener("click", () => set(defaultsOf(spec)));
  return (now, outcome, against) => {
    for (const role of ["notice", "copied"]) write(part(role), "");
    const outcomes = showAnswer(now);
    const preset = spec.presets.findIndex(({ values }) => same(spec.assumptions, values, now));
    showControls(now, preset);
    write(part("preset"), spec.presets[preset]?.says ?? "Your own setting.");
    drawCurve(now, outcomes, byName(spec.outcomes, outcome), byName(spec.assumptions, against));
    return outcomes;
  };
}
