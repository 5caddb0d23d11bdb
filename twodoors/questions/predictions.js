// The reader's predictions of all chapters: on one page, to take home or forget; and scored against the record.

import { allWithin, view, within } from "../widget/dom.js";
import { download } from "../widget/download.js";
import { forgetAll, keepsAny, onKept } from "../widget/store.js";
import { isChance, moment, opened, predicted } from "./stored_predictions.js";
import { brier, mean } from "./scoring.js";
import { worded } from "../words.js";

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
const answer = ({ chance, text = "" }) => (isChance(chance) ? `${chance} in 100` : text);

/** @param {string} text */
function paragraph(text) {
  const p = document.createElement("p");
  p.textContent = text;
  return p;
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

/** @type {Record<string, string>} */
const KINDS = {
  guess: "forecast of how often",
  forecast: "forecast about the record",
  predict: "prediction about a model",
};

/**
 * One record a prediction made, in the order of the page.
 * @param {Row[]} rows
 * @returns {Made[]}
 */
function records(rows) {
  const held = predicted();
  return rows
    .filter((row) => held[row.dataset.key])
    .map((row) => {
      const { chance = null, text = null, at = null } = held[row.dataset.key];
      const { key, kind = "", by } = row.dataset;
      return {
        key,
        chapter: row.cells[0].textContent,
        kind: KINDS[kind] ?? "",
        question: part(row, "prompt").textContent,
        by: by || null,
        chance_in_100: kind === "predict" ? null : chance,
        answer: kind === "predict" ? text : null,
        at,
      };
    });
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
  text: (made) => `${JSON.stringify({ book: "Two Doors", predictions: made }, null, 2)}\n`,
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

export const Scores = view((/** @type {Props<{ html: string }>} */ { root: el, signal }) => {
  const rows = rowsOf(el);
  const show = () => {
    const held = predicted();
    const scores = rows.map((row) => {
      const forecast = "happened" in row.dataset;
      return (forecast ? scored : compared)(row, held[row.dataset.key]);
    });
    part(el, "mean").textContent = summary(scores.filter((score) => score !== undefined));
  };
  show();
  onKept(show, signal);
});

/**
 * Fills in what the reader forecast; gives its score where the record decides.
 * @param {Row} row
 * @param {Prediction} [prediction]
 */
function scored(row, prediction) {
  const yours = part(row, "yours");
  delete yours.dataset.score;
  if (!prediction || !isChance(prediction.chance)) {
    yours.replaceChildren(paragraph("You made no forecast."));
    return undefined;
  }
  const said = paragraph(`You said ${answer(prediction)}.`);
  if (row.dataset.happened === "") {
    yours.replaceChildren(said, paragraph("It cannot be scored."));
    return undefined;
  }
  const happened = Number(row.dataset.happened);
  const score = brier(prediction.chance / 100, happened);
  yours.dataset.score = String(score);
  const sum = `(${worded(prediction.chance / 100, "number")} − ${happened})²`;
  yours.replaceChildren(said, paragraph(`Score: ${sum} = ${worded(score, "number")}`));
  return score;
}

/**
 * Fills in what the reader predicted of a model, which is not scored.
 * @param {Row} row
 * @param {Prediction} [prediction]
 * @returns {undefined}
 */
function compared(row, prediction) {
  const right = part(row, "answer").textContent;
  const text = prediction?.text;
  const verdict = text === right ? "Right, by the model." : "Not so, by the model.";
  const lines = text === undefined ? ["You made no prediction."] : [`You said: ${text}`, verdict];
  part(row, "yours").replaceChildren(...lines.map(paragraph));
}

/** @param {number[]} scores */
function summary(scores) {
  if (!scores.length) return "You made no forecast that the record can score.";
  const forecasts = scores.length === 1 ? "one forecast" : `${scores.length} forecasts`;
  const yours = `The record decides ${forecasts} of yours. Your mean score is ${worded(mean(scores), "number")}.`;
  return `${yours} Always saying 50 scores 0.25 on the same questions; 0 is best, 1 is worst.`;
}
