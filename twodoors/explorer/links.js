// Links to a setting: in the page's address, or followed in the text.

import { readLink } from "../scenarios/scenario.js";

/**
 * @import { Known, Opened, Refused } from "../scenarios/scenario.js"
 */

/**
 * Opens what the address asks for, now and whenever it changes.
 * @param {HTMLElement} root
 * @param {Known} spec
 * @param {(asked: Opened | Refused) => void} open
 * @param {AbortSignal} signal
 */
export function followLinks(root, spec, open, signal) {
  const speaks = () => document.querySelector("[data-explorer]") === root;
  /** @param {boolean} come */
  const look = (come) => {
    const asked = readLink(spec, location.hash, speaks);
    if (!asked.setting && !asked.problem) return;
    open(asked);
    if (!come || (asked.setting?.ranges && rangesOn(spec.name))) return; // those come into sight
    for (const card of document.querySelectorAll("[popover]:popover-open")) {
      if (card instanceof HTMLElement) card.hidePopover(); // it lay over the page
    }
    root.scrollIntoView({ block: "start" });
  };
  /** @param {MouseEvent} event */
  const follow = ({ target }) => {
    const link = target instanceof Element && target.closest('a[href^="#explore="]');
    if (link && link.getAttribute("href") === location.hash) look(true); // no hashchange will come
  };
  addEventListener("hashchange", () => look(true), { signal });
  document.addEventListener("click", follow, { signal });
  look(location.hash.startsWith("#explore="));
}

/**
 * Whether the page has a view of this model's ranges.
 * @param {string} model
 */
function rangesOn(model) {
  return document.querySelector(`[data-uncertainty="${CSS.escape(model)}"]`) !== null;
}
