// What the reader predicted, and when the record was opened: kept in this browser, and nowhere else.

import { keep, kept, keptAs } from "../widget/store.js";

/**
 * An answer about a model is its text and which of the choices it was. A forecast is a whole number from 0 to 100, the
 * last one given, with the first if it was changed, and whether the reader knew; earlier editions asked neither.
 * @typedef {"knew" | "half" | "not"} Knew how this went
 * @typedef {{ chance: number, at?: string }} Given
 * @typedef {{ text: string, choice: number }} Answered
 * @typedef {Partial<Answered & Given & { first: Given, knew: Knew }>} Prediction
 * @typedef {{ first: Given, last: Given, changed: boolean, knew?: Knew }} Forecast
 * @typedef {1 | 0 | null} Outcome it came, it did not come, nobody can say
 */

const PREDICTIONS = "predictions";
const RECORD = "record";

/** @type {Knew[]} */
export const KNEW = ["knew", "half", "not"];

const now = () => new Date().toISOString();

/**
 * What is neither an answer nor a forecast is not ours.
 * @param {any} held
 * @returns {held is Prediction}
 */
function ours(held) {
  if (held?.constructor !== Object || !isSaid(held.at) || !isSaid(held.first?.at)) return false;
  return isChance(held.chance) || (typeof held.text === "string" && Number.isInteger(held.choice));
}

/** Earlier editions kept no moment. @param {unknown} at */
function isSaid(at) {
  return at === undefined || typeof at === "string";
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
  return keptAs(PREDICTIONS, ours);
}

/**
 * False where the browser keeps nothing.
 * @param {string} key of the question
 * @param {Answered | Pick<Given, "chance">} answer
 */
export function predict(key, answer) {
  return keep(PREDICTIONS, { ...kept(PREDICTIONS), [key]: { ...answer, at: now() } });
}

/**
 * What a prediction has of a forecast; undefined for one about a model, and for none.
 * @param {Prediction} [held]
 * @returns {Forecast | undefined}
 */
export function forecastOf(held) {
  if (!held || !isChance(held.chance)) return undefined;
  const last = { chance: held.chance, at: held.at };
  const changed = isChance(held.first?.chance);
  const knew = KNEW.find((one) => one === held.knew);
  return { first: changed ? /** @type {Given} */ (held.first) : last, last, changed, knew };
}

/**
 * Keeps a forecast; or, of one that is kept, a change of its number, once, and whether the reader knew, where that was
 * not said. Told is what came of it: after the record was opened, and after one change, nothing does.
 * @param {string} key of the question
 * @param {number} chance
 * @param {Knew} knew
 * @returns {"kept" | "closed" | "unkept"}
 */
export function giveForecast(key, chance, knew) {
  if (opened()) return "closed";
  const held = predicted()[key];
  const given = forecastOf(held);
  const moved = given !== undefined && given.last.chance !== chance;
  if (moved && given.changed) return "closed";
  /** @type {Prediction} */
  let made = { chance, at: now(), knew };
  if (given) made = { ...held, knew: given.knew ?? knew };
  if (moved) made = { ...made, chance, at: now(), first: given.first };
  return keep(PREDICTIONS, { ...kept(PREDICTIONS), [key]: made }) ? "kept" : "unkept";
}

/** When the record was opened; nothing if it was not. */
export function openedAt() {
  const { opened: at } = kept(RECORD);
  return typeof at === "string" ? at : "";
}

export function opened() {
  return openedAt() !== "";
}

export function openRecord() {
  return opened() || keep(RECORD, { opened: now() });
}

/**
 * What the record says, by question: kept once it is open, for other pages, which say nothing of it before.
 * @returns {Record<string, Outcome>}
 */
export function outcomes() {
  const held = opened() ? kept(RECORD).outcomes : null;
  if (held?.constructor !== Object) return {};
  return Object.fromEntries(Object.entries(held).filter(([, outcome]) => [1, 0, null].includes(outcome)));
}

/** @param {Record<string, Outcome>} told by question */
export function keepOutcomes(told) {
  if (opened() && JSON.stringify(outcomes()) !== JSON.stringify(told)) {
    keep(RECORD, { ...kept(RECORD), outcomes: told });
  }
}

/**
 * A moment in words; nothing where what is kept is no moment.
 * @param {unknown} at
 */
export function moment(at) {
  const date = new Date(typeof at === "string" ? at : NaN);
  return Number.isNaN(date.getTime()) ? "" : date.toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
}
