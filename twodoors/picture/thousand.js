// So many of a thousand dots, as thousand.py draws them.

import { worded } from "../words.js";

const [ROWS, PITCH, COUNT] = [25, 8, 1000];

/**
 * The dots of a share of the thousand that stand after those of the shares before it.
 * @param {number} share
 * @param {number[]} before
 */
export function dotsOf(share, before) {
  const first = before.reduce((sum, other) => sum + ofThousand(other), 0);
  return cells(first, Math.min(first + ofThousand(share), COUNT));
}

/**
 * The dots from one place up to another, a line down each column: its dashes are the dots.
 * @param {number} first
 * @param {number} last
 */
export function cells(first, last) {
  let lines = "";
  for (let column = Math.floor(first / ROWS); column < Math.ceil(last / ROWS); column++) {
    const [top, bottom] = [Math.max(first - column * ROWS, 0), Math.min(last - column * ROWS, ROWS)];
    if (bottom > top) lines += `M${column * PITCH + PITCH / 2} ${top * PITCH}V${bottom * PITCH}`;
  }
  return lines;
}

/** @param {number} share */
function ofThousand(share) {
  return Number(worded(1000 * share, "count"));
}
