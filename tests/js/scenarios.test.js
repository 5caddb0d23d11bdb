// Links, comparisons and runs: the page reads, says and refuses what Python does.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { sentenceOf } from "../../twodoors/scenarios/comparison.js";
import { keptAndGone, leftOut } from "../../twodoors/scenarios/gone.js";
import { LARGEST, readRun, writeRun } from "../../twodoors/scenarios/run.js";
import { readLink, readLinkText, writeLink } from "../../twodoors/scenarios/scenario.js";
import { textOfFile } from "../../twodoors/widget/upload.js";
import { fixture, models, pageWith } from "./support.js";

/** @import { Spec, Values } from "../../twodoors/model/types.ts" */

const ALL = models();
const LINKS = fixture("links");
const RUNS = fixture("runs");
const START = "#explore=offramp";
const LEFT = "Left out, as this version of the model does not take it: ";

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
function opened(spec, { setting, gone, doubt }) {
  if (!setting) return null;
  const defaults = Object.fromEntries(spec.assumptions.map((a) => [a.name, a.default]));
  const pinned = setting.pinned ? { ...defaults, ...setting.pinned } : null;
  const doubts = { doubt: Boolean(doubt) };
  return { values: { ...defaults, ...setting.values }, pinned, gone, ...doubts, ranges: setting.ranges ?? {} };
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
 * Enough of every kind, so that a test of them tests something.
 * @param {{ opened: { gone: string[] } | null }[]} cases
 */
function assertMixed(cases) {
  const good = cases.filter(({ opened }) => opened);
  const counts = { good: good.length, bad: cases.length - good.length, gone: 0 };
  counts.gone = good.filter(({ opened }) => opened?.gone.length).length;
  assert.ok(counts.good > 200 && counts.bad > 200 && counts.gone > 90, JSON.stringify(counts));
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
      const link = writeLink(spec, at(i), { outcome, against, pinned: at(i + 1) });
      const setting = { values: at(i), outcome, against, pinned: at(i + 1) };
      assert.deepEqual(
        readLink(spec, link, () => true, pageWith()),
        { setting, gone: [] },
      );
    }
  }
});

test("a link with ranges opens in the page as it was", () => {
  const { spec } = modelOf("crisis");
  const values = Object.fromEntries(spec.assumptions.map((a) => [a.name, a.default]));
  /** @type {Record<string, [number, number]>} */
  const ranges = { hazard: [0.001, 0.008], start: [5, 5] };
  const link = writeLink(spec, values, { outcome: "war", ranges });
  assert.match(link, /&r\.hazard=0\.001%7E0\.008/);
  assert.deepEqual(followed(spec, link), { setting: { values, outcome: "war", ranges }, gone: [] });
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
  const { setting, gone } = readLink(spec, `${START}&guarantee=1`, () => false, page);
  assert.deepEqual({ setting, gone }, { setting: { values: { guarantee: 1 } }, gone: [] });
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
  const counts = { read: 0, refused: 0, remarks: 0, gone: 0 };
  for (const { model, text, said, run } of RUNS) {
    const { spec, functions } = modelOf(model);
    const answer = readRun(spec, functions.evaluate, text, pageWith());
    if (!run) {
      counts.refused += 1;
      assert.ok(answer.problem, text);
      assert.ok(answer.problem.includes(said) && answer.problem.length < 450, `${answer.problem}: ${said}`);
      continue;
    }
    counts.read += 1;
    counts.remarks += run.remarks;
    const { now, pinned, ranges, readings } = run;
    assert.deepEqual(answer.run, { now, pinned, ranges, readings }, text);
    assert.equal(answer.remarks?.length, run.remarks, text);
    const left = answer.remarks?.filter((remark) => remark.includes(LEFT)) ?? [];
    assert.deepEqual(
      left.map((remark) => remark.slice(remark.indexOf(LEFT) + LEFT.length)),
      run.gone.map((/** @type {string} */ gone) => `${gone}.`),
      text,
    );
    counts.gone += left.length;
  }
  assert.ok(
    counts.read > 150 && counts.refused > 400 && counts.remarks > 150 && counts.gone > 15,
    JSON.stringify(counts),
  );
});

test("a run comes back as it was, with no remark", () => {
  for (const { spec, functions, told } of ALL.values()) {
    const [now, pinned] = [0, 1].map((i) => {
      const assumptions = Object.fromEntries(Object.keys(told.points).map((name) => [name, told.points[name][i]]));
      const { reading, ...outcomes } = functions.evaluate(assumptions);
      return { assumptions, outcomes: /** @type {Values} */ (outcomes) };
    });
    /** @type {Record<string, [number, number]>} */
    const ranges = Object.fromEntries(spec.assumptions.filter((a) => !a.tried).map((a) => [a.name, [a.low, a.high]]));
    const [name] = Object.keys(spec.chapters);
    const own = (spec.chapters[name]?.assumptions ?? []).filter((a) => !a.tried);
    const assumptions = Object.fromEntries(own.map((a) => [a.name, a.high]));
    const reading = { model: name, assumptions, whose: "mine", because: "", time: new Date().toISOString() };
    const readings = name ? [reading] : [];
    for (const second of [pinned, null]) {
      const text = writeRun(spec, now, second, "#", { ranges, readings });
      const run = { now: now.assumptions, pinned: second?.assumptions ?? null, ranges, readings };
      assert.deepEqual(readRun(spec, functions.evaluate, text, pageWith()), { run, remarks: [] });
    }
  }
});

const WORLD = fixture("hostile");

test("what comes from the world is read whole, or told", () => {
  const { spec } = modelOf("trap");
  for (const { text, opened: wanted, around } of WORLD.links) {
    const answer = readLinkText(spec, text);
    assert.deepEqual(opened(spec, answer), wanted, text.slice(0, 200));
    if (around) assert.deepEqual({ ...wanted.values, doubt: wanted.doubt }, { ...WORLD.setting, doubt: false });
    if (!wanted) assert.ok(answer.problem && answer.problem.length > 20 && answer.problem.length < 300, answer.problem);
    if (wanted?.doubt) assert.match(answer.doubt ?? "", /missing/);
    if (text.startsWith("#")) assert.deepEqual(opened(spec, followed(spec, text)), wanted, text.slice(0, 200));
  }
  assert.deepEqual(Object.keys(Object.prototype), []);
});

test("a file from the world opens as it was saved, or says why not", async () => {
  const { spec, functions } = modelOf("trap");
  for (const { name, held, how, now } of WORLD.files) {
    const read = await textOfFile(new File([Buffer.from(held, "base64")], name), LARGEST);
    const { run, remarks, problem } =
      "problem" in read
        ? { run: undefined, remarks: undefined, problem: read.problem }
        : readRun(spec, functions.evaluate, read.text, pageWith());
    if (how === "bad" || how === "other") {
      assert.ok(problem && problem.length > 15 && problem.length < 450, name);
      continue;
    }
    assert.deepEqual(run?.now, now, name);
    assert.equal(Boolean(remarks?.length), how === "aged", name);
    assert.ok((remarks ?? []).length < 10 && (remarks ?? []).join(" ").length < 6000, name);
  }
  const great = new File(["x".repeat(20_000_000)], "great.json");
  assert.deepEqual(await textOfFile(great, LARGEST), {
    problem: "It has 20,000,000 bytes; allowed are 100,000.",
  });
  assert.deepEqual(Object.keys(Object.prototype), []);
});

/**
 * Values that the first edition's browser kept, by the key of an assumption.
 * @type {Record<string, Record<string, { value: number, from: string }>>}
 */
const KEPT = JSON.parse(readFileSync(new URL("../scenarios/fixtures/0.1.0/settings.json", import.meta.url), "utf8"));

test("what a browser kept for the first edition is used or told", () => {
  for (const held of Object.values(KEPT)) {
    for (const { spec } of ALL.values()) {
      const gone = keptAndGone(spec, held);
      const assumptions = new Map(spec.assumptions.filter((a) => !a.carries && !a.tried).map((a) => [a.key, a]));
      const here = Object.keys(held).filter(
        (key) => assumptions.has(key) || key.startsWith(`${spec.name}.`) || held[key].from === spec.title,
      );
      assert.ok(here.length > 2);
      const lost = here.filter((key) => {
        const a = assumptions.get(key);
        return !a || held[key].value < a.low || held[key].value > a.high;
      });
      assert.equal(gone.length, lost.length);
      for (const [i, key] of lost.entries()) {
        const a = assumptions.get(key);
        assert.ok(
          gone[i].startsWith(a ? `“${a.label}” ${held[key].value} (` : `“${key}” (not in this model)`),
          gone[i],
        );
      }
    }
  }
});

test("what is kept is told where it belongs, and what is not ours never", () => {
  const { spec } = modelOf("trap");
  const [a] = spec.assumptions;
  const narrower = { ...spec, assumptions: [{ ...a, low: a.high - 0.1, default: a.high }] };
  const held = {
    [a.key]: { value: a.low, from: spec.title },
    "trap.bygone": { value: 1, from: "A title of before" },
    bygone: { value: 1, from: spec.title },
    "vote.bygone": { value: 1, from: "The vote" },
    "trap.spoilt": { value: "1" },
    "trap.more": 3,
    "trap.none": null,
  };
  const missing = ["“trap.bygone” (not in this model)", "“bygone” (not in this model)"];
  assert.deepEqual(keptAndGone(spec, held), missing);
  const range = `from ${a.high - 0.1} to ${a.high}; it is at its default, ${a.high}`;
  assert.deepEqual(keptAndGone(narrower, held), [`“${a.label}” ${a.low} (allowed is a number ${range})`, ...missing]);
  assert.equal(leftOut([]), "");
  assert.equal(leftOut(missing), ` ${LEFT}${missing.join("; ")}.`);
  assert.match(leftOut(Array(23).fill("one")), /one; and 3 more\.$/);
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
