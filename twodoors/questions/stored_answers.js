// What the reader answered in quizzes: kept in this browser, and nowhere else.

import { keep, kept, keptAs } from "../widget/store.js";

/** @typedef {{ choice?: number, text?: string, number?: number }} Answer one of the answers offered, or a number */

const QUIZ = "quiz";

/**
 * The answers by question; what is none of ours is left out.
 * @returns {Record<string, Answer>}
 */
export function answered() {
  return keptAs(QUIZ, isAnswer);
}

/**
 * @param {any} held
 * @returns {held is Answer}
 */
function isAnswer(held) {
  return typeof held?.text === "string" || Number.isFinite(held?.number);
}

/**
 * False where the browser keeps nothing.
 * @param {string} key of the question
 * @param {Answer} answer
 */
export function keepAnswer(key, answer) {
  return keep(QUIZ, { ...kept(QUIZ), [key]: answer });
}
