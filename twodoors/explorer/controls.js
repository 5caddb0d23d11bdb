// The controls of an explorer: for each assumption a range and its number, and the readings of the crisis.

import { clean, positionOf, stopAt } from "../model/evaluate.js";
import { allWithin, within, write } from "../widget/dom.js";
import { exact, plain, stopHeard, stopSaid, typed } from "../words.js";

/**
 * @import { AssumptionSpec, Spec, Values } from "../model/types.ts"
 * @import { Doing } from "./types.ts"
 */

/**
 * Minds the controls: `move` is told what the reader sets, `choose` which reading, `refuse` what could not be read.
 * Returns what shows a setting, and which reading it is (or none: -1).
 * @param {HTMLElement} root
 * @param {Spec} spec
 * @param {Pick<Doing, "move" | "refuse"> & { choose: (preset: number) => void }} doing
 * @returns {(now: Values, preset: number) => void}
 */
export function controlsOf(root, spec, { move, choose, refuse }) {
  const controls = spec.assumptions.map((a) => controlOf(root, a, move, refuse));
  const presets = allWithin(root, "button[data-preset]");
  for (const [i, button] of presets.entries()) button.addEventListener("click", () => choose(i));
  return (now, preset) => {
    for (const { name, show } of controls) show(now[name]);
    for (const [i, button] of presets.entries()) button.setAttribute("aria-pressed", String(i === preset));
  };
}

/**
 * @param {HTMLElement} root
 * @param {AssumptionSpec} a
 * @param {Doing["move"]} move
 * @param {Doing["refuse"]} refuse
 */
function controlOf(root, a, move, refuse) {
  const range = within(root, `input[type="range"][name="${a.name}"]`);
  const number = within(root, `input[data-number="${a.name}"]`);
  const ratio = a.scale === "ratio";
  const end = positionOf(a, a.high);
  // a slider that goes by ratios counts its stops
  const set = () => (ratio ? stopAt(a, range.valueAsNumber) : clean(range.valueAsNumber));
  let value = a.default;
  /** @param {number} next */
  const show = (next) => {
    value = next;
    // a range that the reader is moving is where it should be; its number may lie between two steps
    if (set() !== value) range.value = String(ratio ? positionOf(a, value) : value);
    range.style.setProperty("--share", String(positionOf(a, value) / end));
    const text = exact(value, a.step);
    if (number.value !== text) number.value = text;
    range.setAttribute("aria-valuetext", stopHeard(a, value));
    if (a.words) write(within(root, `[data-word="${a.name}"]`), `: ${stopSaid(a, value)}`);
  };
  range.addEventListener("input", () => move(a.name, set()));
  // also fired by Enter
  number.addEventListener("change", () => {
    const given = number.value;
    const wanted = typed(given);
    const fits = wanted >= a.low && wanted <= a.high;
    const allowed = `allowed is a number from ${plain(a.low)} to ${plain(a.high)}`;
    refuse(fits ? "" : `“${a.label}” cannot be “${given.slice(0, 40)}”; ${allowed}.`);
    if (fits) move(a.name, wanted);
    show(value);
  });
  return { name: a.name, show };
}

/**
 * Whether the reader may move this slider now: in a walk only those of the step are there, and a bet shuts them.
 * @param {HTMLElement} root
 * @param {string} name
 */
export function isOpen(root, name) {
  const range = within(root, `input[type="range"][name="${name}"]`);
  return !range.matches(":disabled, [hidden] *");
}
