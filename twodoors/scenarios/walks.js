// How far the reader has walked through a model, and what was bet: kept in this browser, one for each model.

import { keep, kept } from "../widget/store.js";

/** @import { Bet, Walked } from "./types.ts" */

const WALKS = "walks";

/**
 * How far the walk of the model of this name came. What is kept and not ours is nothing.
 * @param {string} model
 * @returns {Walked}
 */
export function walkedOf(model) {
  const held = kept(WALKS)[model];
  const step = Number.isInteger(held?.step) ? held.step : null;
  const done = Array.isArray(held?.done) ? held.done.filter(Number.isInteger) : [];
  return { step, done, bet: isBet(held?.bet) ? held.bet : null };
}

/**
 * @param {any} held
 * @returns {held is Bet}
 */
function isBet(held) {
  return Number.isInteger(held?.choice) && [held.said, held.time].every((text) => typeof text === "string");
}

/**
 * Keeps what changed of it. False where the browser does not let us.
 * @param {string} model
 * @param {Partial<Walked>} changed
 */
export function keepWalk(model, changed) {
  return keep(WALKS, { ...kept(WALKS), [model]: { ...walkedOf(model), ...changed } });
}

/**
 * A bet that is made now.
 * @param {number} choice
 * @param {string} said the choice in the words that it had
 * @returns {Bet}
 */
export function betNow(choice, said) {
  return { choice, said, time: new Date().toISOString() };
}
