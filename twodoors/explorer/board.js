// What an explorer shows of a setting: controls, answer and curve, all at once.

import { byName, outcomesOf, same, snapped } from "../model/evaluate.js";
import { partsOf, write } from "../widget/dom.js";
import { answerOf } from "./answer.js";
import { controlsOf, isOpen } from "./controls.js";
import { curveOf } from "./curve.js";

/**
 * @import { Functions, PresetSpec, Spec, Values } from "../model/types.ts"
 * @import { Doing, Standing } from "./types.ts"
 */

/**
 * Minds the controls: `doing` is told what the reader does; `base()` says how all stands before that. Returns what shows
 * a setting, with the curve of `outcome` against `against`, and gives the outcomes, and the preset that it is.
 * @param {HTMLElement} root
 * @param {Spec} spec
 * @param {Functions} functions
 * @param {Doing & Pick<Standing, "base">} doing
 */
export function boardOf(root, spec, functions, { move, open, refuse, base }) {
  const part = partsOf(root);
  /** @type {Doing["move"]} */
  const drag = (name, value) => {
    if (isOpen(root, name)) move(name, snapped(byName(spec.assumptions, name), value));
  };
  /** @param {number} preset */
  const choose = (preset) => open(spec.presets[preset].values, "this preset");
  const sliders = spec.assumptions.filter((a) => !a.carries);
  const own = spec.assumptions.filter((a) => !a.tried);
  const showControls = controlsOf(root, { ...spec, assumptions: sliders }, { move, choose, refuse });
  const showAnswer = answerOf(root, spec, functions, drag);
  const drawCurve = curveOf(part("plot"), spec, functions);
  const firstOf = standingOf(spec, functions.evaluate);
  part("reset").addEventListener("click", () => open({}, ""));
  /** @type {(now: Values, outcome: string, against: string) => { outcomes: Values, preset?: PresetSpec }} */
  return (now, outcome, against) => {
    for (const role of ["notice", "copied"]) write(part(role), "");
    const stands = base();
    const first = firstOf(stands);
    const outcomes = showAnswer(now, first);
    const found = spec.presets.findIndex(({ values }) => same(own, { ...stands, ...values }, now));
    const preset = spec.presets[found];
    showControls(now, found);
    write(part("preset"), preset?.says ?? "Your own setting.");
    drawCurve(now, outcomes, first, byName(spec.outcomes, outcome), byName(spec.assumptions, against));
    return { outcomes, preset };
  };
}

/**
 * Gives the outcomes before anything is moved: they are others once a reading that was taken elsewhere counts.
 * @param {Spec} spec
 * @param {Functions["evaluate"]} evaluate
 * @returns {(stands: Values) => Values}
 */
function standingOf({ assumptions }, evaluate) {
  /** @type {Values} */
  let at = {};
  /** @type {Values} */
  let outcomes = {};
  return (stands) => {
    if (!same(assumptions, stands, at)) [at, outcomes] = [stands, outcomesOf(evaluate, stands)];
    return outcomes;
  };
}
