// What a link, a file or a kept setting of another version of a model sets, and this version does not take; gone.py says
// the same.

import { few, short } from "../words.js";

/**
 * @import { AssumptionSpec, Spec, Values } from "../model/types.ts"
 */

const TOLD = 20; // so many a sentence names

/**
 * Of assumptions by name, each the text of a finite number: those that the model takes, and what of them is gone. Gone is
 * a name that it does not have, and a value outside its range. That assumption is not in the first, so that it stays at
 * its default; in the second it is told in words, behind `whose`.
 * @param {{ assumptions: AssumptionSpec[] }} spec
 * @param {Iterable<[name: string, text: string]>} given
 * @param {string} [whose]
 */
export function taken({ assumptions }, given, whose = "") {
  /** @type {Values} */
  const values = {};
  const gone = [];
  for (const [name, text] of given) {
    const a = assumptions.find((one) => one.name === name);
    const value = Number(text);
    if (!a) gone.push(unknown(name, whose));
    else if (value >= a.low && value <= a.high) values[name] = value;
    else {
      const here = `allowed is a number from ${a.low} to ${a.high}; it is at its default, ${a.default}`;
      gone.push(`${whose}“${a.label}” ${short(text)} (${here})`);
    }
  }
  return { values, gone };
}

/**
 * The same of ranges, each the texts of two finite numbers that do not fall: one is taken whole or not at all.
 * @param {{ assumptions: AssumptionSpec[] }} spec
 * @param {Iterable<[name: string, ends: [low: string, high: string]]>} given
 */
export function takenRanges({ assumptions }, given) {
  /** @type {Record<string, [low: number, high: number]>} */
  const ranges = {};
  const gone = [];
  for (const [name, ends] of given) {
    const a = assumptions.find((one) => one.name === name && !one.tried);
    const [low, high] = ends.map(Number);
    if (!a) gone.push(unknown(name, "the range of "));
    else if (low >= a.low && high <= a.high) ranges[name] = [low, high];
    else gone.push(`the range of “${a.label}” ${short(ends.join("~"))} (allowed is one from ${a.low} to ${a.high})`);
  }
  return { ranges, gone };
}

/**
 * A name that the model does not have.
 * @param {string} name
 */
export function unknown(name, whose = "") {
  return `${whose}“${short(name)}” (not in this model)`;
}

/**
 * All that is gone, as a sentence with a space before it; nothing where nothing is.
 * @param {string[]} gone
 */
export function leftOut(gone) {
  if (!gone.length) return "";
  return ` Left out, as this version of the model does not take it: ${few(gone, "; ", TOLD)}.`;
}

/**
 * What a browser keeps of the reader's settings of this model, and it does not take. An assumption of its own is kept
 * under the model's name and a point; one that chapters share, with the title of the chapter that it was moved in.
 * @param {Pick<Spec, "name" | "title" | "assumptions">} spec
 * @param {Record<string, any>} held by the key of an assumption: not all of it need be ours
 */
export function keptAndGone({ name, title, assumptions }, held) {
  const names = new Map(assumptions.filter((a) => !a.carries && !a.tried).map((a) => [a.key, a.name]));
  /** @type {[string, string][]} */
  const given = Object.entries(held)
    .filter(([, own]) => Number.isFinite(own?.value))
    .filter(([key, { from }]) => names.has(key) || key.startsWith(`${name}.`) || from === title)
    .map(([key, { value }]) => [names.get(key) ?? key, String(value)]);
  return taken({ assumptions }, given).gone;
}
