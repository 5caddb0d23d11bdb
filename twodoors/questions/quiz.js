// A chapter's quiz: its answers are kept in this browser, and their feedback shows on answering.

import { allWithin, within, write } from "../widget/dom.js";
import { plain, short, typed } from "../words.js";
import { choose, chosen } from "./choices.js";
import { answered, keepAnswer } from "./stored_answers.js";

/**
 * @import { Answer } from "./stored_answers.js"
 * @typedef {(given: Answer) => void} Give keeps an answer
 * @typedef {(kept?: Answer) => void} Show shows what is kept, or that nothing is
 */

/**
 * What is to be said of a number that was given.
 * @param {number} given
 * @param {number} answer
 * @param {number} tolerance
 */
export function verdict(given, answer, tolerance) {
  if (!Number.isFinite(given)) return "unread";
  const off = Math.abs(given - answer);
  if (off <= 1e-9) return "right";
  return off <= tolerance + 1e-9 ? "close" : "wrong";
}

/**
 * @param {HTMLElement} root
 * @returns {() => void} what shows the answers that are kept
 */
export function quizzing(root) {
  const status = within(root, '[data-role="kept"]');
  const questions = allWithin(root, "[data-key]").map((item) => {
    const { key = "" } = item.dataset;
    /** @type {Give} */
    const give = (given) => {
      const done = keepAnswer(key, given);
      status.textContent = done ? "" : "This browser does not let the page keep your answers.";
    };
    return { key, show: item.querySelector(".td-number") ? asNumber(item, give) : asChoice(item, give) };
  });
  return () => {
    const held = answered();
    for (const { key, show } of questions) show(held[key]);
  };
}

/** @param {string} given what could not be read */
function refused(given) {
  return given.trim() ? `“${short(given.trim())}” cannot be read, and does not count. ` : "";
}

/**
 * Its feedback needs no script.
 * @param {HTMLElement} item
 * @param {Give} give
 * @returns {Show}
 */
function asChoice(item, give) {
  /** @type {string | undefined} */
  let shown; // where nothing can be kept, the choice stays
  item.addEventListener("change", () => {
    const answer = chosen(item);
    if (answer) give(answer);
  });
  return (kept) => {
    if (kept?.text !== shown) choose(item, kept?.text);
    shown = kept?.text;
  };
}

/**
 * @param {HTMLElement} item
 * @param {Give} give
 * @returns {Show}
 */
function asNumber(item, give) {
  const form = within(item, "form");
  const input = within(form, "input");
  const { answer, tolerance } = form.dataset;
  /** @type {number | undefined} */
  let shown; // the number that is kept; another one is being typed
  let last = ""; // what was read last
  /** @param {number} [given] */
  const tell = (given) => {
    const told = given === undefined ? "" : verdict(given, Number(answer), Number(tolerance));
    for (const said of allWithin(item, "[data-verdict]")) said.hidden = said.dataset.verdict !== told;
    input.setAttribute("aria-invalid", String(told === "unread"));
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = typed(input.value);
    if (Number.isFinite(given)) last = plain(given);
    else write(within(item, '[data-role="given"]'), refused(input.value));
    input.value = last; // what is shown is what counts
    tell(given);
    if (Number.isFinite(given)) give({ number: given });
  });
  return (kept) => {
    const number = kept?.number;
    if (number === shown) return;
    shown = number;
    last = number === undefined ? "" : plain(number);
    input.value = last;
    tell(number);
  };
}
