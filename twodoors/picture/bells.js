// Bells: where a way may land, as bells.py draws them.

/** @import { Place } from "./axes.js" */

// How far out outcomes are drawn; the rest is piled up beyond either end, so wide.
const [LOW, UP, PILE] = [-1.5, 1, 0.15];
const HIGHEST = 1.75; // of the narrowest bell
const ON_A_BELL = 61;

/**
 * The corners of what lies right of `start` under a bell, from the line and back to it; all where that is the lower end.
 * @param {number} mean
 * @param {number} spread
 * @param {number} start
 * @returns {Place[]}
 */
export function bell(mean, spread, start) {
  const low = Math.max(start, LOW);
  const slope = 1.702 / spread;
  const [left, right] = [LOW - mean, mean - UP].map((beyond) => 1 / (1 + Math.exp(-slope * beyond)) / PILE);
  /** @type {Place[]} */
  const line = Array.from({ length: ON_A_BELL }, (_, i) => {
    const x = low + ((UP - low) * i) / (ON_A_BELL - 1);
    return [x, slope / 4 / Math.cosh((slope * (x - mean)) / 2) ** 2];
  });
  /** @type {Place[]} */
  const pile =
    start > LOW
      ? [[low, 0]]
      : [
          [LOW - PILE, 0],
          [LOW - PILE, left],
          [LOW, left],
        ];
  /** @type {Place[]} */
  const ends = [
    [UP, right],
    [UP + PILE, right],
    [UP + PILE, 0],
  ];
  return [...pile, ...line, ...ends].map(([x, height]) => [x, Math.min(height, HIGHEST)]);
}
