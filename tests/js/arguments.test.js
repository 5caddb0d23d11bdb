// A reader's argument: files are read as Python reads them, links are whole or said not to be, readings move the doors as
// in Python.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readArgument, writeArgument } from "../../twodoors/arguments/argument_file.js";
import { LONGEST_LINK, readLink, writeLink } from "../../twodoors/arguments/argument_link.js";
import { sentence } from "../../twodoors/arguments/ending.js";
import { lengthOf } from "../../twodoors/arguments/handing.js";
import { leaning, machineOf } from "../../twodoors/arguments/machine.js";
import { mine } from "../../twodoors/arguments/mine.js";
import { spreadShares } from "../../twodoors/arguments/price.js";
import { cells, dotsOf } from "../../twodoors/picture/thousand.js";
import { emptyStorage } from "./storage.js";
import { allOf, fixture, models } from "./support.js";

/** @import { Argued, ArgumentSpec } from "../../twodoors/arguments/types.ts" */

const storage = emptyStorage();
models(); // their functions, as pages load them
const told = fixture("arguments");
/** @type {ArgumentSpec} */
const spec = told.spec;
const machine = machineOf(spec);

/** @returns {Argued} */
function whole() {
  const read = readArgument(spec, told.files.find((/** @type {any} */ one) => one.argument?.readings.length).text);
  assert.ok(read.argued);
  return read.argued;
}

test("files are read, and refused, as Python does", () => {
  let refused = 0;
  for (const { text, said, argument } of told.files) {
    const read = readArgument(spec, text);
    if (argument === null) {
      assert.ok(read.problem?.includes(said), `${read.problem} has no ${said}`);
      refused += 1;
      continue;
    }
    assert.ok(read.argued, read.problem);
    const { name, readings, crisis, ranges, bets, forecasts, findings, pays, text: own } = read.argued;
    const found = {
      ...{ name, readings, crisis, ranges, findings, text: own, pays: pays?.label ?? "", remarks: read.remarks.length },
      bets: bets.map(({ model, choice, said: words }) => [model, choice, words]),
      forecasts: forecasts.map(({ question, first, last, knew }) => [question, first, last, knew]),
    };
    assert.deepEqual(found, argument, text);
  }
  assert.ok(refused > 20);
});

test("a file that was written opens as what it was, and tells what came only once the record is open", () => {
  const argued = { ...whole(), opened: "", outcomes: { "01-two-doors/forecast-war": /** @type {0} */ (0) } };
  const text = writeArgument(spec, argued, { war: 35, talks: 297 }, "x");
  assert.ok(!/"(outcome|score)"/.test(text));
  assert.equal(JSON.parse(text).crisis.of_1000.neither, 668);
  assert.deepEqual(readArgument(spec, text).argued, { ...argued, outcomes: {} });
  const opened = { ...argued, opened: "2026-11-28T12:00:00.000Z" };
  const [forecast] = JSON.parse(writeArgument(spec, opened, { war: 35, talks: 297 }, "x")).forecasts;
  assert.deepEqual([forecast.outcome, forecast.score.toFixed(12)], [0, (0.4 ** 2).toFixed(12)]);
});

test("a link holds all but the text", async () => {
  const argued = whole();
  const { hash, without } = await writeLink(spec, argued);
  assert.deepEqual(without, []);
  assert.ok(hash.length < LONGEST_LINK);
  const read = await readLink(spec, hash);
  assert.ok(read?.argued);
  const untimed = { ...argued, text: "", written: "", pays: { ...argued.pays, time: "" } };
  const silent = (/** @type {any} */ all) =>
    JSON.parse(JSON.stringify(all, (key, value) => (/^(time|.*_at)$/.test(key) ? "" : value)));
  assert.deepEqual(silent(read.argued), silent(untimed));
  assert.deepEqual(read.remarks, []);
});

test("a link that was cut or changed anywhere opens nothing, and says so", async () => {
  const { hash } = await writeLink(spec, whole());
  for (let length = "#argument=1.".length; length < hash.length; length++) {
    const read = await readLink(spec, hash.slice(0, length));
    assert.match(read?.problem ?? "", /not whole/, String(length));
  }
  const at = hash.length - 20;
  const changed = hash.slice(0, at) + (hash[at] === "A" ? "B" : "A") + hash.slice(at + 1);
  assert.match((await readLink(spec, changed))?.problem ?? "", /not whole/);
  assert.match((await readLink(spec, `#argument=2.${hash.slice(12)}`))?.problem ?? "", /another version/);
  assert.match((await readLink(spec, `#argument=1.${"A".repeat(20_000)}`))?.problem ?? "", /not whole/);
  assert.equal(await readLink(spec, "#explore=trap"), null);
});

test("a link keeps to its length, and says what it left out for that", async () => {
  const words = Array.from({ length: 4000 }, (_, i) => ((i * 7919) % 99991).toString(36)).join(" ");
  const readings = Object.values(spec.chapters).map((chapter, i) => ({
    model: chapter.name,
    assumptions: Object.fromEntries(
      chapter.assumptions
        .filter((a) => !a.tried)
        .map((a, j) => [a.name, a.low + ((a.high - a.low) * ((7 * i + j) % 10)) / 10]),
    ),
    whose: "mine",
    because: words.slice(140 * i, 140 * i + 140),
    time: "",
  }));
  const findings = Object.values(spec.chapters).flatMap(({ name, findings: all }) =>
    Object.keys(all).map((own) => `${name}: ${own}`),
  );
  const { hash, without } = await writeLink(spec, { ...whole(), readings, findings });
  assert.deepEqual(without, ["the findings that were opened", "the lines “because”"]);
  assert.ok(hash.length <= LONGEST_LINK, String(hash.length));
  const read = await readLink(spec, hash);
  assert.deepEqual(
    read?.argued?.readings.map(({ assumptions }) => assumptions),
    readings.map(({ assumptions }) => assumptions),
  );
});

test("a reading alone moves the doors as Python says, and leans to those that it moves by five or more", () => {
  for (const [i, reading] of told.readings.entries()) {
    const { war, talks } = told.ends[i];
    assert.deepEqual(machine.alone(reading), { war: Math.round(1000 * war), talks: Math.round(1000 * talks) });
  }
  const [ahmadian, mamedov] = told.readings.map((/** @type {any} */ one) =>
    leaning(machine.alone(one) ?? spec.first, spec),
  );
  assert.deepEqual(ahmadian, [{ door: "war", opens: true }]);
  assert.deepEqual(mamedov, [{ door: "talks", opens: false }]);
  assert.deepEqual(leaning({ war: 39, talks: 293 }, spec), []);
  assert.deepEqual(leaning({ war: 40, talks: 292 }, spec).length, 2);
});

test("readings count together; the reader's own of the machine counts in their place", () => {
  const argued = { ...whole(), crisis: null, readings: told.readings };
  const ends = machine.ends(machine.setting(argued));
  assert.ok(ends.war > 47 && ends.talks < 144, JSON.stringify(ends));
  const crisis = { ...whole().crisis, assumptions: {} };
  assert.deepEqual(machine.ends(machine.setting({ ...argued, crisis: /** @type {any} */ (crisis) })), spec.first);
});

test("what spreads the doors at first is what Python says", () => {
  const argued = { ...whole(), crisis: null, readings: [], ranges: {} };
  const setting = machine.setting(argued);
  const shares = allOf(spreadShares(spec, machine.ranges(argued, setting), setting));
  for (const door of /** @type {const} */ (["war", "talks"])) {
    for (const [row, share] of Object.entries(told.shares[door]))
      assert.ok(
        Math.abs(shares[row][door] - Number(share)) <= 1,
        `${door}, ${row}: ${shares[row][door]}, and not ${share}`,
      );
  }
});

test("what this browser keeps is the argument; what is kept and not ours is none of it", () => {
  const at = "2026-11-28T12:00:00.000Z";
  storage.held.set("twodoors:readings", JSON.stringify({ trap: told.readings[3], crisis: whole().crisis }));
  storage.held.set(
    "twodoors:walks",
    JSON.stringify({ trap: { step: 1, done: [], bet: { choice: 1, said: "x", time: at } } }),
  );
  storage.held.set("twodoors:findings", JSON.stringify({ "trap: x": at }));
  storage.held.set(
    "twodoors:predictions",
    JSON.stringify({ "cover/war": { chance: 7 }, "01-two-doors/forecast-war": { chance: 4, at } }),
  );
  storage.held.set("twodoors:argument", JSON.stringify({ text: "t", name: 3, pays: { row: 1 } }));
  const found = mine(spec);
  assert.deepEqual(
    found.readings.map(({ model }) => model),
    ["trap"],
  );
  assert.equal(found.crisis?.model, "crisis");
  assert.deepEqual(found.bets, [{ model: "trap", choice: 1, said: "x", time: at }]);
  assert.deepEqual(
    [found.guesses, found.text, found.name, found.pays, found.opened],
    [{ "cover/war": 7 }, "t", "", null, ""],
  );
  assert.deepEqual(found.forecasts, [
    { question: "01-two-doors/forecast-war", first: 4, first_at: at, last: 4, last_at: at, knew: null },
  ]);
  storage.held.set("twodoors:argument", "[]");
  assert.equal(mine(spec).text, "");
});

test("words are counted, and none is cut", () => {
  assert.equal(lengthOf("  one two\nthree ", 3), "3 of 3 words.");
  assert.equal(lengthOf("", 3), "0 of 3 words.");
  assert.equal(lengthOf("a b c d e", 3), "5 of 3 words. That is 2 too many; nothing is cut off.");
  assert.equal(sentence("I hold it. Others do not."), "“I hold it.”");
  assert.equal(sentence("U.S. troops left"), "“U.S.”");
  assert.equal(sentence(" "), "");
  assert.equal(sentence("word ".repeat(41)), `“${"word ".repeat(40)}…”`);
});

test("dots stand one after the other, a line down each column", () => {
  assert.equal(cells(0, 26), "M4 0V200M12 0V8");
  assert.equal(cells(24, 26), "M4 192V200M12 0V8");
  assert.equal(cells(7, 7), "");
  assert.equal(dotsOf(0.0015, [0.0246]), "M12 0V16"); // half rounds up
  assert.equal(dotsOf(0.7, [0.6]), cells(600, 1000)); // never more than there are
});
