// Readings that were taken: what is kept, and what the chapters' models answer to it elsewhere.

import assert from "node:assert/strict";
import { test } from "node:test";
import { resultsOf } from "../../twodoors/explorer/from_chapters.js";
import { giveBack, said, settingOf, standingIn, take, takenOf } from "../../twodoors/scenarios/readings.js";
import { models, near, rowsOf } from "./support.js";
import { emptyStorage } from "./storage.js";

/** @import { Reading } from "../../twodoors/scenarios/types.ts" */

const ALL = models();
const STORE = "twodoors:readings";

const storage = emptyStorage();
const { held } = storage;

/**
 * @param {string} model
 * @param {Partial<Reading>} [given]
 */
const reading = (model, given) => ({ model, assumptions: { threat: 1 / 3 }, whose: "mine", because: "", ...given });

test("a reading is kept exactly, with when it was taken", () => {
  const before = Date.now();
  assert.equal(take(reading("offramp", { because: "  it is so " })), true);
  const taken = takenOf("offramp");
  assert.ok(taken);
  const { time, ...others } = taken;
  assert.deepEqual(others, reading("offramp", { because: "it is so" }));
  assert.ok(Date.parse(time) >= before && Date.parse(time) <= Date.now());
  const kept = JSON.parse(held.get(STORE) ?? "");
  assert.deepEqual(Object.keys(kept.offramp).sort(), ["assumptions", "because", "model", "time", "whose"]);
});

test("taken again it is replaced, and given back it is gone, and others stay", () => {
  take(reading("offramp"));
  take(reading("trap", { whose: "article" }));
  take(reading("offramp", { assumptions: { threat: 0.5 } }));
  assert.deepEqual(takenOf("offramp")?.assumptions, { threat: 0.5 });
  assert.equal(giveBack("offramp"), true);
  assert.equal(takenOf("offramp"), null);
  assert.equal(takenOf("trap")?.whose, "article");
  assert.equal(giveBack("offramp"), true);
});

test("where nothing can be kept, nothing is said to be", () => {
  take(reading("trap"));
  storage.full = true;
  assert.equal(take(reading("offramp")), false);
  assert.equal(giveBack("trap"), false);
  assert.equal(takenOf("offramp"), null);
});

test("a “because” has a line's length", () => {
  take(reading("offramp", { because: "x".repeat(200) }));
  assert.equal(takenOf("offramp")?.because, "x".repeat(140));
});

test("what is kept and not ours is no reading, and does not stand in the way of one", () => {
  const spoilt = [
    "nonsense",
    "[]",
    "null",
    '{"offramp": 3}',
    '{"offramp": {}}',
    '{"offramp": {"assumptions": []}}',
    '{"offramp": {"assumptions": {}}}',
    '{"offramp": {"assumptions": {"threat": "1"}}}',
    '{"offramp": {"assumptions": {"threat": 0.5, "face": null}}}',
  ];
  for (const text of spoilt) {
    held.set(STORE, text);
    assert.equal(takenOf("offramp"), null, text);
    assert.equal(take(reading("offramp")), true, text);
    assert.ok(takenOf("offramp"), text);
  }
  held.set(STORE, '{"offramp": {"assumptions": {"threat": 0.5}, "whose": 1, "because": {}}}');
  assert.deepEqual(takenOf("offramp"), { ...reading("offramp"), assumptions: { threat: 0.5 }, time: "" });
});

test("a reading of another version of a model is taken as far as it goes, and that is known", () => {
  const assumptions = [
    { name: "a", default: 0.5, low: 0, high: 1 },
    { name: "b", default: 2, low: 1, high: 3 },
  ];
  /** @param {Record<string, number>} given */
  const of = (given) => settingOf(assumptions, { ...reading("x"), assumptions: given, time: "" });
  assert.deepEqual(of({ a: 1 / 3, b: 2 }), { values: { a: 1 / 3, b: 2 }, fits: true });
  assert.deepEqual(of({ a: 0.25 }), { values: { a: 0.25, b: 2 }, fits: false });
  assert.deepEqual(of({ a: 7, b: -7 }), { values: { a: 1, b: 1 }, fits: false });
  assert.deepEqual(of({ a: 0.25, b: 3, gone: 1 }), { values: { a: 0.25, b: 3 }, fits: false });
});

test("what is set in a picture alone is no part of a reading", () => {
  const assumptions = [
    { name: "a", default: 0.5, low: 0, high: 1 },
    { name: "ask", default: 0.5, low: 0, high: 1, tried: true },
  ];
  assert.deepEqual(standingIn(assumptions, { a: 0.2, ask: 0.9 }), { a: 0.2 });
  const taken = { ...reading("x"), assumptions: { a: 0.2 }, time: "" };
  assert.deepEqual(settingOf(assumptions, taken), { values: { a: 0.2 }, fits: true });
});

test("a reading is told in one sentence", () => {
  const time = "2026-11-28T12:00:00.000Z";
  /** @param {Partial<Reading>} given */
  const told = (given) => said({ ...reading("x"), time, ...given });
  assert.equal(told({}), "Your reading, taken here on 28 November 2026: your own.");
  assert.equal(
    told({ whose: "article", because: "it fits" }),
    "Your reading, taken here on 28 November 2026: the article’s, because it fits.",
  );
  assert.equal(
    told({ whose: "Hassan Ahmadian", because: "why not?", time: "?" }),
    "Your reading, taken here: that of Hassan Ahmadian, because why not?",
  );
});

for (const [name, { spec }] of ALL) {
  const carried = /** @type {any[]} */ (spec.assumptions.filter((a) => a.carries));
  if (!carried.length) continue;

  test(`${name}: what it carries is what Python says the chapters' models answer`, () => {
    assert.deepEqual(resultsOf(spec, carried), new Map(), "nothing was taken");
    for (let i = 0; i < 50; i++) {
      held.clear();
      for (const chapter of Object.keys(spec.chapters)) {
        const points = rowsOf(ALL.get(chapter)?.told.points);
        take(reading(chapter, { assumptions: standingIn(ALL.get(chapter)?.spec.assumptions ?? [], points[i]) }));
      }
      const found = resultsOf(spec, carried);
      for (const a of carried) {
        const answer = ALL.get(a.carries.model)?.told.evaluate[a.carries.outcome][i];
        near(found.get(a.name)?.value, answer, 1e-12, `${a.name}, point ${i}`);
        assert.equal(found.get(a.name)?.fits, true);
      }
    }
  });

  test(`${name}: only what was taken counts, within its range, and what is bounded is known`, () => {
    const [a] = carried;
    const [model] = [a.carries.model];
    const [whole] = rowsOf(ALL.get(model)?.told.points);
    const point = standingIn(ALL.get(model)?.spec.assumptions ?? [], whole);
    take(reading(model, { assumptions: point }));
    const of = carried.filter(({ carries }) => carries.model === model).map((one) => one.name);
    assert.deepEqual([...resultsOf(spec, carried).keys()], of);
    const answer = ALL.get(model)?.told.evaluate[a.carries.outcome][0];
    const narrow = { ...a, low: answer + 1, high: answer + 2 };
    assert.deepEqual(resultsOf(spec, [narrow]).get(a.name), { value: narrow.low, fits: false });
    const { [Object.keys(point)[0]]: _, ...older } = point;
    take(reading(model, { assumptions: older }));
    assert.equal(resultsOf(spec, carried).get(a.name)?.fits, false);
  });
}
