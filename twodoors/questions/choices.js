// The answers that a question offers: which the reader chose. They are told apart by their text: a question may be worded
// anew, and what a reader kept before is then no answer of it.

import { allWithin, within } from "../widget/dom.js";

/** @typedef {{ choice: number, text: string }} Choice of the answers, by its place among them in the data */

/** @param {HTMLInputElement} input */
const textOf = (input) => within(/** @type {HTMLLabelElement} */ (input.closest("label")), "span").textContent.trim();

/**
 * @param {ParentNode} root of the question
 * @returns {HTMLInputElement[]}
 */
const inputsOf = (root) => allWithin(root, 'input[type="radio"]');

/**
 * What the reader chose, if anything.
 * @param {ParentNode} root
 * @returns {Choice | undefined}
 */
export function chosen(root) {
  const input = inputsOf(root).find(({ checked }) => checked);
  return input && { choice: Number(input.value), text: textOf(input) };
}

/**
 * Chooses the answer of that text; none where there is none of it.
 * @param {ParentNode} root
 * @param {string} [text]
 */
export function choose(root, text) {
  for (const input of inputsOf(root)) input.checked = textOf(input) === text;
}
