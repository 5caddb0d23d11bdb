// Draws from ranges, as sampling.py makes them, on the same points.

/** @import { Range, Recipe, Span, Values } from "./types.ts" */

const BITS = 30;

/**
 * One scramble of SciPy's Sobol' points again, from its first and the turns between them: row after row in one array,
 * of so many of their dimensions.
 * @param {Recipe} recipe
 * @param {number} scramble
 * @param {number} width
 */
export function sobolPoints({ shifts, turns }, scramble, width) {
  const base = 2 ** turns.length;
  const points = new Float64Array(base * width);
  const whole = Int32Array.from(shifts[scramble]);
  for (let i = 0; i < base; i++) {
    for (let j = 0; j < width; j++) points[i * width + j] = whole[j] / 2 ** BITS;
    const turn = turns[31 - Math.clz32((i + 1) & -(i + 1))]; // by how many ones i ends in
    for (let j = 0; turn && j < width; j++) whole[j] ^= turn[j];
  }
  return points;
}

/**
 * A range's ends and mode on the line on which its draws are even, or a triangle: of logarithms where it goes by ratios.
 * @param {Span & { mode?: number, ratio?: boolean }} range
 */
function lineOf({ low, high, mode, ratio }) {
  if (!ratio) return { low, high, mode, back: (/** @type {number} */ x) => x };
  const top = mode === undefined ? mode : Math.log(mode);
  return { low: Math.log(low), high: Math.log(high), mode: top, back: Math.exp };
}

/**
 * The inverse distribution function of a range: every value alike, or a triangle where there is a mode.
 * @param {Span & { mode?: number, ratio?: boolean }} range
 * @returns {(share: number) => number}
 */
export function inverse(range) {
  const { low, high, mode, back } = lineOf(range);
  const width = high - low;
  /** @param {number} share */
  const within = (share) => Math.min(Math.max(back(share * width + low), range.low), range.high);
  if (mode === undefined || width === 0) return within;
  const peak = (mode - low) / width;
  return (share) => within(share < peak ? Math.sqrt(peak * share) : 1 - Math.sqrt((1 - peak) * (1 - share)));
}

/**
 * The mean of a range's values; by ratios their geometric mean.
 * @param {Span & { mode?: number, ratio?: boolean }} range
 */
export function middleOf(range) {
  const { low, high, mode, back } = lineOf(range);
  const mean = mode === undefined ? (low + high) / 2 : (low + mode + high) / 3;
  return Math.min(Math.max(back(mean), range.low), range.high);
}

/**
 * Saltelli's design: for each point a row A, a row for each of the columns that has B's values in its places, a row B.
 * Gives what sets `into`, by assumption, to a row of it.
 * @param {Range[]} ranges of the assumptions that are open
 * @param {number[][]} columns
 */
export function design(ranges, columns) {
  const count = ranges.length;
  const values = ranges.map(inverse);
  const blocks = columns.length + 2;
  const column = ranges.map((_, j) => columns.findIndex((places) => places.includes(j)));
  /**
   * @param {ArrayLike<number>} points
   * @param {number} row
   * @param {Values} into
   */
  const fill = (points, row, into) => {
    const at = Math.floor(row / blocks) * 2 * count;
    const block = row % blocks; // 0 is A, the last is B
    for (let j = 0; j < count; j++) {
      const other = block === blocks - 1 || block === column[j] + 1;
      into[ranges[j].name] = values[j](points[at + j + (other ? count : 0)]);
    }
  };
  return { blocks, fill };
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
