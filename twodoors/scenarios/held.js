// What a file holds, part by part: what is not as it must be is refused; held.py does the same.
// Each gives what is wrong, in words; nothing where all is well.

import { short } from "../words.js";

/**
 * The parts of a file's text, where it is such a file; `what` it holds and what `maker` made it are for the message.
 * @typedef {{ format: string, versions: number[], what: string, maker: string }} FileForm
 * @param {string} text
 * @param {FileForm} form
 * @returns {{ held: Record<string, any>, problem?: undefined } | { held?: undefined, problem: string }}
 */
export function tableIn(text, form) {
  let held;
  try {
    held = JSON.parse(text);
  } catch {
    return { problem: `It is not JSON text, or it breaks off; allowed is a file that “${form.maker}” made.` };
  }
  const problem = ofOtherForm(held, form);
  return problem ? { problem } : { held };
}

/**
 * Anything but the parts of such a file.
 * @param {any} held
 * @param {FileForm} form
 */
export function ofOtherForm(held, { format, versions, what }) {
  if (!isTable(held)) return `It holds ${given(held)}; allowed is ${what}.`;
  if (held.format !== format) return `Its format is ${given(held.format)}; allowed is “${format}”.`;
  if (!versions.includes(held.version))
    return `Its version is ${given(held.version)}; allowed is ${versions.join(" or ")}.`;
  return undefined;
}

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
  if (value === undefined || value === null) return "nothing";
  try {
    return short(JSON.stringify(value));
  } catch {
    return "a list within lists without end"; // deeper than the browser goes
  }
}
