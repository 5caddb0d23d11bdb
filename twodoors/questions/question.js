// Questions. A prediction is kept in this browser only, and shown again beside the answer.

import { view, within } from "../widget/dom.js";
import { onKept } from "../widget/store.js";
import { isChance, opened, predict, predicted } from "./stored_predictions.js";

const UNKEPT = "This browser does not let the page keep your prediction; hold on to it yourself.";

/** @typedef {{ html: string, mode: "check" | "ask" | "forecast" | "recall", key: string }} QuestionState */

export const Question = view(
  (/** @type {import("../widget/types.ts").Props<QuestionState>} */ { model, root, signal }) => {
    const mode = model.get("mode");
    if (mode === "check") return; // its feedback needs no script
    const show = { ask: asking, forecast: forecasting, recall: recalling }[mode](root, model.get("key"));
    show();
    onKept(show, signal);
  },
);

/**
 * @param {HTMLElement} el
 * @param {string} key
 */
function asking(el, key) {
  const form = el;
  const status = within(el, '[data-role="kept"]');
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = /** @type {HTMLInputElement | null} */ (form.querySelector("input:checked"));
    if (!chosen) {
      status.textContent = "Choose an answer first.";
      return;
    }
    const answer = { choice: Number(chosen.value), text: (chosen.parentElement?.textContent ?? "").trim() };
    if (!predict(key, answer)) status.textContent = UNKEPT;
  });
  return () => {
    const prediction = predicted()[key];
    if (!prediction) return;
    const chosen = `input[value="${prediction.choice}"]`;
    const input = /** @type {HTMLInputElement | null} */ (form.querySelector(chosen));
    if (input) input.checked = true;
    status.textContent = "Kept in this browser only. Now move the sliders below, and compare.";
  };
}

/**
 * @param {HTMLElement} el
 * @param {string} key
 */
function forecasting(el, key) {
  const form = el;
  const status = within(el, '[data-role="kept"]');
  const input = within(form, "input");
  const button = within(form, "button");
  let shown = ""; // the number that is kept; another one is being typed
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chance = input.value.trim() === "" ? NaN : Number(input.value);
    input.setAttribute("aria-invalid", String(!isChance(chance)));
    if (!isChance(chance)) status.textContent = "Give a whole number from 0 (surely not) to 100 (surely).";
    else if (!predict(key, { chance })) status.textContent = UNKEPT;
  });
  return () => {
    const chance = predicted()[key]?.chance;
    if (input.value === shown || Number(input.value) === chance) {
      shown = String(chance ?? "");
      input.value = shown;
    }
    input.disabled = button.disabled = opened();
    const said = chance === undefined ? "You have given none yet." : `Kept in this browser only: ${chance} in 100.`;
    const then = chance === undefined ? "" : "You can change it until you open the record.";
    status.textContent = `${said} ${opened() ? "You have opened the record, so forecasts are closed." : then}`.trim();
  };
}

/**
 * @param {HTMLElement} el
 * @param {string} key
 */
function recalling(el, key) {
  const yours = within(el, '[data-role="yours"]');
  return () => {
    const prediction = predicted()[key];
    yours.textContent = prediction
      ? `You predicted: ${prediction.text}`
      : "You kept no prediction above; you still can.";
  };
}
