// Rounds that were played: the last play of each model's and the first, kept in this browser.

import { keep, kept, keptAs, tellKept } from "../widget/store.js";

/** @import { Play } from "./types.ts" */

const ROUNDS = "rounds";

/** @type {Map<string, any>} */
const unkept = new Map(); // plays that the browser does not let us keep: they last until the page is left

/**
 * The last play of the round of this model, with the first. What is kept and not ours is none.
 * @param {string} model
 * @returns {Play | null}
 */
export function playedOf(model) {
  const held = unkept.get(model) ?? keptAs(ROUNDS, isPlay)[model];
  return held ? { ...held, first: isPlay(held.first) ? held.first : held } : null;
}

/**
 * Keeps this play; an earlier first one stays. False where the browser does not let us: then it lasts until the page is
 * left.
 * @param {string} model
 * @param {Omit<Play, "first" | "time">} play
 */
export function keepPlay(model, play) {
  const now = { ...play, time: new Date().toISOString() };
  const first = playedOf(model)?.first;
  const held = { ...now, first: first ? { ...first, first: undefined } : now };
  unkept.delete(model);
  const done = keep(ROUNDS, { ...kept(ROUNDS), [model]: held });
  if (!done) {
    unkept.set(model, held);
    tellKept();
  }
  return done;
}

/**
 * @param {any} held
 * @returns {held is Play}
 */
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
