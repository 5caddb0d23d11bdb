// Links, comparisons and runs: the page reads, says and refuses what Python does.

import assert from "node:assert/strict";
import { test } from "node:test";
import { sentenceOf } from "../../twodoors/scenarios/comparison.js";
import { readRun, writeRun } from "../../twodoors/scenarios/run.js";
import { readLink, readLinkText, writeLink } from "../../twodoors/scenarios/scenario.js";
import { fixture, models, pageWith } from "./support.js";

/** @import { Spec, Values } from "../../twodoors/model/types.ts" */

const ALL = models();
const LINKS = fixture("links");
const RUNS = fixture("runs");
const START = "#explore=offramp";

/** @param {string} name */
function modelOf(name) {
  const found = ALL.get(name);
  if (!found) throw new Error(`There is no model ${name}.`);
  return found;
}

/**
 * What a link sets, all assumptions with it, as Python tells it; null where nothing.
 * @param {Spec} spec
 * @param {ReturnType<typeof readLink>} answer
 */
function opened(spec, { setting }) {
  if (!setting) return null;
  const defaults = Object.fromEntries(spec.assumptions.map((a) => [a.name, a.default]));
  const pinned = setting.pinned ? { ...defaults, ...setting.pinned } : null;
  return { values: { ...defaults, ...setting.values }, pinned };
}

/**
 * What is opened is what Python opens, and what is not says why.
 * @param {string} model
 * @param {string} text
 * @param {(spec: Spec, text: string) => ReturnType<typeof readLink>} read
 * @param {object | null} wanted
 */
function assertRead(model, text, read, wanted) {
  const { spec } = modelOf(model);
  const answer = read(spec, text);
  assert.deepEqual(opened(spec, answer), wanted, text);
  if (!wanted) assert.ok(answer.problem && answer.problem.length > 20 && answer.problem.length < 300, text);
}

/** @type {(spec: Spec, link: string) => ReturnType<typeof readLink>} */
const followed = (spec, link) => readLink(spec, link, () => true, pageWith());

/**
 * Enough of both kinds, so that a test of them tests something.
 * @param {{ opened: object | null }[]} cases
 */
function assertMixed(cases) {
  const good = cases.filter(({ opened }) => opened).length;
  assert.ok(good > 200 && cases.length - good > 300, `${good} of ${cases.length}`);
}

test("Python's own links open", () => {
  assert.ok(LINKS.own.length >= 13 * 220);
  for (const { model, link, opened: wanted } of LINKS.own) {
    assert.ok(wanted);
    assertRead(model, link, followed, wanted);
    assertRead(model, link, readLinkText, wanted);
  }
});

test("what else looks like a link opens in both languages or in neither", () => {
  assertMixed(LINKS.tried);
  for (const { model, link, opened: wanted } of LINKS.tried) assertRead(model, link, followed, wanted);
});

test("so does what a reader pastes", () => {
  assertMixed(LINKS.pasted);
  for (const { model, text, opened: wanted } of LINKS.pasted) assertRead(model, text, readLinkText, wanted);
});

test("a link of the page opens in the page as it was", () => {
  for (const { spec, told } of ALL.values()) {
    const names = Object.keys(told.points);
    for (let i = 0; i < 100; i++) {
      /** @param {number} row */
      const at = (row) => Object.fromEntries(names.map((name) => [name, told.points[name][row]]));
      const [outcome, against] = [spec.outcomes[0].name, spec.assumptions[0].name];
      const link = writeLink(spec, at(i), outcome, against, at(i + 1));
      const setting = { values: at(i), outcome, against, pinned: at(i + 1) };
      assert.deepEqual(
        readLink(spec, link, () => true, pageWith()),
        { setting },
      );
    }
  }
});

test("what leads elsewhere is left alone, unless no one else answers", () => {
  const { spec } = modelOf("offramp");
  const page = pageWith(["the-model", "explore=offramp", "ü=&"], ["offramp", "trap"]);
  for (const anchor of ["", "#", "#the-model", "#%C3%BC%3D%26", "#explore=offramp", "#:~:text=explore"]) {
    assert.deepEqual(
      readLink(spec, anchor, () => true, page),
      {},
      anchor,
    );
  }
  assert.deepEqual(
    readLink(spec, "#explore=trap&price=99", () => true, page),
    {},
  );
  assert.deepEqual(
    readLink(spec, "#explore=deal_range", () => false, page),
    {},
  );
  assert.match(readLink(spec, "#explore=deal_range", () => true, page).problem ?? "", /deal_range/);
  assert.deepEqual(
    readLink(spec, "#elsewhere", () => false, page),
    {},
  );
  assert.match(readLink(spec, "#elsewhere", () => true, page).problem ?? "", /leads nowhere/);
  assert.deepEqual(
    readLink(spec, `${START}&guarantee=1`, () => false, page),
    { setting: { values: { guarantee: 1 } } },
  );
});

test("two settings in words", () => {
  const told = fixture("comparisons");
  assert.equal(told.length, ALL.size * 40);
  for (const { model, a, b, outcome, said } of told) {
    assert.equal(sentenceOf(modelOf(model).spec, a, b, outcome), said);
  }
  const all = told.map((/** @type {any} */ { said }) => said);
  assert.ok(all.filter((/** @type {string} */ said) => said.includes("the same in all")).length >= 13);
  assert.ok(all.filter((/** @type {string} */ said) => said.includes(" more. ")).length > 100);
});

test("a file that Python reads is read, and one that it refuses is not", () => {
  const { spec, functions } = modelOf("trap");
  const counts = { read: 0, refused: 0, remarks: 0 };
  for (const { text, said, run } of RUNS) {
    const answer = readRun(spec, functions.evaluate, text, pageWith());
    if (!run) {
      counts.refused += 1;
      assert.ok(answer.problem, text);
      assert.ok(answer.problem.includes(said) && answer.problem.length < 450, `${answer.problem}: ${said}`);
      continue;
    }
    counts.read += 1;
    counts.remarks += run.remarks;
    assert.deepEqual(answer.run, { now: run.now, pinned: run.pinned }, text);
    assert.equal(answer.remarks?.length, run.remarks, text);
  }
  assert.ok(counts.read > 150 && counts.refused > 400 && counts.remarks > 150, JSON.stringify(counts));
});

test("a run comes back as it was, with no remark", () => {
  for (const { spec, functions, told } of ALL.values()) {
    const [now, pinned] = [0, 1].map((i) => {
      const assumptions = Object.fromEntries(Object.keys(told.points).map((name) => [name, told.points[name][i]]));
      const { reading, ...outcomes } = functions.evaluate(assumptions);
      return { assumptions, outcomes: /** @type {Values} */ (outcomes) };
    });
    for (const second of [pinned, null]) {
      const text = writeRun(spec, now, second, "#");
      const run = { now: now.assumptions, pinned: second?.assumptions ?? null };
      assert.deepEqual(readRun(spec, functions.evaluate, text, pageWith()), { run, remarks: [] });
    }
  }
});

test("another model's run says where it belongs, as far as that is known", () => {
  const { spec, functions } = modelOf("trap");
  /** @type {(link: unknown, explorers?: string[]) => string | undefined} */
  const said = (link, explorers = []) => {
    const text = JSON.stringify({ format: "twodoors-run", version: 1, model: "vote", link });
    return readRun(spec, functions.evaluate, text, pageWith([], explorers)).problem;
  };
  const what = "It is a run of the model “vote”, and this explorer is of “trap”.";
  assert.equal(said("#explore=vote"), what);
  assert.equal(said(3), what);
  assert.equal(
    said("https://example.org/04-the-vote.html?a#b"),
    `${what} Its explorer is on the page “04-the-vote.html”.`,
  );
  assert.equal(said("#explore=vote", ["trap", "vote"]), `${what} Its explorer is on this page, too.`);
});
