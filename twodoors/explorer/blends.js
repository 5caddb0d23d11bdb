// What a model makes of other chapters' results, a bar each: blends.py places and says the same.

import { within, write } from "../widget/dom.js";
import { inChapters, worded } from "../words.js";

/**
 * @import { BlendSpec, Setting, Spec, Values } from "../model/types.ts"
 */

export const MINE = "your reading";

const SLACK = 1e-9; // numbers that differ by no more are the same

/**
 * By what each result is set that does not count as at first: a reading, a preset, a link.
 * @typedef {Map<string, string>} Whose
 */

/**
 * Returns what moves the bars, and says of each what moved it.
 * @param {HTMLElement} root
 * @param {Spec} spec
 */
export function blendsOf(root, { blends, chapters, assumptions }) {
  const rows = blends.map((blend) => {
    const row = within(root, `[data-blend="${blend.outcome}"]`);
    const fed = assumptions.filter(({ name }) => blend.feeds.includes(name));
    const feeds = fed.map(({ name, carries }) => ({
      name,
      chip: within(row, `[data-feeds="${name}"]`),
      chapter: chapters[carries?.model ?? ""].chapter,
    }));
    return { blend, row, feeds };
  });
  /** @type {(now: Setting, whose: Whose) => void} */
  return ({ assumptions: now, outcomes }, whose) => {
    for (const { blend, row, feeds } of rows) {
      const value = outcomes[blend.outcome];
      const { left, width } = barOf(blend, value);
      const { style } = within(row, ".td-blend-bar");
      style.left = `${left}%`;
      style.width = `${width}%`;
      for (const { name, chip } of feeds) chip.dataset.by = feedBy(whose.get(name));
      write(within(row, "b"), amountOf(blend, value));
      const moved = feeds.flatMap(({ name, chapter }) => {
        const by = whose.get(name);
        return by ? [{ by, chapter }] : [];
      });
      write(within(row, "[data-said]"), saidOf(blend, value, now, moved));
    }
  };
}

/** @param {string} [by] */
function feedBy(by) {
  return by === MINE ? "mine" : by ? "other" : "";
}

/**
 * A value in words: “×1.84”, or “0.12”.
 * @param {BlendSpec} blend
 * @param {number} value
 */
export function amountOf({ times }, value) {
  return `${times ? "×" : ""}${worded(value, "number")}`;
}

/**
 * Where the bar begins and how long it is, in hundredths. How many times stands at x / (1 + x): what it is at first in the
 * middle, half and twice as much as far from there. Other numbers stand from the least (or from nought) to the most, and
 * their bars begin at nought.
 * @param {BlendSpec} blend
 * @param {number} value
 */
export function barOf({ times, least, most }, value) {
  const low = Math.min(least, 0);
  const place = (/** @type {number} */ x) => 100 * (times ? x / (1 + x) : (x - low) / (most - low));
  const [nought, here] = [place(0), place(value)];
  return { left: Math.min(nought, here), width: Math.abs(here - nought) };
}

/**
 * What is said of it: whether it is as at first, what moved it, and whether it can go no further.
 * @param {BlendSpec} blend
 * @param {number} value
 * @param {Values} now
 * @param {{ by: string, chapter: string }[]} whose of each of its results that does not count as at first
 */
export function saidOf(blend, value, now, whose) {
  const { first, least, most, cap } = blend;
  const moved = [...new Set(whose.map(({ by }) => by))].map((by) => {
    const places = inChapters(whose.filter((one) => one.by === by).map(({ chapter }) => chapter));
    return by === MINE ? `${MINE} in ${places}` : `what ${by} sets for ${places}`;
  });
  const told = [];
  if (Math.abs(value - first) > SLACK)
    told.push(`At first ${amountOf(blend, first)}; moved by ${moved.join(" and by ")}.`);
  else told.push(moved.length ? `As at first, with ${moved.join(" and ")}.` : "As at first.");
  if (cap && now[cap.name] >= cap.above) told.push(cap.says);
  else if (value <= least + SLACK) told.push("The chapters can make it no less.");
  else if (value >= most - SLACK) told.push("The chapters can make it no more.");
  return told.join(" ");
}
