// What spreads an outcome, as sensitivity.py has it.

const STILL = 1e-12; // what rounding leaves of an outcome that does not move
const Z = 1.959963984540054; // of the normal distribution, for an interval of 95%

/**
 * An outcome's indices on one assumption, with half their intervals; null where the outcome does not move.
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
 * Sobol' indices of an outcome's values on the rows of the design, an entry an assumption: first order (Saltelli et al.
 * 2010), total order (Jansen 1999), and half their 95% intervals (delta method). A generator that gives after each
 * assumption, so that the work can be done in slices.
 * @param {ArrayLike<number> & Iterable<number>} values
 * @param {number} count of assumptions
 * @returns {Generator<undefined, Indices[], void>}
 */
export function* indices(values, count) {
  const blocks = count + 2;
  const base = values.length / blocks;
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  if (most - least <= STILL * Math.max(1, Math.abs(least), Math.abs(most))) {
    return Array.from({ length: count }, () => ({ first: null, first_conf: null, total: null, total_conf: null }));
  }
  const mean = sumOf(values.length, (i) => values[i]) / values.length;
  const deviation = Math.sqrt(sumOf(values.length, (i) => (values[i] - mean) ** 2) / values.length);
  /** @type {(i: number, block: number) => number} */
  const y = (i, block) => (values[i * blocks + block] - mean) / deviation;
  /** @type {Record<"a" | "b", (i: number) => number>} */
  const { a, b } = { a: (i) => y(i, 0), b: (i) => y(i, count + 1) };
  const middle = sumOf(base, (i) => a(i) + b(i)) / (2 * base);
  /** @param {number} i */
  const spread = (i) => ((a(i) - middle) ** 2 + (b(i) - middle) ** 2) / 2;
  const variance = sumOf(base, spread) / base;
  /** @type {(part: (i: number) => number) => [number, number]} */
  const index = (part) => {
    const found = sumOf(base, part) / base / variance;
    /** @param {number} i */
    const error = (i) => part(i) - found * spread(i);
    const average = sumOf(base, error) / base;
    const scatter = Math.sqrt(sumOf(base, (i) => (error(i) - average) ** 2) / base);
    return [found, (Z * scatter) / variance / Math.sqrt(base)];
  };
  const found = [];
  for (let j = 1; j <= count; j++) {
    const [first, first_conf] = index((i) => b(i) * (y(i, j) - a(i)));
    const [total, total_conf] = index((i) => 0.5 * (a(i) - y(i, j)) ** 2);
    found.push({ first, first_conf, total, total_conf });
    yield;
  }
  return found;
}
