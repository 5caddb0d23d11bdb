// What a browser keeps and is not ours, or not whole: nothing of it is read, and nothing throws.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isOwn } from "../../twodoors/explorer/saved_settings.js";
import { answered } from "../../twodoors/questions/stored_answers.js";
import { outcomes, openedAt, predicted } from "../../twodoors/questions/stored_predictions.js";
import { openedFindings } from "../../twodoors/scenarios/opened_findings.js";
import { takenOf } from "../../twodoors/scenarios/readings.js";
import { playedOf } from "../../twodoors/scenarios/rounds.js";
import { walkedOf } from "../../twodoors/scenarios/walks.js";
import { keptRanges } from "../../twodoors/uncertainty/kept_ranges.js";
import { kept, keptAs } from "../../twodoors/widget/store.js";
import { emptyStorage } from "./storage.js";

const storage = emptyStorage();
const TIME = "2026-01-01T00:00:00Z";
const PLAY = { seed: 1, choices: [0], tally: {}, said: "You waited.", time: TIME };
const READING = { assumptions: { price: 0.5 }, whose: "mine", because: "", time: TIME };
const NAMED = { toString: 1 }; // what no text can be made of

// Under any name, for any entry.
const ODD = [null, true, 0, -1.5, "", "text", [], [[]], {}, NAMED, { from: NAMED }, { value: NAMED }, { at: NAMED }];
// Of each kind what comes near to it.
const NEAR = {
  settings: [
    { value: 0.5, from: NAMED },
    { value: 0.5 },
    { value: "0.5", from: "The trap" },
    { value: null, from: "The trap" },
  ],
  readings: [
    { ...READING, assumptions: { price: "0.5" } },
    { ...READING, assumptions: { price: 0.5, other: null } },
    { ...READING, assumptions: [0.5] },
  ],
  rounds: [
    { ...PLAY, seed: 1.5 },
    { ...PLAY, choices: ["0"] },
    { ...PLAY, tally: { war: null } },
    { ...PLAY, said: NAMED },
    { ...PLAY, time: 0 },
  ],
  predictions: [
    { chance: 101 },
    { chance: "40" },
    { text: "More" },
    { text: NAMED, choice: 0 },
    { chance: 40, at: NAMED },
    { chance: 40, first: { chance: 30, at: NAMED } },
  ],
  quiz: [{ text: 1 }, { number: "1" }, { number: null }, { choice: 1 }],
  findings: [NAMED, { at: TIME }],
};
/** @type {Record<string, () => unknown[]>} what is read of each */
const READ = {
  settings: () => Object.values(keptAs("settings", isOwn)),
  readings: () => [takenOf("trap")].filter(Boolean),
  rounds: () => [playedOf("trap")].filter(Boolean),
  predictions: () => Object.values(predicted()),
  quiz: () => Object.values(answered()),
  findings: () => openedFindings(),
};

test("an entry of another shape is not read, and stays", () => {
  for (const [name, near] of Object.entries(NEAR)) {
    const odd = name === "findings" ? ODD.filter((one) => typeof one !== "string") : ODD;
    for (const entry of [...odd, ...near]) {
      const text = JSON.stringify({ trap: entry });
      storage.held.set(`twodoors:${name}`, text);
      assert.deepEqual(READ[name](), [], `${name}: ${text}`);
      assert.equal(storage.held.get(`twodoors:${name}`), text);
    }
  }
});

test("what is no table of entries is nothing", () => {
  for (const text of ["", "nonsense", "null", "1", '"text"', "[]", "[[]]", '{"trap":', '{"__proto__": 1', "\u0000"]) {
    for (const name of Object.keys(NEAR)) {
      storage.held.set(`twodoors:${name}`, text);
      assert.deepEqual(kept(name), {}, text);
      assert.deepEqual(READ[name](), [], text);
    }
  }
});

test("of a walk each part is read that has its shape", () => {
  const nothing = { step: null, done: [], bet: null };
  for (const entry of [...ODD, { step: "2", done: "12", bet: [] }, { step: 2.5, done: [NAMED], bet: { choice: 0 } }]) {
    storage.held.set("twodoors:walks", JSON.stringify({ trap: entry }));
    assert.deepEqual(walkedOf("trap"), nothing, JSON.stringify(entry));
  }
  const bet = { choice: 1, said: "More", time: TIME };
  for (const wrong of [
    { ...bet, said: NAMED },
    { ...bet, said: undefined },
    { ...bet, choice: "1" },
    { ...bet, time: 5 },
  ]) {
    storage.held.set("twodoors:walks", JSON.stringify({ trap: { step: 3, done: [1, "2", 3], bet: wrong } }));
    assert.deepEqual(walkedOf("trap"), { step: 3, done: [1, 3], bet: null }, JSON.stringify(wrong));
  }
});

test("ranges are read whole or not at all, and so is what came of forecasts", () => {
  const spec = { name: "crisis", assumptions: [{ name: "price", low: 0, high: 1 }] };
  const right = { setting: { price: 0.5 }, ranges: { price: [0.2, 0.6] } };
  const wrong = [
    ...ODD,
    { ...right, setting: [] },
    { ...right, ranges: { price: [0.6, 0.2] } },
    { ranges: { price: "01" } },
  ];
  for (const entry of wrong) {
    storage.held.set("twodoors:ranges", JSON.stringify({ crisis: entry }));
    assert.equal(keptRanges(/** @type {any} */ (spec)), null, JSON.stringify(entry));
  }
  for (const opened of [null, 5, NAMED, [TIME]]) {
    storage.held.set("twodoors:record", JSON.stringify({ opened, outcomes: { war: 1 } }));
    assert.equal(openedAt(), "");
    assert.deepEqual(outcomes(), {});
  }
  storage.held.set("twodoors:record", JSON.stringify({ opened: TIME, outcomes: { a: 1, b: "1", c: NAMED, d: null } }));
  assert.deepEqual(outcomes(), { a: 1, d: null });
});
