// What ranges leave open, in words, as result.py words it.

import { byName } from "../model/evaluate.js";
import { stepped, worded } from "../words.js";
import { sumIn } from "./work.js";

/**
 * @import { OutcomeSpec } from "../model/types.ts"
 * @import { Kind } from "../words.js"
 * @import { Flips, Result, UncertaintySpec } from "./types.ts"
 */

/** @type {(text: string, values: Record<string, string>) => string} */
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/**
 * How far the outcome spreads.
 * @param {UncertaintySpec} spec
 * @param {OutcomeSpec} outcome
 * @param {number[]} ends
 */
export function summary({ says }, { label, kind }, ends) {
  const [low, middle, high] = ends.map((end) => worded(end, kind));
  return filled(low === high ? says.level : says.spread, { outcome: label, low, middle, high });
}

/**
 * How much of the spread comes from what assumptions do together.
 * @param {UncertaintySpec} spec
 * @param {Result["indices"]} table
 */
export function together(spec, table) {
  const rows = Object.entries(table).flatMap(([name, { first, total }]) =>
    first === null || total === null ? [] : [{ name, first, total }],
  );
  if (!rows.length) return spec.says.still;
  const alone = Math.min(
    1,
    rows.reduce((sum, { first }) => sum + first, 0),
  );
  if (1 - alone < spec.together) return spec.says.alone;
  const { name, first, total } = rows.reduce((most, row) =>
    row.total - row.first > most.total - most.first ? row : most,
  );
  const shares = Object.entries({ alone, together: 1 - alone, first, total }).map(([key, share]) => [
    key,
    worded(share, "share"),
  ]);
  return filled(spec.says.together, { name: byName(spec.assumptions, name).label, ...Object.fromEntries(shares) });
}

/**
 * Which of two results leads, and the smallest change of one assumption that turns it.
 * @param {UncertaintySpec} spec
 * @param {Pick<Result, "now" | "flips">} result
 */
export function turning(spec, { now, flips }) {
  const [first, second] = spec.sides.map((side) => ({ label: side.label, value: sumIn(side, now) }));
  const [more, less] = first.value >= second.value ? [first, second] : [second, first];
  const level = {
    more: more.label,
    less: less.label,
    high: worded(more.value, spec.kind),
    low: worded(less.value, spec.kind),
  };
  if (more.value === less.value) return filled(spec.says.even, level);
  const said = filled(spec.says.order, level);
  const [name, smallest] = byShare(flips)[0];
  if (smallest.flip === null || smallest.share === null) return said + spec.says["no turn"];
  const a = byName(spec.assumptions, name);
  const [from, to] = [smallest.now, smallest.flip].map((value) => stepped(value, a.step));
  return said + filled(spec.says.turn, { name: a.label, now: from, flip: to, share: worded(smallest.share, "share") });
}

/**
 * The turns by the size of the change, the smallest first.
 * @param {Flips} flips
 */
export const byShare = (flips) =>
  Object.entries(flips).sort(([, x], [, y]) => (x.share ?? Infinity) - (y.share ?? Infinity) || 0);

/**
 * A number without its unit, which the head of its column has.
 * @param {number} value
 * @param {Kind} kind
 */
export const bare = (value, kind) => worded(value, kind).replace(/( in 100|%)$/, "");

/**
 * An index with the room for chance.
 * @param {number | null} index
 * @param {number | null} conf
 */
export const share = (index, conf) =>
  index === null || conf === null ? "–" : `${worded(index, "share")} ±\u00a0${bare(conf, "share")}`;
