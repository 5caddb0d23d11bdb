// The tables of what ranges leave open: their rows are there, and are put in order.

import { byName } from "../model/evaluate.js";
import { within, write } from "../widget/dom.js";
import { bare, far, share, stood, turnsIn } from "./wording.js";

/**
 * @import { OutcomeSpec } from "../model/types.ts"
 * @import { Flips, Result, UncertaintySpec } from "./types.ts"
 */

/**
 * A cell's text and, as shares of its width, the bar behind it.
 * @typedef {{ text: string, from?: number, to?: number }} Cell
 */

/**
 * @param {HTMLTableElement} table
 * @param {string[]} names of the rows that are shown, in their order
 * @param {(name: string) => Cell[]} cells
 */
function fillRows(table, names, cells) {
  const body = table.tBodies[0];
  const rows = new Map([...body.rows].map((row) => [row.dataset.row, row]));
  for (const [name, row] of rows) row.hidden = !names.includes(String(name));
  names.forEach((name, place) => {
    const row = /** @type {HTMLTableRowElement} */ (rows.get(name));
    if (body.rows[place] !== row) body.insertBefore(row, body.rows[place]);
    cells(name).forEach(({ text, from = 0, to = 0 }, i) => {
      const cell = row.cells[i + 1];
      write(cell, text);
      cell.style.setProperty("--from", `${100 * from}%`);
      cell.style.setProperty("--to", `${100 * to}%`);
    });
  });
}

/**
 * The tornado and both orders of sensitivity, side by side.
 * @param {HTMLTableElement} table
 * @param {UncertaintySpec} spec
 * @param {OutcomeSpec} outcome
 * @param {Result} result
 */
export function showIndices(table, spec, { kind }, { indices, swings }) {
  write(within(table, "small"), spec.units[kind]);
  const all = Object.values(swings).flatMap(({ low, high }) => [low, high]);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  /** @param {number} value */
  const at = (value) => (most > least ? (value - least) / (most - least) : 0);
  /** @param {number | null} index */
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
      { text: share(spec, first, first_conf), to: bar(first) },
      { text: share(spec, total, total_conf), to: bar(total) },
    ];
  });
  for (const row of table.tBodies[0].rows) {
    const { first, first_conf, total, total_conf } = indices[String(row.dataset.row)] ?? {};
    row.classList.toggle("td-unsure", below(first, first_conf) || below(total, total_conf));
  }
}

/**
 * Whether an index may be nought or less, for all that the draws say.
 * @param {number | null | undefined} index
 * @param {number | null | undefined} conf
 */
const below = (index, conf) => typeof index === "number" && typeof conf === "number" && index < conf;

/**
 * Where each assumption alone would turn the result; those that turn it nowhere have no row.
 * @param {HTMLTableElement} table
 * @param {UncertaintySpec} spec
 * @param {Flips} flips
 */
export function showFlips(table, spec, flips) {
  const order = turnsIn(flips);
  fillRows(
    table,
    order.map(([name]) => name),
    (name) => {
      const a = byName(spec.assumptions, name);
      const { now, flip, share } = flips[name];
      return [{ text: stood(a, now) }, { text: stood(a, Number(flip)) }, { text: far(flips[name]), to: Number(share) }];
    },
  );
  /** @type {HTMLElement} */ (table.parentElement).hidden = !order.length;
}
