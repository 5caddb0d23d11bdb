// What a model makes of other chapters' results: the page's bars and sentences are Python's.

import assert from "node:assert/strict";
import { test } from "node:test";
import { amountOf, barOf, saidOf } from "../../twodoors/explorer/blends.js";
import { byName } from "../../twodoors/model/evaluate.js";
import { models, near } from "./support.js";

for (const [name, { spec, told }] of models()) {
  if (!spec.blends.length) continue;

  test(`${name}: the bars of what it makes of other chapters stand where Python has them`, () => {
    assert.ok(told.blends.length > 300);
    for (const { outcome, value, bar, amount } of told.blends) {
      const blend = blendOf(spec.blends, outcome);
      const { left, width } = barOf(blend, value);
      near(left, bar.left, 1e-12, outcome);
      near(width, bar.width, 1e-12, outcome);
      assert.ok(left >= 0 && left + width <= 100 + 1e-9);
      assert.equal(amountOf(blend, value), amount);
    }
  });

  test(`${name}: what is said of each is what Python says`, () => {
    for (const { outcome, value, setting, whose, said } of told.blends)
      assert.equal(saidOf(blendOf(spec.blends, outcome), value, setting, whose), said);
  });
}

/**
 * @param {import("../../twodoors/model/types.ts").BlendSpec[]} blends
 * @param {string} outcome
 */
function blendOf(blends, outcome) {
  return byName(
    blends.map((blend) => ({ ...blend, name: blend.outcome })),
    outcome,
  );
}
