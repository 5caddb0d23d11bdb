// What this browser keeps of the reader, as one argument.

import { forecastOf, openedAt, outcomes, predicted } from "../questions/stored_predictions.js";
import { openedFindings } from "../scenarios/opened_findings.js";
import { takenOf } from "../scenarios/readings.js";
import { walkedOf } from "../scenarios/walks.js";
import { keptRanges } from "../uncertainty/kept_ranges.js";
import { keep, kept } from "../widget/store.js";
import { says } from "./argument_file.js";

/**
 * @import { Argued, ArgumentSpec, Price } from "./types.ts"
 * @typedef {{ name: string, text: string, pays: Price | null }} Words what a reader gives on the page of arguments itself
 */

const ARGUMENT = "argument";

/**
 * What is kept and not ours is nothing.
 * @returns {Words}
 */
function words() {
  const { name, text, pays } = kept(ARGUMENT);
  const fine = [pays?.row, pays?.label, pays?.time].every((one) => typeof one === "string");
  return {
    name: typeof name === "string" ? name : "",
    text: typeof text === "string" ? text : "",
    pays: fine ? { row: pays.row, label: pays.label, time: pays.time } : null,
  };
}

/**
 * Keeps what changed. False where the browser does not let us.
 * @param {Partial<Words>} changed
 */
export function keepWords(changed) {
  return keep(ARGUMENT, { ...words(), ...changed });
}

/**
 * @param {ArgumentSpec} spec
 * @returns {Argued}
 */
export function mine({ machine, chapters, doubts, forecasts, guesses }) {
  const held = predicted();
  const models = [...Object.keys(chapters), machine.name];
  return {
    ...words(),
    written: new Date().toISOString(),
    readings: Object.keys(chapters).flatMap((name) => takenOf(name) ?? []),
    crisis: takenOf(machine.name),
    ranges: keptRanges(doubts)?.ranges ?? {},
    bets: models.flatMap((model) => {
      const { bet } = walkedOf(model);
      return bet ? [{ model, ...bet }] : [];
    }),
    findings: openedFindings().filter((name) => says({ machine, chapters }, name)),
    guesses: Object.fromEntries(
      guesses.flatMap(({ key }) => (held[key]?.chance === undefined ? [] : [[key, held[key].chance]])),
    ),
    forecasts: forecasts.flatMap(({ key }) => {
      const given = forecastOf(held[key]);
      if (!given) return [];
      const { first, last, knew } = given;
      return [
        {
          question: key,
          first: first.chance,
          first_at: first.at ?? "",
          last: last.chance,
          last_at: last.at ?? "",
          knew: knew ?? null,
        },
      ];
    }),
    opened: openedAt(),
    outcomes: outcomes(),
  };
}
