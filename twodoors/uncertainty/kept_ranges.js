// The ranges that a reader doubts a model's assumptions by, kept in this browser, one set for each model.

import { bounded } from "../model/evaluate.js";
import { keep, kept } from "../widget/store.js";

/**
 * @import { Span } from "../model/types.ts"
 * @import { Doubts } from "./types.ts"
 */

const STORE = "ranges";

/**
 * Those of this model; null where there are none, or what is kept is not ours, or not all of it is of this version.
 * @param {{ name: string, assumptions: (Span & { name: string })[] }} spec
 * @returns {Doubts | null}
 */
export function keptRanges({ name, assumptions }) {
  const { setting, ranges, peaked } = kept(STORE)[name] ?? {};
  const fine = assumptions.every((a) => {
    const ends = ranges?.[a.name];
    const numbers = [setting?.[a.name], ...(Array.isArray(ends) && ends.length === 2 ? ends : [null])];
    return numbers.every((x) => Number.isFinite(x) && bounded(a, x) === x) && numbers[1] <= numbers[2];
  });
  return fine ? { setting, ranges, peaked: peaked === true } : null;
}

/**
 * Keeps these in the place of earlier ones, or none any more. False where the browser does not let us.
 * @param {string} model
 * @param {Doubts | null} doubts
 */
export function keepRanges(model, doubts) {
  const { [model]: _, ...others } = kept(STORE);
  return keep(STORE, doubts ? { ...others, [model]: doubts } : others);
}
