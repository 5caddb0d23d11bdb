// Which findings the reader opened to see how they were checked: kept in this browser.

import { keep, kept, keptAs } from "../widget/store.js";

const FINDINGS = "findings";

/** Their names, as “model: name”, in the order in which they were first opened. */
export function openedFindings() {
  return Object.keys(keptAs(FINDINGS, isMoment));
}

/**
 * @param {any} held
 * @returns {held is string}
 */
function isMoment(held) {
  return typeof held === "string";
}

/** @param {string} name */
export function keepOpened(name) {
  const held = kept(FINDINGS);
  if (!Object.hasOwn(held, name)) keep(FINDINGS, { ...held, [name]: new Date().toISOString() });
}
