// What the forecasts score, apart by whether the reader knew: for the page of the record, and for the file taken home.

import { forecastOf, KNEW } from "./stored_predictions.js";
import { brier, mean } from "./scoring.js";

/**
 * @import { Knew, Outcome, Prediction } from "./stored_predictions.js"
 * @typedef {{ chance: number, score: number, knew?: Knew }} Scored a forecast that the record decides
 * @typedef {{ knew: Knew | "unsaid", chances: number[], mean: number }} Together of one answer, one or more
 */

/**
 * The forecast's last chance scored; undefined without one, and where nobody can say.
 * @param {Prediction | undefined} held
 * @param {Outcome | undefined} outcome
 * @returns {Scored | undefined}
 */
export function scoredOf(held, outcome) {
  const given = forecastOf(held);
  if (!given || outcome === undefined || outcome === null) return undefined;
  const chance = given.last.chance / 100;
  return { chance, score: brier(chance, outcome), knew: given.knew };
}

/**
 * Those of each answer together, in this order: knew, half knew, did not, not said.
 * @param {Scored[]} scored
 * @returns {Together[]}
 */
export function apart(scored) {
  return [...KNEW, /** @type {const} */ ("unsaid")].flatMap((knew) => {
    const these = scored.filter((one) => (one.knew ?? "unsaid") === knew);
    if (!these.length) return [];
    return [{ knew, chances: these.map(({ chance }) => chance), mean: mean(these.map(({ score }) => score)) }];
  });
}
