// What spreads an outcome, as sensitivity.py has it.

const STILL = 1e-12; // what rounding leaves of an outcome that does not move
const T = 2.364624251592784; // Student's, for an interval of 95% from eight scrambles

/**
 * An outcome's indices on one assumption or group, with half their intervals; null where the outcome does not move, and
 * the intervals where there is but one scramble.
 * @typedef {{ first: number | null, first_conf: number | null, total: number | null, total_conf: number | null }} Indices
 */

/**
 * @param {number} count
 * @param {(i: number) => number} of
 */
const sumOf = (count, of) => {
  let total = 0;
  for (let i = 0; i < count; i++) total += of(i);
  return total;
};

/**
 * Sobol' indices of an outcome's values on the rows of a design, scramble after scramble, an entry a column: their means
 * over the scrambles, and half their 95% intervals. A generator that gives after each scramble, so that the work can be
 * done in slices.
 * @param {Float64Array} values
 * @param {number} count of columns
 * @param {number} scrambles
 * @returns {Generator<undefined, Indices[], void>}
 */
export function* indices(values, count, scrambles) {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  if (most - least <= STILL * Math.max(1, Math.abs(least), Math.abs(most))) {
    return Array.from({ length: count }, () => ({ first: null, first_conf: null, total: null, total_conf: null }));
  }
  const size = values.length / scrambles;
  /** @type {ReturnType<typeof sharesOf>[]} */
  const found = [];
  for (let k = 0; k < scrambles; k++) {
    found.push(sharesOf(values.subarray(k * size, (k + 1) * size), count));
    yield;
  }
  return Array.from({ length: count }, (_, j) => {
    const [first, first_conf] = meanOf(found.map((shares) => shares[j].first));
    const [total, total_conf] = meanOf(found.map((shares) => shares[j].total));
    return { first, first_conf, total, total_conf };
  });
}

/**
 * The mean of independent estimates, and half of its 95% interval, which one alone does not have.
 * @param {number[]} estimates
 * @returns {[number, number | null]}
 */
function meanOf(estimates) {
  const count = estimates.length;
  const mean = sumOf(count, (k) => estimates[k]) / count;
  if (count === 1) return [mean, null];
  const variance = sumOf(count, (k) => (estimates[k] - mean) ** 2) / (count - 1);
  return [mean, T * Math.sqrt(variance / count)];
}

/**
 * Both indices of each column of one design: first order (Saltelli et al. 2010), total order (Jansen 1999).
 * @param {Float64Array} values
 * @param {number} count
 */
function sharesOf(values, count) {
  const blocks = count + 2;
  const base = values.length / blocks;
  const mean = sumOf(values.length, (i) => values[i]) / values.length;
  /** @type {(i: number, block: number) => number} */
  const y = (i, block) => values[i * blocks + block] - mean;
  /** @type {Record<"a" | "b", (i: number) => number>} */
  const { a, b } = { a: (i) => y(i, 0), b: (i) => y(i, count + 1) };
  const middle = sumOf(base, (i) => a(i) + b(i)) / (2 * base);
  const variance = sumOf(base, (i) => (a(i) - middle) ** 2 + (b(i) - middle) ** 2) / (2 * base);
  return Array.from({ length: count }, (_, j) => {
    if (variance === 0) return { first: 0, total: 0 };
    const first = sumOf(base, (i) => b(i) * (y(i, j + 1) - a(i))) / base / variance;
    return { first, total: sumOf(base, (i) => 0.5 * (a(i) - y(i, j + 1)) ** 2) / base / variance };
  });
}
