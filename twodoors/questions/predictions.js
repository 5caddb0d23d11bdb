// The reader's predictions of all chapters: on one page, to take home or forget.

import { allWithin, view, within } from "../widget/dom.js";
import { download } from "../widget/download.js";
import { forgetAll, keepsAny, onKept } from "../widget/store.js";
import { chancesOf } from "./forecast.js";
import { apart, scoredOf } from "./scores.js";
import { forecastOf, moment, opened, openedAt, outcomes, predicted } from "./stored_predictions.js";

/**
 * @import { Props } from "../widget/types.ts"
 * @import { Prediction } from "./stored_predictions.js"
 */

/** @typedef {HTMLTableRowElement & { dataset: { key: string } }} Row of one question */

/**
 * @param {ParentNode} el
 * @param {string} role
 */
const part = (el, role) => within(el, `[data-role="${role}"]`);

/**
 * @param {ParentNode} el
 * @returns {Row[]}
 */
const rowsOf = (el) => allWithin(el, "tr[data-key]").map((row) => /** @type {Row} */ (row));

/** @param {Prediction} prediction */
function answer(prediction) {
  const forecast = forecastOf(prediction);
  return forecast ? chancesOf(forecast) : (prediction.text ?? "");
}

export const Predictions = view((/** @type {Props<{ html: string }>} */ { root: el, signal }) => {
  const rows = rowsOf(el);
  const confirm = part(el, "confirm");
  const erase = within(el, 'button[data-role="forget"]');
  const downloads = allWithin(el, "button[data-export]");
  const show = () => {
    const held = predicted();
    const made = rows.filter((row) => held[row.dataset.key]).length;
    for (const row of rows) {
      const prediction = held[row.dataset.key];
      part(row, "yours").textContent = prediction ? answer(prediction) : "nothing yet";
      part(row, "when").textContent = prediction ? moment(prediction.at) : "";
    }
    const too = opened() ? " You have opened the record." : "";
    part(el, "count").textContent = `${made} of ${rows.length} predictions made.${too}`;
    for (const button of downloads) button.disabled = !made;
    erase.disabled = !keepsAny();
  };
  for (const button of downloads) {
    button.addEventListener("click", () => save(button.dataset.export === "csv" ? CSV : JSON_TEXT, records(rows)));
  }
  erase.addEventListener("click", () => {
    confirm.hidden = false;
    part(el, "no").focus();
  });
  const close = () => {
    confirm.hidden = true;
    erase.focus();
  };
  part(el, "no").addEventListener("click", close);
  part(el, "yes").addEventListener("click", () => {
    close();
    const done = forgetAll();
    part(el, "count").textContent = done
      ? "Everything is forgotten."
      : "This browser does not let the page change what it keeps; clear the site’s data in its settings.";
  });
  show();
  onKept(show, signal);
});

/**
 * What a reader takes home of one prediction.
 * @typedef {Record<string, string | number | null>} Made
 * @typedef {{ type: string, name: string, text: (made: Made[]) => string }} Format
 */

const KNOWN = { knew: "knew", half: "half knew", not: "did not know", unsaid: "not said" };
const CAME = { 1: "came", 0: "did not come", null: "nobody can say" };
/** @type {Record<string, string>} */
const KINDS = {
  guess: "forecast of how often",
  forecast: "forecast about the record",
  predict: "prediction about a model",
};

/**
 * One record a prediction made, in the order of the page. What came of it is told once the record is open.
 * @param {Row[]} rows
 * @returns {Made[]}
 */
function records(rows) {
  const held = predicted();
  const told = outcomes();
  return rows
    .filter((row) => held[row.dataset.key])
    .map((row) => {
      const { key, kind = "", by } = row.dataset;
      const { chance = null, text = null, at = null } = held[key];
      const forecast = kind === "forecast" ? forecastOf(held[key]) : undefined;
      return {
        key,
        chapter: row.cells[0].textContent,
        kind: KINDS[kind] ?? "",
        question: part(row, "prompt").textContent,
        by: by || null,
        knew: forecast ? KNOWN[forecast.knew ?? "unsaid"] : null,
        first_in_100: forecast?.first.chance ?? null,
        first_at: forecast?.first.at ?? null,
        chance_in_100: forecast?.last.chance ?? (kind === "guess" ? chance : null),
        answer: kind === "predict" ? text : null,
        at,
        outcome: key in told ? CAME[/** @type {"null"} */ (String(told[key]))] : null,
        score: scoredOf(held[key], told[key])?.score ?? null,
      };
    });
}

/** The mean scores, by whether the reader knew; nothing before the record is open. */
function scoredTogether() {
  if (!opened()) return null;
  const held = predicted();
  const scored = Object.entries(outcomes()).flatMap(([key, outcome]) => scoredOf(held[key], outcome) ?? []);
  const means = apart(scored).map(({ knew, chances, mean: brier_mean }) => {
    return { knew: KNOWN[knew], forecasts: chances.length, brier_mean, always_50: 0.25 };
  });
  return { opened_at: openedAt(), means };
}

// Quoted; what a spreadsheet would take for a formula stands behind an apostrophe, which makes it text.
/** @param {string | number | null} value */
function cell(value) {
  const text = String(value ?? "").replace(/^(?=\s*[=+\-@])/, "'");
  return `"${text.replaceAll('"', '""')}"`;
}

/** @type {Format} */
const JSON_TEXT = {
  type: "application/json",
  name: "two-doors-predictions.json",
  text: (made) => {
    return `${JSON.stringify({ book: "Two Doors", predictions: made, scores: scoredTogether() }, null, 2)}\n`;
  },
};

/**
 * One line a record, of which there must be one.
 * @type {Format}
 */
export const CSV = {
  type: "text/csv",
  name: "two-doors-predictions.csv",
  text: (made) => {
    const lines = [Object.keys(made[0]), ...made.map((record) => Object.values(record))];
    return lines.map((line) => `${line.map(cell).join(",")}\r\n`).join("");
  },
};

/**
 * @param {Format} format
 * @param {Made[]} made
 */
function save({ type, name, text }, made) {
  download(name, `${type};charset=utf-8`, text(made));
}
