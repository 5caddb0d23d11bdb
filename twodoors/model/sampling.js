// Draws from ranges, as sampling.py makes them, on the same points.

/** @import { Range, Span, Values } from "./types.ts" */

const BITS = 30;

/**
 * SciPy's scrambled Sobol' points again, from their first and the turns between them: row after row in one array.
 * @param {{ shift: number[], turns: number[][] }} recipe
 */
export function sobolPoints({ shift, turns }) {
  const [base, width] = [2 ** turns.length, shift.length];
  const points = new Float64Array(base * width);
  const whole = Int32Array.from(shift);
  for (let i = 0; i < base; i++) {
    for (let j = 0; j < width; j++) points[i * width + j] = whole[j] / 2 ** BITS;
    const turn = turns[31 - Math.clz32((i + 1) & -(i + 1))]; // by how many ones i ends in
    for (let j = 0; turn && j < width; j++) whole[j] ^= turn[j];
  }
  return points;
}

/**
 * The inverse distribution function of a range: every value alike, or a triangle where there is a mode.
 * @param {Span & { mode?: number }} range
 * @returns {(share: number) => number}
 */
export function inverse({ low, high, mode }) {
  const width = high - low;
  /** @param {number} share */
  const within = (share) => Math.min(Math.max(share * width + low, low), high);
  if (mode === undefined || width === 0) return within;
  const peak = (mode - low) / width;
  return (share) => within(share < peak ? Math.sqrt(peak * share) : 1 - Math.sqrt((1 - peak) * (1 - share)));
}

/**
 * Saltelli's design: for each point a row A, a row for each assumption that has B's value in its place, a row B.
 * Gives the number of rows, and what sets `into`, by assumption, to a row of it.
 * @param {ArrayLike<number>} points
 * @param {Range[]} ranges
 */
export function design(points, ranges) {
  const count = ranges.length;
  const values = ranges.map(inverse);
  const blocks = count + 2;
  /**
   * @param {number} row
   * @param {Values} into
   */
  const fill = (row, into) => {
    const at = Math.floor(row / blocks) * 2 * count;
    const block = row % blocks; // 0 is A, the last is B
    for (let j = 0; j < count; j++) {
      const other = block === blocks - 1 || block === j + 1;
      into[ranges[j].name] = values[j](points[at + j + (other ? count : 0)]);
    }
  };
  return { rows: (points.length / (2 * count)) * blocks, fill };
}

/**
 * The values below which these shares of the sorted numbers lie; between two of them on the line that joins them.
 * @param {ArrayLike<number>} sorted
 * @param {number[]} shares
 */
export function quantiles(sorted, shares) {
  return shares.map((share) => {
    const at = share * (sorted.length - 1);
    const below = Math.floor(at);
    const above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
  });
}
