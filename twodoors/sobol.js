// Draws from ranges, and what they tell of an outcome: as uncertainty.py does it, on the same points.

const BITS = 30;
const GRID = 100; // steps of an assumption's range, in each of which one turn is looked for
const HALVINGS = 40; // of a step in which there is a turn
const STILL = 1e-12; // what rounding leaves of an outcome that does not move
const Z = 1.959963984540054; // of the normal distribution, for an interval of 95%
const SLICE = 8; // milliseconds of work before the page may do something else

// Runs a generator a slice at a time: between two slices the page draws and answers the reader. told(what it yielded)
// says how far it is. Gives what the generator returns, or null, and no more work, once stopped() says so.
export async function inSlices(work, told, stopped) {
  const { port1, port2 } = new MessageChannel(); // a timer would wait for 4 ms each time
  const turn = () => new Promise((resolve) => ((port1.onmessage = resolve), port2.postMessage(0)));
  try {
    for (;;) {
      const until = performance.now() + SLICE;
      let step;
      do {
        step = work.next();
        if (step.done) return step.value;
      } while (performance.now() < until);
      told(step.value);
      await turn();
      if (stopped()) return null;
    }
  } finally {
    port1.close();
  }
}

// SciPy's scrambled Sobol' points again, from their first and the turns between them: row after row in one array.
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

// The inverse distribution function of a range: every value alike, or a triangle where there is a mode.
export function inverse({ low, high, mode }) {
  const width = high - low;
  const within = (share) => Math.min(Math.max(share * width + low, low), high);
  if (mode === undefined || width === 0) return within;
  const peak = (mode - low) / width;
  return (share) => within(share < peak ? Math.sqrt(peak * share) : 1 - Math.sqrt((1 - peak) * (1 - share)));
}

// Saltelli's design: for each point a row A, a row for each assumption that has B's value in its place, a row B.
// Gives the number of rows, and what sets `into`, by assumption, to a row of it.
export function design(points, ranges) {
  const count = ranges.length;
  const values = ranges.map(inverse);
  const blocks = count + 2;
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

// The values below which these shares of the sorted numbers lie; between two of them on the line that joins them.
export function quantiles(sorted, shares) {
  return shares.map((share) => {
    const at = share * (sorted.length - 1);
    const below = Math.floor(at);
    const above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
  });
}

const sumOf = (count, of) => {
  let total = 0;
  for (let i = 0; i < count; i++) total += of(i);
  return total;
};

// Sobol' indices of an outcome's values on the rows of the design, an entry an assumption: first order (Saltelli et al.
// 2010), total order (Jansen 1999), and half their 95% intervals (delta method). null where the outcome does not move.
// A generator that gives after each assumption, so that the work can be done in slices.
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
  const y = (i, block) => (values[i * blocks + block] - mean) / deviation;
  const [a, b] = [(i) => y(i, 0), (i) => y(i, count + 1)];
  const middle = sumOf(base, (i) => a(i) + b(i)) / (2 * base);
  const spread = (i) => ((a(i) - middle) ** 2 + (b(i) - middle) ** 2) / 2;
  const variance = sumOf(base, spread) / base;
  const index = (part) => {
    const found = sumOf(base, part) / base / variance;
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

// The value of an assumption nearest to `now` at which lead(value) changes its sign, or null: a generator that gives
// after each look, so that the work can be done in slices.
export function* turnOf({ low, high }, now, lead) {
  const sign = Math.sign(lead(now));
  if (sign === 0) return now; // level as it is
  const turned = (x) => lead(x) * sign < 0;
  const lines = [[], []]; // up and down from now
  for (let k = 0; k <= GRID; k++) {
    const x = low + ((high - low) * k) / GRID;
    if (x > now) lines[0].push(x);
    if (x < now) lines[1].unshift(x);
  }
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

// How many of a hundred fall to each share, so that they add up to a hundred: the largest remainders are rounded up.
export function ofHundred(shares) {
  const exact = shares.map((share) => 100 * Math.max(0, share));
  const counts = exact.map((part) => Math.floor(part + 1e-9));
  const order = exact.map((part, i) => [part - counts[i], i]).sort((x, y) => y[0] - x[0] || x[1] - y[1]);
  const left = 100 - counts.reduce((all, count) => all + count, 0);
  for (const [, i] of order.slice(0, Math.max(0, left))) counts[i] += 1;
  return counts;
}
