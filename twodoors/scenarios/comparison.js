// Two settings of a model in words, as comparison.py says it.

import { plain, worded } from "../words.js";

const NAMED = 5; // so many assumptions the sentence names; the table has them all

// How A and B, each {assumptions, outcomes}, differ, with one outcome.
export function sentenceOf(spec, a, b, outcome) {
  const differing = spec.assumptions.filter(({ name }) => a.assumptions[name] !== b.assumptions[name]);
  if (!differing.length) return `A and B are the same in all ${spec.assumptions.length} assumptions.`;
  const named = differing
    .slice(0, NAMED)
    .map(({ name, label }) => `“${label}” (${plain(a.assumptions[name])} against ${plain(b.assumptions[name])})`);
  if (differing.length > NAMED) named.push(`and ${differing.length - NAMED} more`);
  const { label, kind } = spec.outcomes.find((o) => o.name === outcome);
  const [before, after] = [a, b].map(({ outcomes }) => worded(outcomes[outcome], kind));
  return `A and B differ in ${differing.length} of ${spec.assumptions.length} assumptions: ${named.join("; ")}. ${label}: ${before} against ${after}.`;
}
