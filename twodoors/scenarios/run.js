// A run as a file: a setting with its outcomes, its ranges, its comparison and the readings that count in it; run.py
// writes and reads the same.

import { defaultsOf, outcomesOf } from "../model/evaluate.js";
import { few, fewRemarks, short } from "../words.js";
import { leftOut, taken, takenRanges } from "./gone.js";
import { given, isTable, noNumbers, noSpans, tableIn } from "./held.js";
import { readingsIn } from "./readings.js";
import { explores } from "./scenario.js";

/**
 * @import { Functions, Setting, Spec, Values } from "../model/types.ts"
 * @import { Known, LinkRanges } from "./scenario.js"
 * @import { Reading } from "./types.ts"
 */

/**
 * A run that was read: all assumptions, of what is pinned too.
 * @typedef {{ ranges: LinkRanges, readings: Reading[] }} Beside
 * @typedef {{ now: Values, pinned: Values | null } & Beside} Run
 * @typedef {{ problem: string, run?: undefined, remarks?: undefined }} Unread
 * @typedef {Known & Pick<Spec, "book" | "chapters">} KnownHere
 */

const FORMAT = "twodoors-run";
const VERSION = 2;
/** The first version has no ranges and no readings. */
const RUN_FORM = { format: FORMAT, versions: [1, VERSION], what: "a run", maker: "Save this run" };
export const LARGEST = 100_000; // bytes: many times what a run needs
const TOLERANCE = 1e-9; // beyond it, an outcome is another model's

/**
 * The text of a file.
 * @param {Pick<Spec, "name" | "book">} spec
 * @param {Setting} now
 * @param {Setting | null} pinned
 * @param {string} link
 * @param {Partial<Beside>} [beside]
 */
export function writeRun({ name: model, book }, now, pinned, link, { ranges = {}, readings = [] } = {}) {
  const saved = new Date().toISOString();
  const run = { format: FORMAT, version: VERSION, book, model, ...now, pinned, ranges, readings, saved, link };
  return `${JSON.stringify(run, null, 2)}\n`;
}

/**
 * What a file's text holds, where it is a run of this model; nothing is changed here. `remarks` say what a reader should
 * know of the file.
 * @param {KnownHere} spec
 * @param {Functions["evaluate"]} evaluate
 * @param {string} text
 * @param {Pick<ParentNode, "querySelectorAll">} page where another model may have its explorer
 * @returns {{ run: Run, remarks: string[], problem?: undefined } | Unread}
 */
export function readRun(spec, evaluate, text, page = document) {
  const { held, problem } = tableIn(text, RUN_FORM);
  if (!held) return { problem };
  if (held.model !== spec.name) {
    const what = `It is a run of the model ${given(held.model)}, and this explorer is of “${spec.name}”.`;
    return { problem: what + whereabouts(held, page) };
  }
  const now = settingIn(spec, evaluate, held);
  if ("problem" in now) return now;
  const beside = held.version === VERSION ? besideIn(spec, held) : { ranges: {}, readings: [], remarks: [] };
  if ("problem" in beside) return beside;
  const { remarks, ...rest } = { ...beside, remarks: [...now.remarks, ...beside.remarks] };
  if ((held.pinned ?? null) === null)
    return { run: { now: now.values, pinned: null, ...rest }, remarks: fewRemarks(remarks) };
  const pinned = settingIn(spec, evaluate, held.pinned);
  /** @param {string} said */
  const its = (said) => `Its pinned setting: ${said}`;
  if ("problem" in pinned) return { problem: its(pinned.problem) };
  const run = { now: now.values, pinned: pinned.values, ...rest };
  return { run, remarks: fewRemarks([...remarks, ...pinned.remarks.map(its)]) };
}

/**
 * The ranges and the readings of a file.
 * @param {KnownHere} spec
 * @param {Record<string, any>} held
 * @returns {Beside & { remarks: string[] } | Unread}
 */
function besideIn(spec, held) {
  const problem = noSpans(held.ranges, "ranges");
  if (problem) return { problem };
  /** @type {[string, [string, string]][]} */
  const ends = Object.entries(held.ranges ?? {}).map(([name, [low, high]]) => [name, [String(low), String(high)]]);
  const { ranges, gone } = takenRanges(spec, ends);
  const read = readingsIn(spec, held.readings);
  if ("problem" in read) return read;
  return {
    ranges,
    readings: read.readings,
    remarks: [...(gone.length ? [leftOut(gone).trim()] : []), ...read.remarks],
  };
}

/**
 * @param {KnownHere} spec
 * @param {Functions["evaluate"]} evaluate
 * @param {any} held
 * @returns {{ values: Values, remarks: string[] } | Unread}
 */
function settingIn(spec, evaluate, held) {
  if (!isTable(held)) return { problem: `It is ${given(held)}; allowed is a setting with its outcomes.` };
  for (const part of ["assumptions", "outcomes"]) {
    const problem = noNumbers(held[part], part);
    if (problem) return { problem };
  }
  const { values: used, gone } = taken(
    spec,
    Object.entries(held.assumptions).map(([name, value]) => [name, String(value)]),
  );
  const missing = spec.assumptions.filter((a) => !Object.hasOwn(held.assumptions, a.name));
  const values = { ...defaultsOf(spec), ...used };
  const other = otherOutcomes(spec, held.outcomes, outcomesOf(evaluate, values));
  const remarks = gone.length ? [leftOut(gone).trim()] : [];
  if (missing.length) {
    remarks.push(`Not in the file, and so at their defaults: ${few(missing.map((a) => `“${a.label}”`))}.`);
  }
  if (other.length) {
    const book = short(typeof held.book === "string" ? held.book : "unknown");
    const made =
      book === spec.book
        ? `Its outcomes are not what this model answers, though it is of the same book, ${book}`
        : `Another version of the model made this file (book ${book}; this is ${spec.book})`;
    remarks.push(`${made}: ${few(other, "; ", 5)}.`);
  }
  return { values, remarks };
}

/**
 * Where the file's outcomes are not this model's, both numbers.
 * @param {Pick<Spec, "outcomes">} spec
 * @param {Values} there
 * @param {Values} here
 */
function otherOutcomes(spec, there, here) {
  const known = spec.outcomes.map(({ name, label }) => [name, label]);
  const unknown = Object.keys(there).filter((name) => !Object.hasOwn(here, name));
  return [...known, ...unknown.map((name) => [name, short(name)])].flatMap(([name, label]) => {
    const [file, now] = [there, here].map((outcomes) => (Object.hasOwn(outcomes, name) ? outcomes[name] : null));
    const same = file !== null && now !== null && Math.abs(file - now) <= TOLERANCE;
    return same ? [] : [`“${label}” is ${file ?? "none"} in the file and ${now ?? "none"} here`];
  });
}

/**
 * Where another model's run belongs, as far as it is known.
 * @param {{ model?: unknown, link?: unknown }} held
 * @param {Pick<ParentNode, "querySelectorAll">} here
 */
function whereabouts({ model, link }, here) {
  if (explores(here, model)) return " Its explorer is on this page, too.";
  const page = typeof link === "string" ? link.split(/[?#]/)[0].split("/").at(-1) : "";
  return page ? ` Its explorer is on the page “${short(page)}”.` : "";
}
