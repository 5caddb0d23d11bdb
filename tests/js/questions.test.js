// Scores of forecasts, and what a reader takes home.

import assert from "node:assert/strict";
import { test } from "node:test";
import { CSV } from "../../twodoors/questions/predictions.js";
import { brier, mean } from "../../twodoors/questions/scoring.js";
import { isChance, moment } from "../../twodoors/questions/stored_predictions.js";
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
