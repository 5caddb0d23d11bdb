// What a file holds, part by part: what is not as it must be is refused; held.py does the same.
// Each gives what is wrong, in words; nothing where all is well.

import { short } from "../words.js";

/**
 * Anything but a number for each name.
 * @param {unknown} held
 * @param {string} part
 */
export function noNumbers(held, part) {
  if (!isTable(held)) return `“${part}” is ${given(held)}; allowed is a number for each name.`;
  const wrong = Object.entries(held).find(([, value]) => !Number.isFinite(value));
  return wrong && `“${part}” gives “${short(wrong[0])}” as ${given(wrong[1])}; allowed is a number.`;
}

/**
 * Anything but nothing, or two numbers for each name, the lower first.
 * @param {unknown} held
 * @param {string} part
 */
export function noSpans(held, part) {
  if ((held ?? null) === null) return undefined;
  const allowed = "allowed are two numbers for each name, the lower first";
  if (!isTable(held)) return `“${part}” is ${given(held)}; ${allowed}.`;
  const wrong = Object.entries(held).find(([, ends]) => !isSpan(ends));
  return wrong && `“${part}” gives “${short(wrong[0])}” as ${given(wrong[1])}; ${allowed}.`;
}

/** @param {unknown} ends */
function isSpan(ends) {
  return Array.isArray(ends) && ends.length === 2 && ends.every(Number.isFinite) && ends[0] <= ends[1];
}

/**
 * @param {unknown} held
 * @returns {held is Record<string, any>}
 */
export function isTable(held) {
  return typeof held === "object" && held !== null && !Array.isArray(held);
}

/**
 * Anything, for a message.
 * @param {unknown} value
 */
export function given(value) {
  if (typeof value === "string") return `“${short(value)}”`;
  return value === undefined || value === null ? "nothing" : short(JSON.stringify(value));
}
