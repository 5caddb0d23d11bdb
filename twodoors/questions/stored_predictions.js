// What the reader predicted, and when the record was opened: kept in this browser, and nowhere else.

import { keep, kept } from "../widget/store.js";

const PREDICTIONS = "predictions";
const RECORD = "record";

const now = () => new Date().toISOString();

// An answer about a model is its text, a forecast a whole number from 0 to 100. What is neither is not ours.
function ours(held) {
  if (held?.constructor !== Object) return false;
  return isChance(held.chance) || (typeof held.text === "string" && Number.isInteger(held.choice));
}

export function isChance(number) {
  return Number.isInteger(number) && 0 <= number && number <= 100;
}

// The predictions by question.
export function predicted() {
  return Object.fromEntries(Object.entries(kept(PREDICTIONS)).filter(([, held]) => ours(held)));
}

// False where the browser keeps nothing.
export function predict(key, answer) {
  return keep(PREDICTIONS, { ...kept(PREDICTIONS), [key]: { ...answer, at: now() } });
}

// All predictions, and that the record was opened.
export function forget() {
  return keep(PREDICTIONS, {}) && keep(RECORD, {});
}

export function opened() {
  return typeof kept(RECORD).opened === "string";
}

export function openRecord() {
  return opened() || keep(RECORD, { opened: now() });
}

// A moment in words; nothing where what is kept is no moment.
export function moment(at) {
  const date = new Date(typeof at === "string" ? at : NaN);
  return Number.isNaN(date.getTime()) ? "" : date.toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
}
