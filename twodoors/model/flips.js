// What would turn the order of two results, as flips.py looks for it.

const GRID = 100; // steps of an assumption's range, in each of which one turn is looked for
const HALVINGS = 40; // of a step in which there is a turn
const ROUNDING = 1e-14; // what results that are level may differ by, since numbers are rounded

/**
 * The value of an assumption nearest to `now` at which lead(value) changes its sign, or null: a generator that gives
 * after each look, so that the work can be done in slices.
 * @param {import("./types.ts").Span} range
 * @param {number} now
 * @param {(value: number) => number} lead
 * @returns {Generator<undefined, number | null, void>}
 */
export function* turnOf({ low, high }, now, lead) {
  /** @param {number} x */
  const apart = (x) => {
    const value = lead(x);
    return Math.abs(value) <= ROUNDING ? 0 : value;
  };
  const sign = Math.sign(apart(now));
  if (sign === 0) return now; // level as it is
  /** @param {number} x */
  const turned = (x) => apart(x) * sign < 0;
  const lines = /** @type {[number[], number[]]} */ ([[], []]); // up and down from now
  for (let k = 0; k <= GRID; k++) {
    const x = low + ((high - low) * k) / GRID;
    if (x > now) lines[0].push(x);
    if (x < now) lines[1].unshift(x);
  }
  /** @type {number[]} */
  const found = [];
  for (const line of lines) {
    let before = now;
    for (const x of line) {
      if (found.length && Math.abs(before - now) > Math.abs(found[0] - now)) break; // the other way is nearer
      yield;
      if (turned(x)) {
        let [inside, outside] = [before, x];
        for (let i = 0; i < HALVINGS; i++) {
          yield;
          const half = (inside + outside) / 2;
          if (turned(half)) outside = half;
          else inside = half;
        }
        found.push((inside + outside) / 2);
        break;
      }
      before = x;
    }
  }
  return found.length ? found.reduce((best, x) => (Math.abs(x - now) < Math.abs(best - now) ? x : best)) : null;
}
