// Bells: their corners, and the piles at either end, are those that Python draws.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bell } from "../../twodoors/picture/bells.js";
import { fixture, near } from "./support.js";

test("a bell has Python's corners, wherever it is filled from", () => {
  const bells = fixture("bells");
  assert.ok(bells.length >= 100);
  for (const [mean, spread, start, corners] of bells) {
    const where = `${mean}, ${spread}, ${start}`;
    const made = bell(mean, spread, start);
    assert.equal(made.length, corners.length, where);
    for (const [i, corner] of corners.entries()) {
      for (const axis of [0, 1]) near(made[i][axis], corner[axis], 1e-12, `${where}: ${i}`);
    }
  }
});

test("what lies beyond either end is piled up there, and all of it is one", () => {
  const bells = fixture("bells").filter((/** @type {number[]} */ [, spread, start]) => start <= -1.5 && spread >= 0.3);
  for (const [mean, spread, start] of bells) {
    const area = areaOf(bell(mean, spread, start));
    const isCut = bell(mean, spread, start).some(([, height]) => height === 1.75); // piles that are higher than drawn
    if (isCut) assert.ok(area < 1);
    else near(area, 1, 2e-3, `${mean}, ${spread}`);
  }
});

/** @param {[x: number, y: number][]} corners */
function areaOf(corners) {
  const pieces = corners.slice(1).map(([x, y], i) => ((x - corners[i][0]) * (y + corners[i][1])) / 2);
  return pieces.reduce((sum, piece) => sum + piece, 0);
}
