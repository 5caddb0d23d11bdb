// Settings from links and files, as sliders can show them. The number beside a slider says what lies between two of its
// stops; where a stop has a name, or is a whole number, there is nothing between: it goes to the nearest, and that is told.

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
  if (!a || !(a.words || Number.isInteger(a.step)) || a.carries) return value;
  if (value === a.default || presets.some(({ values }) => values[name] === value)) return value;
  const stop = snapped(a, value);
  if (Math.abs(stop - value) > UNSEEN) told.push(`“${a.label}” ${stopSaid(a, stop)} for ${short(String(value))}`);
  return stop;
}

/** @param {string[]} told */
function sentenceFor(told) {
  return told.length ? ` Between two stops, and so set to the nearest: ${few(told, "; ", 5)}.` : "";
}
