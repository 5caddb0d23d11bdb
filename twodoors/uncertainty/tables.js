// The tables of what ranges leave open: their rows are there, and are put in order.

import { write } from "../widget/dom.js";
import { stepped, worded } from "../words.js";
import { bare, byShare, share } from "./wording.js";

function fillRows(table, names, cells) {
  const body = table.tBodies[0];
  names.forEach((name, place) => {
    const row = body.querySelector(`[data-assumption="${name}"]`);
    if (body.rows[place] !== row) body.insertBefore(row, body.rows[place]);
    cells(name).forEach(({ text, from = 0, to = 0 }, i) => {
      const cell = row.cells[i + 1];
      write(cell, text);
      cell.style.setProperty("--from", `${100 * from}%`);
      cell.style.setProperty("--to", `${100 * to}%`);
    });
  });
}

// The tornado and both orders of sensitivity, side by side.
export function showIndices(table, spec, { kind }, { indices, swings }) {
  write(table.querySelector("small"), spec.units[kind]);
  const all = Object.values(swings).flatMap(({ low, high }) => [low, high]);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const at = (value) => (most > least ? (value - least) / (most - least) : 0);
  const bar = (index) => Math.min(Math.max(index ?? 0, 0), 1);
  const names = Object.keys(indices).sort((x, y) => (indices[y].total ?? 0) - (indices[x].total ?? 0));
  fillRows(table, names, (name) => {
    const [{ low, high }, { first, first_conf, total, total_conf }] = [swings[name], indices[name]];
    return [
      {
        text: `${bare(low, kind)}\u00a0→\u00a0${bare(high, kind)}`,
        from: at(Math.min(low, high)),
        to: at(Math.max(low, high)),
      },
      { text: share(first, first_conf), to: bar(first) },
      { text: share(total, total_conf), to: bar(total) },
    ];
  });
}

// Where each assumption alone would turn the result.
export function showFlips(table, spec, flips) {
  const order = byShare(flips).map(([name]) => name);
  fillRows(table, order, (name) => {
    const a = spec.assumptions.find((one) => one.name === name);
    const { now, flip, share } = flips[name];
    const turns = flip !== null;
    return [
      { text: stepped(now, a.step) },
      { text: turns ? stepped(flip, a.step) : "nowhere" },
      { text: turns ? worded(share, "share") : "–", to: share ?? 0 },
    ];
  });
}
