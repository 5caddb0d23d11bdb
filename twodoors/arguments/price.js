// The last bet: which one assumption the reader would pay to know; then what spreads the two doors, at first and theirs.

import { functionsOf } from "../model/evaluate.js";
import { indices } from "../model/sensitivity.js";
import { drawsOf } from "../uncertainty/work.js";
import { allWithin, within, write } from "../widget/dom.js";
import { inSlices } from "../widget/slices.js";
import { DOORS } from "./machine.js";
import { keepWords } from "./mine.js";

/**
 * @import { Range, Values } from "../model/types.ts"
 * @import { Argued, ArgumentSpec, Door } from "./types.ts"
 * @import { machineOf } from "./machine.js"
 * @typedef {Record<string, Record<Door, number>>} Shares of 100, by row
 */

/**
 * @param {HTMLElement} root
 * @param {ArgumentSpec} spec
 * @param {ReturnType<typeof machineOf>} machine
 */
export function priceOf(root, spec, machine) {
  const asked = within(root, 'fieldset[data-role="price"]');
  const answer = within(root, '[data-role="answer"]');
  const bar = within(root, 'progress[data-role="progress"]');
  const inputs = /** @type {HTMLInputElement[]} */ (allWithin(asked, "input"));
  let told = ""; // for which setting and ranges the table stands
  let run = 0;

  for (const input of inputs) {
    input.addEventListener("change", () => {
      const label = input.parentElement?.textContent?.trim() ?? "";
      keepWords({ pays: { row: input.value, label, time: new Date().toISOString() } });
    });
  }
  /**
   * @param {Values} setting
   * @param {Range[]} ranges
   */
  const work = async (setting, ranges) => {
    run += 1;
    const mine = run;
    bar.hidden = false;
    const stopped = () => mine !== run;
    const tellShare = (/** @type {number} */ share) => {
      bar.value = share;
    };
    const shares = await inSlices(spreadShares(spec, ranges, setting), tellShare, stopped);
    if (!shares) return;
    bar.hidden = true;
    for (const row of allWithin(root, "tr[data-row]")) {
      const own = shares[row.dataset.row ?? ""];
      for (const door of DOORS) write(within(row, `[data-of="${door}"]`), own ? String(own[door]) : "–");
    }
    root.dataset.spread = "ready";
  };
  return {
    /**
     * @param {Argued} argued
     * @param {Values} setting
     * @param {boolean} own whether it is the reader's, who may choose
     */
    show(argued, setting, own) {
      const { pays } = argued;
      asked.disabled = !own;
      answer.hidden = !pays && own;
      for (const input of inputs) input.checked = input.value === pays?.row;
      write(within(root, '[data-role="paid"]'), pays ? paid(root, pays.row, pays.label) : "");
      const mine = Boolean(argued.readings.length || argued.crisis || Object.keys(argued.ranges).length);
      for (const cell of allWithin(answer, '[data-role="own"]')) cell.hidden = !mine;
      const ranges = machine.ranges(argued, setting);
      const now = JSON.stringify([setting, ranges]);
      if (answer.hidden || !mine || now === told) return;
      told = now;
      delete root.dataset.spread;
      work(setting, ranges);
    },
  };
}

/**
 * What the reader chose, beside what has the largest part.
 * @param {HTMLElement} root
 * @param {string} row
 * @param {string} label
 */
function paid(root, row, label) {
  const cells = allWithin(root, `tr[data-row="${row}"] td`);
  if (!cells.length) return `You would pay for: ${label}.`;
  const [war, talks] = cells.map(({ textContent }) => textContent);
  return `You would pay for: ${label}. At first it has a part in ${war} of 100 of what is open about war, and in ${talks} about talks.`;
}

/**
 * In how much of what spreads each door each row of doubts has a part (total-order indices), of 100.
 * @param {ArgumentSpec} spec
 * @param {Range[]} ranges
 * @param {Values} setting
 * @returns {Generator<number, Shares, void>}
 */
export function* spreadShares({ doubts, machine }, ranges, setting) {
  const { evaluate } = functionsOf(machine.functions);
  const all = doubts.points.shifts.length;
  const drawn = yield* drawsOf(/** @type {any} */ (doubts), evaluate, ranges, setting)(all);
  /** @type {Shares} */
  const found = Object.fromEntries(drawn.rows.map(({ name }) => [name, { war: 0, talks: 0 }]));
  for (const door of DOORS) {
    const work = indices(drawn.values[door], drawn.rows.length, all);
    let step = work.next();
    for (; !step.done; step = work.next()) yield 1;
    for (const [i, { name }] of drawn.rows.entries())
      found[name][door] = Math.round(100 * Math.max(0, step.value[i].total ?? 0));
  }
  return found;
}
