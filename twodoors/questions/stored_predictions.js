// What the reader predicted, and when the record was opened: kept in this browser, and nowhere else.

import { keep, kept } from "../widget/store.js";

/**
 * An answer about a model is its text and which of the choices it was, a forecast a whole number from 0 to 100.
 * @typedef {{ chance?: number, text?: string, choice?: number }} Answered
 * @typedef {Answered & { at?: string }} Prediction
 */

const PREDICTIONS = "predictions";
const RECORD = "record";

const now = () => new Date().toISOString();

/**
 * What is neither an answer nor a forecast is not ours.
 * @param {any} held
 * @returns {held is Prediction}
 */
function ours(held) {
  if (held?.constructor !== Object) return false;
  return isChance(held.chance) || (typeof held.text === "string" && Number.isInteger(held.choice));
}

/**
 * @param {any} number
 * @returns {number is number}
 */
export function isChance(number) {
  return Number.isInteger(number) && 0 <= number && number <= 100;
}

/**
 * The predictions by question.
 * @returns {Record<string, Prediction>}
 */
export function predicted() {
  return Object.fromEntries(Object.entries(kept(PREDICTIONS)).filter(([, held]) => ours(held)));
}

/**
 * False where the browser keeps nothing.
 * @param {string} key of the question
 * @param {Answered} answer
 */
export function predict(key, answer) {
  return keep(PREDICTIONS, { ...kept(PREDICTIONS), [key]: { ...answer, at: now() } });
}

export function opened() {
  return typeof kept(RECORD).opened === "string";
}

export function openRecord() {
  return opened() || keep(RECORD, { opened: now() });
}

/**
 * A moment in words; nothing where what is kept is no moment.
 * @param {unknown} at
 */
export function moment(at) {
  const date = new Date(typeof at === "string" ? at : NaN);
  return Number.isNaN(date.getTime()) ? "" : date.toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
}
