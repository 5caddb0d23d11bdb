// Two settings of a model in words, as comparison.py says it.

import { plain, worded } from "../words.js";

/** @import { OutcomeSpec, Setting, Spec } from "../model/types.ts" */

const NAMED = 5; // so many assumptions the sentence names; the table has them all

/**
 * How A and B differ, with one outcome.
 * @param {Pick<Spec, "assumptions" | "outcomes">} spec
 * @param {Setting} a
 * @param {Setting} b
 * @param {string} outcome its name
 */
export function sentenceOf(spec, a, b, outcome) {
  const differing = spec.assumptions.filter(({ name }) => a.assumptions[name] !== b.assumptions[name]);
  if (!differing.length) return `A and B are the same in all ${spec.assumptions.length} assumptions.`;
  const named = differing
    .slice(0, NAMED)
    .map(({ name, label }) => `“${label}” (${plain(a.assumptions[name])} against ${plain(b.assumptions[name])})`);
  if (differing.length > NAMED) named.push(`and ${differing.length - NAMED} more`);
  const { label, kind } = /** @type {OutcomeSpec} */ (spec.outcomes.find((o) => o.name === outcome));
  const [before, after] = [a, b].map(({ outcomes }) => worded(outcomes[outcome], kind));
  return `A and B differ in ${differing.length} of ${spec.assumptions.length} assumptions: ${named.join("; ")}. ${label}: ${before} against ${after}.`;
}
