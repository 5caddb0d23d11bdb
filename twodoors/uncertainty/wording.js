// What ranges leave open, in words, as result.py words it.

import { byName } from "../model/evaluate.js";
import { plain, stepped, times, worded } from "../words.js";
import { sumIn } from "./work.js";

/**
 * @import { AssumptionSpec, OutcomeSpec } from "../model/types.ts"
 * @import { Kind } from "../words.js"
 * @import { Flips, Result, UncertaintySpec } from "./types.ts"
 */

/** @type {(text: string, values: Record<string, string>) => string} */
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/**
 * Which number to report, the mean over the draws, and how far they spread.
 * @param {UncertaintySpec} spec
 * @param {OutcomeSpec} outcome
 * @param {Pick<Result, "mean" | "ends">} result
 */
export function summary({ says }, { label, kind }, { mean, ends }) {
  const [low, , high] = ends.map((end) => worded(end, kind).replace(/ in 100$/, ""));
  return filled(low === high ? says.level : says.spread, { outcome: label, mean: worded(mean, kind), low, high });
}

/**
 * What the outcome is at the middle of all ranges, and why that is not the mean, where it is not.
 * @param {UncertaintySpec} spec
 * @param {OutcomeSpec} outcome
 * @param {Pick<Result, "mean" | "middle">} result
 */
export function middle({ says }, { name, kind }, { mean, middle }) {
  const here = worded(middle[name], kind);
  const said = filled(says.middle, { middle: here[0].toUpperCase() + here.slice(1) });
  if (worded(mean, kind) === here) return said;
  return said + (mean > middle[name] ? says.above : says.below);
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
  return filled(spec.says.together, { name: byName(spec.rows, name).label, ...Object.fromEntries(shares) });
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
  const [from, to] = [smallest.now, smallest.flip].map((value) => stood(a, value));
  const turn = { name: a.label, now: from, flip: to };
  if (smallest.ratio !== null) return said + filled(spec.says["turn ratio"], { ...turn, times: times(smallest.ratio) });
  return said + filled(spec.says.turn, { ...turn, share: worded(smallest.share, "share") });
}

/**
 * A value of an assumption as the table has it; of one that goes by ratios, three digits.
 * @param {AssumptionSpec} assumption
 * @param {number} value
 */
export const stood = ({ scale, step }, value) =>
  scale === "ratio" ? plain(Number(value.toPrecision(3))) : stepped(value, step);

/**
 * How far it is to a turn, in a table.
 * @param {Flips[string]} flip
 */
export const far = ({ ratio, share }) =>
  ratio === null ? `${worded(Number(share), "share")} of its range` : times(ratio);

/**
 * The turns by the size of the change, the smallest first.
 * @param {Flips} flips
 */
export const byShare = (flips) =>
  Object.entries(flips).sort(([, x], [, y]) => (x.share ?? Infinity) - (y.share ?? Infinity) || 0);

/**
 * Those that turn the result somewhere, the smallest change first.
 * @param {Flips} flips
 */
export const turnsIn = (flips) => byShare(flips).filter(([, { flip }]) => flip !== null);

/**
 * The assumptions that turn the result nowhere, in a sentence beside a table of those that do; else "".
 * @param {UncertaintySpec} spec
 * @param {Flips} flips
 */
export function others({ assumptions, says }, flips) {
  const still = assumptions.filter(({ name }) => flips[name].flip === null);
  if (!still.length || still.length === assumptions.length) return "";
  const names = still.map(({ label }) => `“${label}”`).join(", ");
  return filled(says[still.length === 1 ? "other" : "others"], { count: String(still.length), names });
}

/**
 * A number without its unit, which the head of its column has.
 * @param {number} value
 * @param {Kind} kind
 */
export const bare = (value, kind) => worded(value, kind).replace(/( in 100|%)$/, "");

/**
 * An index with the room for chance, which is not known as long as there is but one scramble.
 * @param {UncertaintySpec} spec
 * @param {number | null} index
 * @param {number | null} conf
 */
export function share({ least }, index, conf) {
  if (index === null) return "–";
  const room = conf === null ? "" : ` ±\u00a0${worded(Math.max(conf, least), "number")}`;
  return `${worded(index, "number")}${room}`;
}
