// Draws from ranges and what spreads an outcome, as sampling.py and sensitivity.py have them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { design, inverse, quantiles, sobolPoints } from "../../twodoors/model/sampling.js";
import { indices } from "../../twodoors/model/sensitivity.js";
import { allOf, fixture, near } from "./support.js";

const DRAWS = fixture("draws");

test("points are SciPy's to the last bit", () => {
  assert.deepEqual(
    DRAWS.points.map((/** @type {any} */ { points }) => points.length),
    [2, 8, 30].map((width) => width * 256),
  );
  for (const { recipe, points } of DRAWS.points) assert.deepEqual([...sobolPoints(recipe)], points);
});

test("the rows of a design are Python's", () => {
  const { recipe, ranges, rows: wanted } = DRAWS.design;
  const { rows, fill } = design(sobolPoints(recipe), ranges);
  assert.equal(rows, 64 * (ranges.length + 2));
  assert.equal(wanted.length, rows);
  assert.ok(ranges.some((/** @type {any} */ range) => "mode" in range));
  const made = Array.from({ length: rows }, (_, row) => {
    const into = {};
    fill(row, into);
    return into;
  });
  assert.deepEqual(made, wanted);
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
    const made = allOf(indices(values, count));
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
