// The forecasts of all chapters where the record is opened: before it, to be given or changed once; after it, scored.

import { allWithin, view, within } from "../widget/dom.js";
import { onKept } from "../widget/store.js";
import { chancesOf, forecasting } from "./forecast.js";
import { apart, scoredOf } from "./scores.js";
import { luck } from "./scoring.js";
import { forecastOf, keepOutcomes, moment, openedAt, predicted } from "./stored_predictions.js";
import { worded } from "../words.js";

/**
 * @import { Props } from "../widget/types.ts"
 * @import { Forecast, Outcome } from "./stored_predictions.js"
 * @import { Scored, Together } from "./scores.js"
 */

/** @param {number} score */
const inWords = (score) => worded(score, "number");

/** @param {HTMLElement} item of one question */
const keyOf = (item) => item.dataset.key ?? "";

export const Forecasts = view((/** @type {Props<{ html: string }>} */ { root, signal }) => {
  const count = within(root, '[data-role="missing"]');
  const rows = allWithin(root, "[data-key]").map((item) => {
    const key = keyOf(item);
    const show = forecasting(within(item, "form"), key, true);
    return { key, show, given: within(item, '[data-role="given"]'), title: within(item, '[data-role="title"]') };
  });
  const show = () => {
    const held = predicted();
    /** @type {{ none: string[], unsaid: string[] }} */
    const missing = { none: [], unsaid: [] };
    for (const row of rows) {
      const forecast = forecastOf(held[row.key]);
      row.show();
      row.given.textContent = forecast ? chancesOf(forecast) : "missing";
      if (!forecast) missing.none.push(row.title.textContent);
      else if (!forecast.knew) missing.unsaid.push(row.title.textContent);
    }
    const at = openedAt();
    count.textContent = at ? closedSince(at) : lacking(missing);
  };
  show();
  onKept(show, signal);
});

/** @param {string} at */
function closedSince(at) {
  const when = moment(at);
  return `You opened the record${when ? ` on ${when}` : ""}. From then on nothing here can be changed.`;
}

/** @param {{ none: string[], unsaid: string[] }} missing by the titles of their chapters */
function lacking({ none, unsaid }) {
  const told = none.length ? [`${none.length} missing: ${none.join("; ")}.`] : ["None is missing."];
  if (unsaid.length) told.push(`Of ${unsaid.length} you have not said whether you knew: ${unsaid.join("; ")}.`);
  return told.join(" ");
}

export const Scores = view((/** @type {Props<{ html: string }>} */ { root, signal }) => {
  const rows = allWithin(root, "[data-key]");
  const told = Object.fromEntries(rows.map((row) => [keyOf(row), outcomeOf(row)]));
  const show = () => {
    keepOutcomes(told);
    const held = predicted();
    const scored = rows.flatMap((row) => {
      const key = keyOf(row);
      draw(row, forecastOf(held[key]));
      const one = scoredOf(held[key], told[key]);
      tellScore(row, one, forecastOf(held[key]));
      return one ?? [];
    });
    summarize(root, scored);
    for (const based of allWithin(root, '[data-role="based"]')) {
      const own = scoredOf(held[based.dataset.of ?? ""], told[based.dataset.of ?? ""]);
      based.textContent = own ? `Yours scores ${inWords(own.score)} there.` : "";
    }
  };
  show();
  onKept(show, signal);
});

/**
 * @param {HTMLElement} row
 * @returns {Outcome}
 */
function outcomeOf({ dataset: { happened } }) {
  return happened === "" ? null : happened === "1" ? 1 : 0;
}

/**
 * The dots of a line that runs from 0 to 100; the text alternative follows.
 * @param {HTMLElement} row
 * @param {Forecast | undefined} forecast
 */
function draw(row, forecast) {
  const svg = within(row, "svg");
  const { low, high, outcome } = /** @type {SVGElement} */ (svg).dataset;
  for (const which of /** @type {const} */ (["first", "last"])) {
    const dot = within(svg, `[data-dot="${which}"]`);
    const chance = forecast?.[which].chance ?? 0;
    dot.setAttribute("cx", String(Number(low) + ((Number(high) - Number(low)) * chance) / 100));
    dot.setAttribute("visibility", forecast && (which === "last" || forecast.changed) ? "visible" : "hidden");
  }
  const dots = forecast ? ` First ${forecast.first.chance}, last ${forecast.last.chance}.` : "";
  svg.setAttribute("aria-label", `From 0 to 100.${dots} Outcome: ${outcome}.`);
}

const KNEW_IT = { knew: " You knew how this went.", half: " You half knew how this went.", not: "" };

/**
 * @param {HTMLElement} row
 * @param {Scored | undefined} scored
 * @param {Forecast | undefined} forecast
 */
function tellScore(row, scored, forecast) {
  const yours = within(row, '[data-role="yours"]');
  delete yours.dataset.score;
  if (!forecast) {
    yours.textContent = "You made no forecast.";
    return;
  }
  const said = `You said ${chancesOf(forecast)}.`;
  const knew = forecast.knew ? KNEW_IT[forecast.knew] : "";
  yours.textContent = `${said} ${scored ? `Score: ${inWords(scored.score)}.` : "No score."}${knew}`;
  if (scored) yours.dataset.score = String(scored.score);
}

const APART = { knew: "You already knew", half: "You half knew", not: "", unsaid: "You did not say whether you knew" };

/**
 * The mean of those not known, what luck makes of it, and the others, apart.
 * @param {HTMLElement} root
 * @param {Scored[]} scored
 */
function summarize(root, scored) {
  const groups = apart(scored);
  const fresh = groups.find(({ knew }) => knew === "not");
  within(root, '[data-role="mean"]').textContent = fresh
    ? `Of the forecasts that the record decides, ${fresh.chances.length} were of things that you did not know. ` +
      `Their mean Brier score is ${inWords(fresh.mean)}. Always saying 50 scores 0.25; 0 is best, 1 is worst.`
    : "There is no forecast of yours that the record decides and of which you said that you did not know how it went.";
  within(root, '[data-role="luck"]').textContent = fresh ? lucky(fresh) : "";
  within(root, '[data-role="known"]').textContent = groups
    .filter(({ knew }) => knew !== "not")
    .map(({ knew, chances, mean }) => `${APART[knew]} ${chances.length}: mean score ${inWords(mean)}.`)
    .join(" ");
}

/** @param {Together} forecasts */
function lucky({ chances }) {
  const { average, low, high } = luck(chances);
  const range = `${inWords(low)} to ${inWords(high)} nine times in ten`;
  return `Were each of your chances right, you would score ${inWords(average)} on average, ${range}.`;
}
