// Rounds that were played: the last play of each model's and the first, kept in this browser.

import { keep, kept } from "../widget/store.js";

/** @import { Play } from "./types.ts" */

const ROUNDS = "rounds";

/**
 * The last play of the round of this model, with the first. What is kept and not ours is none.
 * @param {string} model
 * @returns {Play | null}
 */
export function playedOf(model) {
  const held = kept(ROUNDS)[model];
  return isPlay(held) ? { ...held, first: isPlay(held.first) ? held.first : held } : null;
}

/**
 * Keeps this play; an earlier first one stays. False where the browser does not let us.
 * @param {string} model
 * @param {Omit<Play, "first" | "time">} play
 */
export function keepPlay(model, play) {
  const now = { ...play, time: new Date().toISOString() };
  const first = playedOf(model)?.first;
  return keep(ROUNDS, { ...kept(ROUNDS), [model]: { ...now, first: first ? { ...first, first: undefined } : now } });
}

/** @param {any} held */
function isPlay(held) {
  return (
    held?.constructor === Object &&
    Number.isInteger(held.seed) &&
    Array.isArray(held.choices) &&
    held.choices.every(Number.isInteger) &&
    held.tally?.constructor === Object &&
    Object.values(held.tally).every(Number.isFinite) &&
    typeof held.said === "string" &&
    typeof held.time === "string"
  );
}
