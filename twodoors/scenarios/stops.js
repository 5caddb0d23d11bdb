// Settings from links and files, as sliders can show them. The number beside a slider says what lies between two of its
// stops; where a stop has a name, or is a whole number, there is nothing between: it goes to the nearest, and that is told.

import { snapped } from "../model/evaluate.js";
import { few, short, stopSaid } from "../words.js";

/** @import { AssumptionSpec, Values } from "../model/types.ts" */

const UNSEEN = 1e-9; // no number shows so little

/**
 * The values as sliders show them, and which of them were others, as a sentence with a space before it.
 * @param {{ assumptions: AssumptionSpec[] }} spec
 * @param {Values} values
 */
export function ontoStops({ assumptions }, values) {
  /** @type {string[]} */
  const told = [];
  const onto = { ...values };
  for (const a of assumptions) {
    if (!(a.name in values && (a.words || Number.isInteger(a.step)))) continue;
    const [given, stop] = [values[a.name], snapped(a, values[a.name])];
    onto[a.name] = stop;
    if (Math.abs(stop - given) > UNSEEN) told.push(`“${a.label}” ${stopSaid(a, stop)} for ${short(String(given))}`);
  }
  return { values: onto, said: sentenceFor(told) };
}

/** @param {string[]} told */
function sentenceFor(told) {
  return told.length ? ` Between two stops, and so set to the nearest: ${few(told, "; ", 5)}.` : "";
}
