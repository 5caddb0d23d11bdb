// Settings from links and files, as sliders can show them: what lies between two stops goes to the nearest, and is told.

import { snapped } from "../model/evaluate.js";
import { few, short, stopSaid } from "../words.js";

/**
 * @import { AssumptionSpec, Values } from "../model/types.ts"
 * @typedef {{ assumptions: AssumptionSpec[], presets?: { values: Values }[] }} Slid
 */

const UNSEEN = 1e-9; // no number shows so little

/**
 * The values as sliders show them, and which of them were others, as a sentence with a space before it. What the model
 * itself has, at first or in a preset, stays, and what is no slider.
 * @param {Slid} spec
 * @param {Values} values
 */
export function ontoStops(spec, values) {
  /** @type {string[]} */
  const told = [];
  const onto = Object.entries(values).map(([name, value]) => [name, stopFor(spec, name, value, told)]);
  return { values: /** @type {Values} */ (Object.fromEntries(onto)), said: sentenceFor(told) };
}

/**
 * @param {Slid} spec
 * @param {string} name
 * @param {number} value
 * @param {string[]} told to which it is added, where it is moved
 */
function stopFor({ assumptions, presets = [] }, name, value, told) {
  const a = assumptions.find((one) => one.name === name);
  if (!a || a.carries || value === a.default || presets.some(({ values }) => values[name] === value)) return value;
  // by ratios, its number alone says where a slider is
  const stop = a.scale === "ratio" && isWritten(value) ? value : snapped(a, value);
  if (Math.abs(stop - value) > UNSEEN) told.push(`“${a.label}” ${stopSaid(a, stop)} for ${short(String(value))}`);
  return stop;
}

/**
 * Whether a number says it whole, with six decimals.
 * @param {number} value
 */
function isWritten(value) {
  return Math.abs(Number(value.toFixed(6)) - value) <= UNSEEN;
}

/** @param {string[]} told */
function sentenceFor(told) {
  return told.length ? ` Between two stops, and so set to the nearest: ${few(told, "; ", 5)}.` : "";
}
