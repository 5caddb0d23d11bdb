// Models in the page against NumPy: outcomes, paths and sentences.

import assert from "node:assert/strict";
import { test } from "node:test";
import { chancesOf, clean, defaultsOf, outcomesOf, snapped } from "../../twodoors/model/evaluate.js";
import { turnOf } from "../../twodoors/model/flips.js";
import { fill } from "../../twodoors/words.js";
import { allOf, fixture, models, near, rowsOf } from "./support.js";

/** @import { Values } from "../../twodoors/model/types.ts" */

const ALL = models();
const EXACT = 1e-12;

test("there are all models, and some of them draw numbers and paths of their own", () => {
  assert.ok(ALL.size >= 13);
  const drawn = [...ALL.values()].flatMap(({ told }) => Object.values(told.drawn[0]));
  assert.ok(drawn.filter(Array.isArray).length >= 2);
  assert.ok(drawn.filter(Number.isFinite).length > 10);
});

for (const [name, { spec, functions, told }] of ALL) {
  const points = rowsOf(told.points);

  for (const method of /** @type {const} */ (["evaluate", "perfect"])) {
    test(`${name}: ${method} is NumPy's at every point`, () => {
      assert.equal(points.length, 1000);
      const wanted = rowsOf(told[method]);
      assert.deepEqual(Object.keys(wanted[0]).sort(), spec.outcomes.map((outcome) => outcome.name).sort());
      for (const [i, point] of points.entries()) {
        const answer = functions[method](point);
        assert.deepEqual(Object.keys(answer).sort(), [...Object.keys(wanted[i]), "reading"].sort());
        for (const outcome in wanted[i]) near(answer[outcome], wanted[i][outcome], EXACT, `${outcome}, point ${i}`);
      }
    });
  }

  test(`${name}: sentences are Python's`, () => {
    assert.equal(told.sentences.length, 100);
    const kinds = Object.fromEntries(spec.outcomes.map((outcome) => [outcome.name, outcome.kind]));
    const said = points.slice(0, 100).map((point) => {
      const answer = functions.evaluate(point);
      return fill(spec.readings[answer.reading], { ...point, ...answer }, kinds);
    });
    assert.deepEqual(said, told.sentences);
    assert.ok(new Set(said).size > 10);
  });

  test(`${name}: the bar, the defaults and the steps of sliders are Python's`, () => {
    const names = Object.keys(rowsOf(told.evaluate)[0]).sort();
    for (const [i, point] of points.entries()) {
      const outcomes = outcomesOf(functions.evaluate, point);
      assert.deepEqual(Object.keys(outcomes).sort(), names);
      for (const [k, chance] of chancesOf(spec.bar, outcomes).entries()) {
        near(chance, told.chances[k][i], EXACT, `piece ${k}, point ${i}`);
      }
    }
    assert.deepEqual(defaultsOf(spec), points[0]);
    for (const assumption of spec.assumptions) {
      const steps = told.snapped[assumption.name];
      assert.ok(steps.length > 150);
      for (const [value, wanted] of steps)
        assert.equal(snapped(assumption, value), wanted, `${assumption.name} ${value}`);
    }
  });

  test(`${name}: what is drawn is Python's`, () => {
    assert.equal(told.drawn.length, 12);
    for (const [i, wanted] of told.drawn.entries()) {
      const drawn = { ...functions.drawn(points[i]), ...functions.ideal(points[i]) };
      assert.deepEqual(Object.keys(drawn), Object.keys(wanted));
      for (const number in wanted) {
        const [made, told] = [drawn[number], wanted[number]].map((value) => [value].flat());
        assert.equal(made.length, told.length);
        for (const [t, value] of told.entries()) {
          assert.ok(Math.abs(made[t] - value) <= EXACT, `${number} at ${t}, point ${i}`);
        }
      }
    }
  });
}

test("numbers are without the dust that Python takes off", () => {
  const { numbers, clean: wanted } = fixture("wordings");
  assert.ok(numbers.length > 12_000);
  // adding nought takes off its sign, which no reader sees
  const [here, there] = [numbers.map(clean), wanted].map((all) =>
    all.map((/** @type {number} */ number) => number + 0),
  );
  assert.deepEqual(here, there);
});

test("turns are where Python finds them", () => {
  const found = { turns: 0, none: 0 };
  for (const { model, weights, constant, settings } of fixture("turns")) {
    const { spec, functions } = /** @type {NonNullable<ReturnType<typeof ALL.get>>} */ (ALL.get(model));
    /** @param {Values} values */
    const lead = (values) => {
      const outcomes = outcomesOf(functions.evaluate, values);
      return Object.keys(weights).reduce((sum, outcome) => sum + weights[outcome] * outcomes[outcome], constant);
    };
    assert.equal(settings.length, 3);
    for (const { setting, turns } of settings) {
      const own = spec.assumptions.filter((/** @type {any} */ a) => !a.tried);
      assert.equal(turns.length, own.length);
      for (const [i, assumption] of own.entries()) {
        const { name, low, high } = assumption;
        const turn = allOf(turnOf(assumption, setting[name], (value) => lead({ ...setting, [name]: value })));
        found[turns[i] === null ? "none" : "turns"] += 1;
        if (turn === null || turns[i] === null) assert.equal(turn, turns[i], `${model}: ${name}`);
        else near((turn - turns[i]) / (high - low), 0, 1e-9, `${model}: ${name}`);
      }
    }
  }
  assert.ok(found.turns > 50 && found.none > 50, JSON.stringify(found));
});
