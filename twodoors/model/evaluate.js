// A model in the page: its compiled functions, and the rules of its numbers (parts.py and mechanism.py have the same).

/** @import { Functions, PieceSpec, Sliding, Span, Values } from "./types.ts" */

/**
 * The functions of the model that a script has put there under this key (spec.py: script).
 * @param {string} key
 * @returns {Functions}
 */
export function functionsOf(key) {
  const functions = globalThis.twodoors?.models?.[key];
  if (!functions) throw new Error(`The functions of the model ${key} are not loaded.`);
  return functions;
}

/**
 * The number without the dust that counting in steps leaves (0.25000000000000006), which no reader meant.
 * @param {number} number
 */
export function clean(number) {
  return Number(number.toPrecision(12));
}

const RATIOS = 100; // the steps of a slider that goes by ratios

/**
 * The value on which an assumption's slider stops after so many steps; beyond its ends, the end.
 * @param {Sliding} assumption
 * @param {number} position
 */
export function stopAt({ low, high, step, scale }, position) {
  const value =
    scale === "ratio"
      ? Number((low * (high / low) ** (position / RATIOS)).toPrecision(4))
      : clean(low + position * step);
  return bounded({ low, high }, value);
}

/**
 * How many steps the slider is from its lower end at that value; between two stops no whole number.
 * @param {Sliding} assumption
 * @param {number} value
 */
export function positionOf({ low, high, step, scale }, value) {
  return scale === "ratio" ? (RATIOS * Math.log(value / low)) / Math.log(high / low) : (value - low) / step;
}

/**
 * The value at which the slider is when moved from that value by a share of its way, perhaps beyond an end.
 * @param {Sliding} assumption
 * @param {number} value
 * @param {number} share
 */
export function movedBy({ low, high, scale }, value, share) {
  return scale === "ratio" ? value * (high / low) ** share : value + share * (high - low);
}

/**
 * The nearest step of the slider, within its range; half a step goes up.
 * @param {Sliding} assumption
 * @param {number} value
 */
export function snapped(assumption, value) {
  return stopAt(assumption, Math.floor(positionOf(assumption, bounded(assumption, value)) + 0.5));
}

/**
 * The value within an assumption's range.
 * @param {Span} assumption
 * @param {number} value
 */
export function bounded({ low, high }, value) {
  return Math.min(Math.max(value, low), high);
}

/**
 * Every assumption at its default.
 * @param {{ assumptions: { name: string, default: number }[] }} spec
 * @returns {Values}
 */
export function defaultsOf(spec) {
  return Object.fromEntries(spec.assumptions.map((a) => [a.name, a.default]));
}

/**
 * Whether two settings give these assumptions the same values.
 * @param {{ name: string }[]} assumptions
 * @param {Values} one
 * @param {Values} other
 */
export function same(assumptions, one, other) {
  return assumptions.every(({ name }) => one[name] === other[name]);
}

/**
 * What each piece of the bar stands for: an outcome, or what the others leave over.
 * @param {PieceSpec[]} bar
 * @param {Values} outcomes
 */
export function chancesOf(bar, outcomes) {
  const left = 1 - bar.reduce((sum, { outcome }) => sum + (outcome ? outcomes[outcome] : 0), 0);
  return bar.map(({ outcome }) => (outcome ? outcomes[outcome] : left));
}

/**
 * The outcomes alone, without which reading holds.
 * @param {Functions["evaluate"]} evaluate
 * @param {Values} values
 * @returns {Values}
 */
export function outcomesOf(evaluate, values) {
  const { reading, ...outcomes } = evaluate(values);
  return outcomes;
}

/**
 * The assumption or outcome of this name, of which there must be one.
 * @template {{ name: string }} Item
 * @param {Item[]} list
 * @param {string} name
 */
export function byName(list, name) {
  const found = list.find((item) => item.name === name);
  if (!found) throw new Error(`There is no ${name}; there are ${list.map((item) => item.name).join(", ")}.`);
  return found;
}
