// Questions. What the reader answers is kept in this browser only; a prediction is shown again beside the model's answer.

import { allWithin, view, within } from "../widget/dom.js";
import { onKept } from "../widget/store.js";
import { choose, chosen } from "./choices.js";
import { forecasting } from "./forecast.js";
import { quizzing } from "./quiz.js";
import { predict, predicted } from "./stored_predictions.js";

const UNKEPT = "This browser does not let the page keep your prediction; hold on to it yourself.";

/** @typedef {{ html: string, mode: "check" | "ask" | "forecast" | "recall", key: string }} QuestionState */

export const Question = view(
  (/** @type {import("../widget/types.ts").Props<QuestionState>} */ { model, root, signal }) => {
    const mode = model.get("mode");
    const modes = { ask: asking, check: quizzing, forecast: forecasting, recall: recalling };
    const show = modes[mode](root, model.get("key"), false);
    show();
    onKept(show, signal);
  },
);

/**
 * @param {HTMLElement} el
 * @param {string} key
 */
function asking(el, key) {
  const status = within(el, '[data-role="kept"]');
  /** @type {string | undefined} */
  let shown; // the answer that is kept; another one is being chosen
  el.addEventListener("submit", (event) => {
    event.preventDefault();
    const answer = chosen(el);
    if (!answer) status.textContent = "Choose an answer first.";
    else if (!predict(key, answer)) status.textContent = UNKEPT;
  });
  return () => {
    const text = predicted()[key]?.text;
    if (text !== shown) choose(el, text);
    shown = text;
    status.textContent = text ? "Kept in this browser only. Now move the sliders below, and compare." : "";
  };
}

/**
 * @param {HTMLElement} el
 * @param {string} key
 */
function recalling(el, key) {
  const yours = within(el, '[data-role="yours"]');
  const opener = within(el, "details");
  const right = within(el, '[data-role="right"]');
  const wrong = allWithin(el, '[data-role="wrong"]');
  /** @param {HTMLElement} said */
  const textOf = (said) => within(said, "q").textContent;
  const offered = [right, ...wrong].map(textOf);
  for (const said of wrong) within(said, "q").hidden = true; // the reader's own answer stands above, and is alone
  /** @type {string | undefined} */
  let shown;
  return () => {
    const text = predicted()[key]?.text;
    if (text !== shown) opener.open = text !== undefined; // else the reader may have opened or closed it
    shown = text;
    for (const said of wrong) said.hidden = textOf(said) !== text;
    within(right, "b").textContent = `${text === textOf(right) ? "Right. " : ""}The model’s answer:`;
    if (text === undefined) yours.textContent = "You kept no prediction above; you still can.";
    else if (offered.includes(text)) yours.textContent = `You predicted: ${text}`;
    else yours.textContent = `You predicted: ${text} The question has been worded anew since; you can answer it again.`;
  };
}
