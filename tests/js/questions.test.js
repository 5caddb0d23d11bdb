// Scores of forecasts, and what a reader takes home.

import assert from "node:assert/strict";
import { test } from "node:test";
import { CSV } from "../../twodoors/questions/predictions.js";
import { verdict } from "../../twodoors/questions/quiz.js";
import { apart, scoredOf } from "../../twodoors/questions/scores.js";
import { brier, luck, mean } from "../../twodoors/questions/scoring.js";
import { answered, keepAnswer } from "../../twodoors/questions/stored_answers.js";
import {
  forecastOf,
  giveForecast,
  isChance,
  keepOutcomes,
  moment,
  opened,
  openRecord,
  outcomes,
  predict,
  predicted,
} from "../../twodoors/questions/stored_predictions.js";
import { forgetAll, keep, keepsAny } from "../../twodoors/widget/store.js";
import { typed } from "../../twodoors/words.js";
import { fixture, near } from "./support.js";

test("scores are Python's", () => {
  const { cases, scores, mean: average } = fixture("scores");
  assert.equal(cases.length, 202);
  for (const [i, [chance, happened]] of cases.entries()) {
    near(brier(chance, happened), scores[i], 1e-15, `${chance}, ${happened}`);
    near(brier(chance, Number(happened)), scores[i], 1e-15, `${chance}, ${Number(happened)}`);
  }
  near(mean(scores), average, 1e-12, "mean");
});

test("what luck makes of a mean score is Python's", () => {
  const cases = fixture("scores").luck;
  assert.equal(cases.length, 24);
  for (const { chances, average, between } of cases) {
    const found = luck(chances);
    near(found.average, average, 1e-12, `${chances}`);
    near(found.low, between[0], 1e-12, `${chances}`);
    near(found.high, between[1], 1e-12, `${chances}`);
  }
  assert.throws(() => luck([]), /0 forecasts; allowed are 1 to 16/);
  assert.throws(() => luck(Array(17).fill(0.5)), /17 forecasts/);
});

test("a chance is a whole number from 0 to 100", () => {
  assert.deepEqual([0, 35, 100].map(isChance), [true, true, true]);
  const others = [-1, 101, 0.5, NaN, Infinity, "35", "", null, undefined, true, [35], {}];
  assert.deepEqual(others.filter(isChance), []);
});

test("what is no moment is not told as one", () => {
  assert.match(moment("2026-01-01T12:00:00Z"), /^1 Jan 2026, \d\d:\d\d$/);
  for (const other of ["", "soon", 3, null, undefined, {}]) assert.equal(moment(other), "");
});

test("a table has a line a record, quoted, and no formula", () => {
  const made = [
    { key: "a", answer: 'He said "no", twice', by: null, chance_in_100: 35 },
    { key: "b", answer: "=1+1", by: "\t@SUM(A1)", chance_in_100: -1 },
    { key: "c", answer: "two\r\nlines", by: " +1", chance_in_100: 0 },
  ];
  assert.equal(
    CSV.text(made),
    [
      '"key","answer","by","chance_in_100"',
      '"a","He said ""no"", twice","","35"',
      '"b","\'=1+1","\'\t@SUM(A1)","\'-1"',
      '"c","two\r\nlines","\' +1","0"',
      "",
    ].join("\r\n"),
  );
});

test("a number that was given is right, close or not so, or cannot be read", () => {
  const told = (/** @type {string} */ text) => verdict(typed(text), 12.5, 1);
  assert.deepEqual(["12.5", "12,5", " 12.50 ", "1.25e1"].map(told), Array(4).fill("right"));
  assert.deepEqual(["11.5", "13,5", "12", "13"].map(told), Array(4).fill("close"));
  assert.deepEqual(["11.49", "13.51", "-12.5", "−12,5", "1,250", "0"].map(told), Array(6).fill("wrong"));
  const unread = ["", " ", "twelve", "12.5 %", "12 1/2", "1,250,5", "0x0c", "Infinity", "1e999", "12.5.0"];
  assert.deepEqual(
    unread.map(told),
    unread.map(() => "unread"),
  );
});

test("where an exact number is asked for nothing is close", () => {
  assert.deepEqual(
    [2, 2 + 1e-12, 2.001].map((given) => verdict(given, 2, 0)),
    ["right", "right", "wrong"],
  );
});

/**
 * A browser that keeps this, and how often its page was told of a change.
 * @param {Record<string, string>} held
 */
function browser(held) {
  const told = { times: 0 };
  const storage = Object.create({
    getItem: (/** @type {string} */ key) => storage[key] ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ text) => {
      storage[key] = text;
    },
    removeItem: (/** @type {string} */ key) => delete storage[key],
  });
  const given = { localStorage: Object.assign(storage, held), dispatchEvent: () => ++told.times };
  for (const [name, value] of Object.entries(given)) {
    Object.defineProperty(globalThis, name, { value, configurable: true });
  }
  return { storage, told };
}

test("an answer is kept beside others, and what is none of ours is left out", () => {
  const { storage } = browser({});
  assert.ok(keepAnswer("a/one", { choice: 2, text: "It falls." }));
  assert.ok(keepAnswer("a/two", { number: 12.5 }));
  assert.deepEqual(answered(), { "a/one": { choice: 2, text: "It falls." }, "a/two": { number: 12.5 } });
  for (const spoilt of [
    "nonsense",
    "[]",
    '"text"',
    '{"a/one": 3, "a/two": {"number": "3"}, "b": null, "c": {"text": 1}}',
  ]) {
    storage["twodoors:quiz"] = spoilt;
    assert.deepEqual(answered(), {}, spoilt);
  }
});

test("a forecast is kept with whether the reader knew, and its number changes once", () => {
  const { storage } = browser({});
  const held = () => forecastOf(predicted()["a/war"]);
  assert.equal(held(), undefined);
  assert.equal(giveForecast("a/war", 30, "half"), "kept");
  const first = held()?.last;
  assert.match(first?.at ?? "", /^2\d{3}-/);
  assert.deepEqual(held(), { first, last: first, changed: false, knew: "half" });
  const before = storage["twodoors:predictions"];
  assert.equal(giveForecast("a/war", 30, "knew"), "kept"); // the same number is no change, and what was said stays
  assert.equal(storage["twodoors:predictions"], before);
  assert.equal(giveForecast("a/war", 45, "knew"), "kept");
  assert.deepEqual(held()?.first, first);
  assert.deepEqual([held()?.last.chance, held()?.changed, held()?.knew], [45, true, "half"]);
  const after = storage["twodoors:predictions"];
  assert.equal(giveForecast("a/war", 30, "not"), "closed");
  assert.equal(storage["twodoors:predictions"], after);
});

test("after the record is opened no forecast is given or changed", () => {
  const { storage } = browser({});
  assert.equal(giveForecast("a/war", 30, "not"), "kept");
  keepOutcomes({ "a/war": 0 });
  assert.equal(storage["twodoors:record"], undefined, "no outcome before it");
  assert.ok(openRecord());
  const before = storage["twodoors:predictions"];
  assert.equal(giveForecast("a/war", 45, "not"), "closed");
  assert.equal(giveForecast("b/vote", 45, "not"), "closed");
  assert.equal(storage["twodoors:predictions"], before);
  keepOutcomes({ "a/war": 0, "b/vote": null });
  assert.ok(opened());
  assert.deepEqual(outcomes(), { "a/war": 0, "b/vote": null });
});

test("forecasts of the first edition are read, and say whether they were known once", () => {
  const old = { "a/war": { chance: 30, at: "2026-01-01T10:00:00.000Z" } };
  browser({ "twodoors:predictions": JSON.stringify(old) });
  const only = { chance: 30, at: "2026-01-01T10:00:00.000Z" };
  assert.deepEqual(forecastOf(predicted()["a/war"]), { first: only, last: only, changed: false, knew: undefined });
  assert.equal(giveForecast("a/war", 30, "not"), "kept");
  assert.deepEqual(forecastOf(predicted()["a/war"]), { first: only, last: only, changed: false, knew: "not" });
});

test("what is kept and not ours is no forecast, no first number and no outcome", () => {
  for (const held of [undefined, {}, { chance: "30" }, { text: "It falls.", choice: 1 }]) {
    assert.equal(forecastOf(/** @type {any} */ (held)), undefined);
  }
  const odd = forecastOf(/** @type {any} */ ({ chance: 30, first: { chance: 300 }, knew: "maybe" }));
  assert.deepEqual([odd?.first.chance, odd?.changed, odd?.knew], [30, false, undefined]);
  browser({ "twodoors:record": '{"opened": "x", "outcomes": {"a": 2, "b": "1", "c": 1, "d": null}}' });
  assert.deepEqual(outcomes(), { c: 1, d: null });
  browser({ "twodoors:record": '{"outcomes": {"c": 1}}' });
  assert.deepEqual(outcomes(), {});
});

test("scores stand apart by whether the reader knew, and none where nobody can say", () => {
  const given = (/** @type {number} */ chance, /** @type {any} */ knew) => ({ chance, knew });
  assert.equal(scoredOf(given(30, "not"), null), undefined);
  assert.equal(scoredOf(given(30, "not"), undefined), undefined);
  assert.equal(scoredOf(undefined, 1), undefined);
  const scored = [given(30, "not"), given(90, "knew"), given(50, "not"), given(10, undefined)].map((one) =>
    scoredOf(one, 0),
  );
  const means = apart(scored.filter((one) => one !== undefined)).map(({ knew, chances, mean: score }) => {
    return [knew, chances, Math.round(score * 1000) / 1000];
  });
  assert.deepEqual(means, [
    ["knew", [0.9], 0.81],
    ["not", [0.3, 0.5], 0.17],
    ["unsaid", [0.1], 0.01],
  ]);
});

test("all that the book keeps is forgotten, and nothing else", () => {
  const { storage, told } = browser({ mode: "dark", "twodoors-other": "x", "twodoors:later": "nonsense" });
  assert.ok(predict("a/first", { choice: 1, text: "Up." }));
  assert.ok(keepAnswer("a/one", { number: 1 }));
  assert.ok(keep("settings", { rationality: { value: 5 } }));
  assert.equal(told.times, 3);
  assert.ok(keepsAny());
  assert.ok(forgetAll());
  assert.equal(told.times, 4);
  assert.ok(!keepsAny());
  assert.deepEqual({ ...storage }, { mode: "dark", "twodoors-other": "x" });
  assert.deepEqual([predicted(), answered()], [{}, {}]);
});

test("where the browser does not let us, nothing is forgotten and that is told", () => {
  const { storage, told } = browser({ "twodoors:quiz": "{}" });
  Object.getPrototypeOf(storage).removeItem = () => {
    throw new Error("shut");
  };
  assert.equal(forgetAll(), false);
  assert.equal(told.times, 0);
});
