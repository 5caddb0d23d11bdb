// Readings that were taken: a setting that the reader stands for, kept in this browser, one for each model, and carried
// along in files (readings.py reads the same).

import { bounded } from "../model/evaluate.js";
import { keep, kept } from "../widget/store.js";
import { short } from "../words.js";
import { given, isTable, noNumbers } from "./held.js";

/**
 * @import { Span, Spec, Values } from "../model/types.ts"
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
 * Keeps these as they are, each in the place of an earlier one of its model. False where the browser does not let us.
 * @param {Reading[]} readings
 */
export function takeAll(readings) {
  return keep(READINGS, { ...kept(READINGS), ...Object.fromEntries(readings.map((one) => [one.model, one])) });
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
 * Of a setting what a reading may be of: not what is set in a picture alone.
 * @param {{ name: string, tried?: boolean }[]} assumptions
 * @param {Values} setting
 * @returns {Values}
 */
export function standingIn(assumptions, setting) {
  return Object.fromEntries(assumptions.filter((a) => !a.tried).map(({ name }) => [name, setting[name]]));
}

/**
 * Every assumption as a reading has it. `fits` is false where it was taken with another version of the model: what it
 * does not have is as at first, and what is beyond a range is at its end.
 * @param {(Span & { name: string, default: number, tried?: boolean })[]} assumptions
 * @param {Reading} reading
 * @returns {{ values: Values, fits: boolean }}
 */
export function settingOf(assumptions, { assumptions: held }) {
  const own = assumptions.filter((a) => !a.tried);
  const values = Object.fromEntries(
    own.map((a) => [a.name, bounded(a, Object.hasOwn(held, a.name) ? held[a.name] : a.default)]),
  );
  const fits = Object.keys(held).length === own.length && own.every((a) => held[a.name] === values[a.name]);
  return { values, fits };
}

/**
 * The readings that a file of this model holds, every assumption of each, and what its reader should know of them; or
 * what is wrong with one.
 * @param {Pick<Spec, "chapters">} spec
 * @param {any} held
 * @returns {{ readings: Reading[], remarks: string[] } | { problem: string }}
 */
export function readingsIn({ chapters }, held) {
  if ((held ?? null) === null) return { readings: [], remarks: [] };
  if (!Array.isArray(held)) return { problem: `“readings” is ${given(held)}; allowed is a list of them.` };
  const readings = [];
  const remarks = [];
  const seen = new Set();
  for (const one of held) {
    const problem = noReading(one);
    if (problem) return { problem };
    const { model, whose, because, time } = one;
    if (seen.has(model)) return { problem: `“readings” holds two of “${short(model)}”; allowed is one of each model.` };
    seen.add(model);
    if (!Object.hasOwn(chapters, model)) {
      remarks.push(`Left out: its reading of “${short(model)}”, of which nothing is used here.`);
      continue;
    }
    const { values, fits } = settingOf(chapters[model].assumptions, one);
    readings.push({ model, assumptions: values, whose, because, time });
    if (!fits)
      remarks.push(`Its reading in chapter ${chapters[model].chapter} was taken with another version of that model.`);
  }
  return { readings, remarks };
}

/**
 * What is wrong with what should be a reading; nothing where it is one.
 * @param {any} held
 */
function noReading(held) {
  if (!isTable(held)) return `“readings” holds ${given(held)}; allowed is a reading.`;
  for (const part of ["model", "whose", "because", "time"]) {
    const least = part === "model" || part === "whose" ? 1 : 0;
    const long = typeof held[part] === "string" ? [...held[part]].length : -1;
    if (long < least || long > LONGEST) {
      return `“${part}” of a reading is ${given(held[part])}; allowed is text of ${least} to ${LONGEST} characters.`;
    }
  }
  return noNumbers(held.assumptions, "assumptions of a reading");
}

/**
 * A reading in a sentence.
 * @param {Reading} reading
 */
export function said({ whose, because, time }) {
  const at = new Date(time);
  const day = Number.isNaN(at.getTime()) ? "" : ` on ${at.toLocaleDateString("en-GB", { dateStyle: "long" })}`;
  return `Your reading, taken here${day}: ${reasoned({ whose, because }, "your own")}`.replace(
    /[.!?…]?$/,
    (end) => end || ".",
  );
}

/**
 * Whose a reading is, and why.
 * @param {Pick<Reading, "whose" | "because">} reading
 * @param {string} own what is said where it is one’s own
 */
export function reasoned({ whose, because }, own) {
  const as = whose === "mine" ? own : whose === "article" ? "the article’s" : `that of ${whose}`;
  return `${as}${because ? `, because ${because}` : ""}`;
}
