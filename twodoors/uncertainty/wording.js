// What ranges leave open, in words, as result.py words it.

import { stepped, worded } from "../words.js";
import { sumIn } from "./work.js";

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const labelOf = (spec, name) => spec.assumptions.find((a) => a.name === name).label;

// How far the outcome spreads.
export function summary({ says }, { label, kind }, ends) {
  const [low, middle, high] = ends.map((end) => worded(end, kind));
  return filled(low === high ? says.level : says.spread, { outcome: label, low, middle, high });
}

// How much of the spread comes from what assumptions do together.
export function together(spec, table) {
  const rows = Object.entries(table);
  if (rows.every(([, row]) => row.first === null)) return spec.says.still;
  const alone = Math.min(
    1,
    rows.reduce((sum, [, row]) => sum + row.first, 0),
  );
  if (1 - alone < spec.together) return spec.says.alone;
  const [name, { first, total }] = rows.reduce((most, row) =>
    row[1].total - row[1].first > most[1].total - most[1].first ? row : most,
  );
  const shares = Object.entries({ alone, together: 1 - alone, first, total }).map(([key, share]) => [
    key,
    worded(share, "share"),
  ]);
  return filled(spec.says.together, { name: labelOf(spec, name), ...Object.fromEntries(shares) });
}

// Which of two results leads, and the smallest change of one assumption that turns it.
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
  if (smallest.flip === null) return said + spec.says["no turn"];
  const a = spec.assumptions.find((one) => one.name === name);
  const [from, to] = [smallest.now, smallest.flip].map((value) => stepped(value, a.step));
  return said + filled(spec.says.turn, { name: a.label, now: from, flip: to, share: worded(smallest.share, "share") });
}

// The turns by the size of the change, the smallest first.
export const byShare = (flips) =>
  Object.entries(flips).sort(([, x], [, y]) => (x.share ?? Infinity) - (y.share ?? Infinity) || 0);

// A number without its unit, which the head of its column has.
export const bare = (value, kind) => worded(value, kind).replace(/( in 100|%)$/, "");
// An index with the room for chance.
export const share = (index, conf) =>
  index === null ? "–" : `${worded(index, "share")} ±\u00a0${bare(conf, "share")}`;
