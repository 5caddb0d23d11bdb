// How far a reader has come on the map of the column.

import assert from "node:assert/strict";
import { test } from "node:test";
import { done, told } from "../../twodoors/cover/column.js";
import { take } from "../../twodoors/scenarios/readings.js";
import { keep } from "../../twodoors/widget/store.js";
import { emptyStorage } from "./storage.js";

const [CHAPTER, MODEL] = ["05-the-trap", "trap"];

emptyStorage();

test("a chapter is begun by a round or a walk, and done by a reading", () => {
  assert.equal(done(CHAPTER, MODEL), "");
  const play = { seed: 1, choices: [0], tally: {}, said: "You waited.", time: "2026-01-01T00:00:00Z" };
  for (const [name, one] of Object.entries({ rounds: play, walks: { step: 1, done: [], bet: null } })) {
    keep(name, { vote: one });
    assert.equal(done(CHAPTER, MODEL), "");
    for (const key of [CHAPTER, MODEL]) {
      keep(name, { [key]: one });
      assert.equal(done(CHAPTER, MODEL), "begun");
    }
    keep(name, {});
  }
  take({ model: MODEL, assumptions: { patience: 0.5 }, whose: "mine", because: "" });
  assert.equal(done(CHAPTER, MODEL), "taken");
  assert.equal(done("04-the-vote", "vote"), "");
});

test("progress is told in a sentence, and none is not told", () => {
  assert.equal(told(["", "", ""]), "");
  assert.equal(told(["taken", "", ""]), "So far: a reading taken at 1 of 3 stops.");
  assert.equal(told(["taken", "begun", "taken"]), "So far: a reading taken at 2 of 3 stops; 1 more begun.");
  assert.equal(told(["", "begun", "begun"]), "So far: 2 begun.");
});
