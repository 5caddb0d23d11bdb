// A control of one step that moves several assumptions at once, from how the step begins to its end.

import { within } from "../widget/dom.js";

/** @import { StepSpec, Values } from "../model/types.ts" */

/**
 * The assumptions that it moves, when they have gone this share of their way.
 * @param {StepSpec} step
 * @param {number} share
 * @returns {Values}
 */
export function jointly({ start, to }, share) {
  const whole = share === 1; // exactly, and not by a sum
  return Object.fromEntries(
    Object.entries(to).map(([name, end]) => [name, whole ? end : start[name] + share * (end - start[name])]),
  );
}

/**
 * Shows how far they have gone.
 * @param {HTMLElement} root
 * @param {StepSpec} step
 * @param {Values} now
 */
export function showJoint(root, { controls, ends, start, to }, now) {
  if (!ends) return;
  const [name] = Object.keys(to);
  const share = (now[name] - start[name]) / (to[name] - start[name]);
  const range = within(root, `input[type="range"][name="${controls[0]}"]`);
  range.value = String(share);
  range.style.setProperty("--share", String(share));
  const far = `${Math.round(100 * share)} in 100 of the way to: ${ends[1]}`;
  range.setAttribute("aria-valuetext", share <= 0 ? ends[0] : share >= 1 ? ends[1] : far);
}
