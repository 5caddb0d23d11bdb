// Draws from ranges and what spreads an outcome, as sampling.py and sensitivity.py have them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { design, inverse, middleOf, quantiles, sobolPoints } from "../../twodoors/model/sampling.js";
import { indices } from "../../twodoors/model/sensitivity.js";
import { allOf, fixture, near } from "./support.js";

const DRAWS = fixture("draws");

test("points are SciPy's to the last bit", () => {
  assert.deepEqual(
    DRAWS.points.map((/** @type {any} */ { points }) => points.map((/** @type {any} */ part) => part.length)),
    [2, 8, 30].map((width) => Array(8).fill(width * 256)),
  );
  for (const { recipe, points } of DRAWS.points) {
    const width = recipe.shifts[0].length;
    for (const [k, part] of points.entries()) assert.deepEqual([...sobolPoints(recipe, k, width)], part);
    const left = points[1].filter((/** @type {any} */ _, /** @type {number} */ i) => i % width < width / 2);
    assert.deepEqual([...sobolPoints(recipe, 1, width / 2)], left);
  }
});

test("the rows of a design are Python's", () => {
  const { recipe, ranges, columns, rows: wanted } = DRAWS.design;
  const open = ranges.filter((/** @type {any} */ { low, high }) => low < high);
  assert.ok(open.some((/** @type {any} */ range) => range.ratio && "mode" in range));
  assert.ok(open.length < ranges.length && columns.length < open.length); // one is held, two share a column
  const { blocks, fill } = design(open, columns);
  assert.equal(blocks, columns.length + 2);
  assert.equal(wanted.length, 8 * 16 * blocks);
  for (const [row, values] of wanted.entries()) {
    const scramble = Math.floor(row / (16 * blocks));
    /** @type {Record<string, number>} */
    const into = {};
    fill(sobolPoints(recipe, scramble, 2 * open.length), row % (16 * blocks), into);
    assert.deepEqual(Object.keys(into), Object.keys(values));
    for (const { name, ratio } of open) near(into[name], values[name], ratio ? 1e-14 : 0, name);
  }
});

test("the middle of a range is Python's", () => {
  const { ranges, middles } = DRAWS.design;
  for (const [i, range] of ranges.entries()) near(middleOf(range), middles[i], 1e-14, range.name);
});

test("a range of no width is its one value", () => {
  for (const range of [
    { low: 0.2, high: 0.2 },
    { low: 0.2, high: 0.2, mode: 0.2 },
  ]) {
    assert.deepEqual([0, 0.5, 1].map(inverse(range)), [0.2, 0.2, 0.2]);
  }
});

test("quantiles are NumPy's", () => {
  const { sorted, shares, at } = DRAWS.quantiles;
  assert.equal(at.length, 6);
  for (const [i, found] of quantiles(sorted, shares).entries()) near(found, at[i], 1e-12, `quantile ${shares[i]}`);
});

test("indices are Python's", () => {
  assert.equal(DRAWS.indices.length, 5);
  for (const { values, count, indices: wanted } of DRAWS.indices) {
    const made = allOf(indices(Float64Array.from(values), count, 8));
    assert.equal(made.length, count);
    for (const [j, row] of made.entries()) {
      assert.deepEqual(Object.keys(row), Object.keys(wanted[j]));
      for (const [name, value] of Object.entries(row)) {
        if (wanted[j][name] === null) assert.equal(value, null);
        else near(value, wanted[j][name], 1e-9, `${name} of ${j}`);
      }
    }
  }
  const still = DRAWS.indices.at(-1).indices;
  assert.ok(still.every((/** @type {any} */ row) => row.total === null));
});

test("one scramble has the indices of its own draws, and no intervals", () => {
  const { values, count } = DRAWS.indices[0];
  const parts = Array.from({ length: 8 }, (_, k) =>
    values.slice((k * values.length) / 8, ((k + 1) * values.length) / 8),
  );
  const alone = parts.map((part) => allOf(indices(Float64Array.from(part), count, 1)));
  for (const [j, { total }] of allOf(indices(Float64Array.from(values), count, 8)).entries()) {
    near(alone.reduce((sum, found) => sum + Number(found[j].total), 0) / 8, Number(total), 1e-12);
    assert.equal(alone[0][j].total_conf, null);
  }
});
