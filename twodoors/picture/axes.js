// Places in a drawing with axes, as axes.py has them.

/** @typedef {[x: number, y: number]} Place */

/**
 * The axes of a rectangle "left right low high bottom top least most": its edges, and the values at them.
 * @param {string} edges
 */
export function axesOf(edges) {
  const [left, right, low, high, bottom, top, least, most] = edges.split(" ").map(Number);
  /** @param {number} y */
  const up = (y) => bottom + ((top - bottom) * (y - least)) / (most - least);
  /** @type {(share: number, y: number) => Place} */
  const along = (share, y) => [left + (right - left) * share, up(y)];
  return {
    along,
    box: { right, top, bottom },
    at: (/** @type {number} */ x, /** @type {number} */ y) => along((x - low) / (high - low), y),
    holds: (/** @type {number} */ x, /** @type {number} */ y) => x >= low && x <= high && y >= least && y <= most,
    valueAt: (/** @type {number} */ x) => low + ((high - low) * (x - left)) / (right - left),
    heightAt: (/** @type {number} */ y) => least + ((most - least) * (y - bottom)) / (top - bottom),
  };
}

/** @param {Place[]} places */
export function pathOf(places) {
  return `M${places.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join(" L")}`;
}

/**
 * Round values on an axis, `most` steps of it at the most, and what makes text of them.
 * @param {number} low
 * @param {number} high
 * @param {number} most
 */
export function ticksOf(low, high, most) {
  const rough = (high - low) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const times = [1, 2, 2.5, 5].find((t) => t * power >= rough * (1 - 1e-9)) ?? 10;
  const step = times * power;
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9) + (times === 2.5 ? 1 : 0));
  const [from, to] = [Math.ceil(low / step - 1e-9), Math.floor(high / step + 1e-9)];
  const ticks = Array.from({ length: to - from + 1 }, (_, i) => (from + i) * step);
  return {
    step,
    ticks,
    text: (/** @type {number} */ value) =>
      value
        .toFixed(digits)
        .replace(/^-(?=.*[1-9])/, "−")
        .replace(/^-/, ""),
  };
}
