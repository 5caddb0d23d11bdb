// Rounds: the page plays them as Python does, and keeps what was played.

import assert from "node:assert/strict";
import { test } from "node:test";
import { play, shuffled } from "../../twodoors/model/playing.js";
import { keepPlay, playedOf } from "../../twodoors/scenarios/rounds.js";
import { fixture } from "./support.js";
import { emptyStorage } from "./storage.js";

const STORE = "twodoors:rounds";

const storage = emptyStorage();
const { held } = storage;

test("a seed gives the same order as in Python", () => {
  const orders = fixture("orders");
  assert.equal(orders.length, 65);
  for (const [count, seed, order] of orders) assert.deepEqual(shuffled(count, seed), order, `${count}, ${seed}`);
});

test("a play is what Python says it is", () => {
  const rounds = fixture("rounds");
  assert.ok(rounds.length >= 3);
  for (const { spec, plays } of rounds) {
    for (const { chosen, seed, played } of plays) {
      assert.deepEqual(play(spec, chosen, seed), played, `${spec.model}, ${chosen}, ${seed}`);
    }
  }
});

const PLAY = { seed: 5, choices: [1, 2], tally: { refused: 3 }, said: "You asked for 70; three of ten refused." };

test("the last play is kept, and the first beside it", () => {
  assert.equal(playedOf("deal_range"), null);
  assert.equal(keepPlay("deal_range", PLAY), true);
  assert.equal(playedOf("deal_range")?.said, PLAY.said);
  assert.equal(playedOf("deal_range")?.first?.seed, 5);
  keepPlay("deal_range", { ...PLAY, seed: 6 });
  keepPlay("deal_range", { ...PLAY, seed: 7, said: "Now." });
  keepPlay("trap", { ...PLAY, seed: 8 });
  const last = playedOf("deal_range");
  assert.deepEqual([last?.seed, last?.said, last?.first?.seed], [7, "Now.", 5]);
  assert.deepEqual(Object.keys(JSON.parse(held.get(STORE) ?? "")), ["deal_range", "trap"]);
});

test("what is kept and not ours is no play", () => {
  for (const other of [null, 3, "x", [], {}, { ...PLAY, time: 3 }, { ...PLAY, time: "", tally: { refused: "3" } }]) {
    held.set(STORE, JSON.stringify({ trap: other }));
    assert.equal(playedOf("trap"), null);
  }
  held.set(STORE, JSON.stringify({ trap: { ...PLAY, time: "", first: 3 } }));
  assert.equal(playedOf("trap")?.first?.seed, 5);
});

test("where the browser keeps nothing that is said, and a play lasts as long as the page", () => {
  storage.full = true;
  assert.equal(keepPlay("trap", PLAY), false);
  assert.equal(keepPlay("trap", { ...PLAY, seed: 6, said: "Now." }), false);
  assert.deepEqual([playedOf("trap")?.said, playedOf("trap")?.first?.seed], ["Now.", 5]);
  assert.equal(held.size, 0);
  storage.full = false;
  assert.equal(keepPlay("trap", { ...PLAY, seed: 7 }), true);
  assert.equal(JSON.parse(held.get(STORE) ?? "").trap.first.seed, 5);
});
