// Work in slices, and the views as Jupyter gets them: each module in one piece.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inSlices } from "../../twodoors/widget/slices.js";
import { fixture } from "./support.js";

/**
 * @param {number} count
 * @param {{ steps?: number }} at
 */
function* work(count, at) {
  for (let i = 0; i < count; i++) {
    at.steps = i + 1;
    yield i;
  }
  return "done";
}

test("work in slices goes on until it is stopped", async (t) => {
  let clock = 0;
  t.mock.method(performance, "now", () => {
    clock += 9; // each look at the clock ends a slice
    return clock;
  });
  /** @type {number[]} */
  const told = [];
  const done = await inSlices(
    work(20, {}),
    (step) => told.push(step),
    () => false,
  );
  assert.equal(done, "done");
  assert.deepEqual(told, [...Array(20).keys()]);
  const seen = { steps: 0 };
  const stopped = await inSlices(
    work(20, seen),
    () => {},
    () => seen.steps >= 5,
  );
  assert.equal(stopped, null);
  assert.equal(seen.steps, 5);
});

test("a slice does as much work as its time allows", async (t) => {
  let clock = 0;
  t.mock.method(performance, "now", () => {
    clock += 1;
    return clock;
  });
  /** @type {number[]} */
  const told = [];
  await inSlices(
    work(20, {}),
    (step) => told.push(step),
    () => false,
  );
  assert.ok(told.length > 1 && told.length < 5, `${told}`);
});

const VIEWS = fixture("views");

test("there are all views", () => assert.ok(VIEWS.length >= 6));

for (const { file, export: name, source } of VIEWS) {
  test(`${file} loads in one piece, as ${name}`, async () => {
    const loaded = await import(`data:text/javascript;base64,${Buffer.from(source).toString("base64")}`);
    assert.deepEqual(Object.keys(loaded), ["default"]);
    assert.equal(typeof loaded.default.render, "function");
  });
}
