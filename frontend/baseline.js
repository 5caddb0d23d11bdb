// What the page needs of a browser (frontend/package.json names the oldest ones), and what is said where it is not there.

/** What scripts use without asking whether it is there. @type {[object: object, name: string][]} */
const NEEDED = [
  [globalThis, "ResizeObserver"],
  [globalThis, "IntersectionObserver"],
  [globalThis, "HTMLDialogElement"],
  [globalThis, "DOMPoint"],
  [Array.prototype, "at"],
  [Element.prototype, "replaceChildren"],
  [Object, "fromEntries"],
  [Object, "hasOwn"],
  [Promise, "allSettled"],
  [String.prototype, "replaceAll"],
];

/** Whether the browser is older than the book needs. */
export function isOld() {
  return NEEDED.some(([object, name]) => !(name in object));
}

const OLDEST = "Chrome or Edge 111, Firefox 121 or Safari 16.4";

export const OLD = `Your browser is older than the controls of this page need (${OLDEST}, or newer). Every result here is at its first values.`;
export const BROKEN = "The controls of this part do not work in this browser. What stands here is its first result.";
export const ABSENT =
  "The script of this part did not come. What stands here is its first result; it is tried again when the network is back.";

/**
 * Says something at the head of a part of the page, in the place of what was said before.
 * @param {Element} place
 * @param {string} text nothing: what was said is taken away
 */
export function say(place, text) {
  const before = place.querySelector(":scope > .td-unstarted");
  if (before) before.remove();
  if (!text) return;
  const said = document.createElement("p");
  said.className = "td-unstarted";
  said.setAttribute("role", "status");
  said.textContent = text;
  place.insertBefore(said, place.firstChild);
}
