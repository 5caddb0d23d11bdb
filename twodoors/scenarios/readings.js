// Readings that were taken: a setting that the reader stands for, kept in this browser, one for each model.

import { bounded } from "../model/evaluate.js";
import { keep, kept } from "../widget/store.js";

/**
 * @import { Span, Values } from "../model/types.ts"
 * @import { Reading } from "./types.ts"
 */

const READINGS = "readings";
export const LONGEST = 140; // characters of a “because”

/**
 * The reading that was taken of the model of this name. What is kept and not ours is none.
 * @param {string} model
 * @returns {Reading | null}
 */
export function takenOf(model) {
  const held = kept(READINGS)[model];
  if (held?.constructor !== Object || held.assumptions?.constructor !== Object) return null;
  const numbers = Object.entries(held.assumptions).filter(([, value]) => Number.isFinite(value));
  if (!numbers.length || numbers.length < Object.keys(held.assumptions).length) return null;
  const [whose, because, time] = [held.whose, held.because, held.time].map((it) => (typeof it === "string" ? it : ""));
  return { model, assumptions: held.assumptions, whose: whose || "mine", because: because.slice(0, LONGEST), time };
}

/**
 * Keeps this reading in the place of an earlier one of its model. False where the browser does not let us.
 * @param {Omit<Reading, "time">} reading
 */
export function take(reading) {
  const because = reading.because.trim().slice(0, LONGEST);
  return keep(READINGS, {
    ...kept(READINGS),
    [reading.model]: { ...reading, because, time: new Date().toISOString() },
  });
}

/**
 * Keeps no reading of this model any more. False where the browser does not let us.
 * @param {string} model
 */
export function giveBack(model) {
  const { [model]: _, ...others } = kept(READINGS);
  return keep(READINGS, others);
}

/**
 * Every assumption as a reading has it. `fits` is false where it was taken with another version of the model: what it
 * does not have is as at first, and what is beyond a range is at its end.
 * @param {(Span & { name: string, default: number })[]} assumptions
 * @param {Reading} reading
 * @returns {{ values: Values, fits: boolean }}
 */
export function settingOf(assumptions, { assumptions: held }) {
  const values = Object.fromEntries(
    assumptions.map((a) => [a.name, bounded(a, Object.hasOwn(held, a.name) ? held[a.name] : a.default)]),
  );
  const fits =
    Object.keys(held).length === assumptions.length && assumptions.every((a) => held[a.name] === values[a.name]);
  return { values, fits };
}

/**
 * A reading in a sentence.
 * @param {Reading} reading
 */
export function said({ whose, because, time }) {
  const at = new Date(time);
  const day = Number.isNaN(at.getTime()) ? "" : ` on ${at.toLocaleDateString("en-GB", { dateStyle: "long" })}`;
  const as = whose === "mine" ? "your own" : whose === "article" ? "the article’s" : `that of ${whose}`;
  return `Your reading, taken here${day}: ${as}${because ? `, because ${because}` : ""}`.replace(
    /[.!?…]?$/,
    (end) => end || ".",
  );
}
