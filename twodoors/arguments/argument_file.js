// An argument as a file: what a reader took, bet, forecast and wrote; held.py reads the same. What came of forecasts is
// written once the record is open, and never before.

import { scoredOf } from "../questions/scores.js";
import { KNEW } from "../questions/stored_predictions.js";
import { given, isTable, noSpans, ofOtherForm, tableIn } from "../scenarios/held.js";
import { LONGEST, readingsIn } from "../scenarios/readings.js";
import { few, fewRemarks, short } from "../words.js";

/**
 * @import { Argued, ArgumentSpec, BetMade, Ends, ForecastMade, Price } from "./types.ts"
 * @typedef {{ argued: Argued, remarks: string[], problem?: undefined }} Read
 * @typedef {{ problem: string, argued?: undefined, remarks?: undefined }} Unread
 * @typedef {Record<string, any>} Held
 */

export const MADE_AS = { format: "twodoors-argument", version: 1 };
const ARGUMENT_FORM = {
  format: MADE_AS.format,
  versions: [MADE_AS.version],
  what: "an argument",
  maker: "My argument",
};
export const LARGEST = 200_000; // bytes: many times what an argument needs
export const LONGEST_TEXT = 6000; // characters: 500 words and room to be too long

/** What is wrong with a file: thrown here alone, and told. */
class Wrong extends Error {}

/**
 * The text of a file; `ends` are what the reader's crisis comes to, of 1,000.
 * @param {ArgumentSpec} spec
 * @param {Argued} argued
 * @param {Ends} ends
 * @param {string} link
 */
export function writeArgument({ book }, argued, ends, link) {
  const { name, written, readings, crisis, ranges, bets, findings, guesses, pays, text, opened, outcomes } = argued;
  const forecasts = argued.forecasts.map((made) => {
    const outcome = outcomes[made.question];
    if (!opened || outcome === undefined) return made;
    const score = scoredOf({ chance: made.last }, outcome)?.score ?? null;
    return { ...made, outcome, score };
  });
  const told = {
    ...{ ...MADE_AS, book, name, written, readings, bets, findings, guesses, forecasts },
    record_opened: opened || null,
    crisis: { reading: crisis, ranges, of_1000: { ...ends, neither: 1000 - ends.war - ends.talks } },
    pays: pays?.label ?? null,
    ...{ text, link },
  };
  return `${JSON.stringify(told, null, 2)}\n`;
}

/**
 * What a file's text holds, where it is an argument. What another version of the book made is read as far as it goes, and
 * `remarks` say what is not.
 * @param {ArgumentSpec} spec
 * @param {string} text
 * @returns {Read | Unread}
 */
export function readArgument(spec, text) {
  const { held, problem } = tableIn(text, ARGUMENT_FORM);
  return held ? argumentIn(spec, held) : { problem };
}

/**
 * The same of what was in a file, or in a link.
 * @param {ArgumentSpec} spec
 * @param {any} held
 * @returns {Read | Unread}
 */
export function argumentIn(spec, held) {
  try {
    return parts(spec, held);
  } catch (error) {
    if (error instanceof Wrong) return { problem: error.message };
    throw error;
  }
}

/**
 * @param {ArgumentSpec} spec
 * @param {any} held
 * @returns {Read}
 */
function parts(spec, held) {
  const other = ofOtherForm(held, ARGUMENT_FORM);
  if (other) throw new Wrong(other);
  /** @type {string[]} */
  const remarks = [];
  const { readings } = taken(spec.chapters, held.readings, remarks);
  /** @type {Argued} */
  const argued = {
    name: textIn(held.name ?? "", "name"),
    written: textIn(held.written ?? "", "written"),
    readings,
    ...crisisIn(spec, held.crisis, remarks),
    bets: betsIn(spec, held.bets, remarks),
    findings: findingsIn(spec, held.findings, remarks),
    guesses: guessesIn(held.guesses),
    forecasts: forecastsIn(spec, held.forecasts, remarks),
    opened: "",
    outcomes: {},
    pays: paysIn(spec, held.pays),
    text: textIn(held.text ?? "", "text", LONGEST_TEXT),
  };
  return { argued, remarks: fewRemarks(remarks) };
}

/**
 * @param {Parameters<typeof readingsIn>[0]["chapters"]} chapters whose readings are allowed
 * @param {any} held
 * @param {string[]} remarks to which those of these are added
 */
function taken(chapters, held, remarks) {
  const read = readingsIn({ chapters }, held);
  if ("problem" in read) throw new Wrong(read.problem);
  remarks.push(...read.remarks);
  return read;
}

/**
 * The reader's own crisis: the reading that was taken of the machine, and the ranges about it.
 * @param {ArgumentSpec} spec
 * @param {any} held
 * @param {string[]} remarks
 * @returns {Pick<Argued, "crisis" | "ranges">}
 */
function crisisIn({ machine }, held, remarks) {
  if ((held ?? null) === null) return { crisis: null, ranges: {} };
  if (!isTable(held)) throw new Wrong(`“crisis” is ${given(held)}; allowed is a reading and ranges.`);
  const problem = noSpans(held.ranges, "ranges");
  if (problem) throw new Wrong(problem);
  const known = new Map(machine.assumptions.map((a) => [a.name, a]));
  /** @type {[string, [number, number]][]} */
  const all = Object.entries(held.ranges ?? {});
  const gone = all.filter(([name]) => !known.has(name)).map(([name]) => `“${short(name)}”`);
  if (gone.length) remarks.push(`Left out: ranges of ${few(gone)}, which this version does not have.`);
  const ranges = all.flatMap(([name, [low, high]]) => {
    const a = known.get(name);
    if (!a || low > a.high || high < a.low) return [];
    return [[name, [Math.max(low, a.low), Math.min(high, a.high)]]];
  });
  const own = { [machine.name]: { chapter: "13", functions: machine.functions, assumptions: machine.assumptions } };
  const reading = held.reading ?? null;
  const { readings } = taken(own, reading && [reading], remarks);
  return { crisis: readings[0] ?? null, ranges: Object.fromEntries(ranges) };
}

/**
 * @param {ArgumentSpec} spec
 * @param {any} held
 * @param {string[]} remarks
 */
function betsIn({ machine, chapters }, held, remarks) {
  /** @type {BetMade[]} */
  const found = [];
  for (const { model, choice, said, time = "" } of rowsIn(held, "bets")) {
    if (!Number.isInteger(choice) || choice < 0)
      throw new Wrong(`“choice” of a bet is ${given(choice)}; allowed is a whole number from 0 up.`);
    const words = { said: textIn(said, "said of a bet"), time: textIn(time, "time of a bet") };
    if (found.some((one) => one.model === model))
      throw new Wrong(`“bets” holds two on “${short(model)}”; allowed is one on each model.`);
    const { bet = null } = model === machine.name ? machine : Object.hasOwn(chapters, model) ? chapters[model] : {};
    if (bet) found.push({ model, choice, ...words });
    else remarks.push(`Left out: a bet on ${given(model)}, which this version does not have.`);
  }
  return found;
}

/**
 * @param {ArgumentSpec} spec
 * @param {any} held
 * @param {string[]} remarks
 */
function forecastsIn(spec, held, remarks) {
  /** @type {ForecastMade[]} */
  const found = [];
  for (const { question, first, first_at = "", last, last_at = "", knew = null } of rowsIn(held, "forecasts")) {
    for (const [part, chance] of Object.entries({ first, last })) {
      if (!Number.isInteger(chance) || chance < 0 || chance > 100)
        throw new Wrong(`“${part}” of a forecast is ${given(chance)}; allowed is a whole number from 0 to 100.`);
    }
    if (knew !== null && !KNEW.includes(knew))
      throw new Wrong(`“knew” of a forecast is ${given(knew)}; allowed are knew, half, not and nothing.`);
    if (found.some((one) => one.question === question))
      throw new Wrong(`“forecasts” holds two on “${short(question)}”; allowed is one on each question.`);
    if (spec.forecasts.some(({ key }) => key === question))
      found.push({ question, first, first_at: String(first_at), last, last_at: String(last_at), knew });
    else remarks.push(`Left out: a forecast on ${given(question)}, which this version does not ask.`);
  }
  return found;
}

/**
 * @param {ArgumentSpec} spec
 * @param {any} held
 * @param {string[]} remarks
 */
function findingsIn(spec, held, remarks) {
  if ((held ?? null) === null) return [];
  if (!Array.isArray(held)) throw new Wrong(`“findings” is ${given(held)}; allowed is a list of names.`);
  const named = held.map((one) => textIn(one, "a finding’s name"));
  const found = named.filter((name) => says(spec, name) !== "");
  const lost = named.length - found.length;
  if (lost) remarks.push(`Left out: ${lost} findings that this version does not have.`);
  return found;
}

/**
 * What a finding says, by its name as “model: name”; "" where there is none.
 * @param {Pick<ArgumentSpec, "machine" | "chapters">} spec
 * @param {string} name
 */
export function says({ machine, chapters }, name) {
  const [model, own = ""] = name.split(": ");
  const { findings = {} } = model === machine.name ? machine : Object.hasOwn(chapters, model) ? chapters[model] : {};
  return Object.hasOwn(findings, own) ? findings[own] : "";
}

/**
 * @param {any} held
 * @returns {Record<string, number>}
 */
function guessesIn(held) {
  if ((held ?? null) === null) return {};
  const fine = isTable(held) && Object.values(held).every((x) => Number.isFinite(x) && 0 <= x && x <= 100);
  if (!fine) throw new Wrong(`“guesses” is ${given(held)}; allowed is a number from 0 to 100 for each question.`);
  return held;
}

/**
 * @param {ArgumentSpec} spec
 * @param {any} held
 * @returns {Price | null}
 */
function paysIn({ doubts }, held) {
  const label = textIn(held ?? "", "pays");
  if (!label) return null;
  return { row: doubts.rows.find((row) => row.label === label)?.name ?? label, label, time: "" };
}

/**
 * @param {any} held
 * @param {string} part
 * @returns {Held[]}
 */
function rowsIn(held, part) {
  if ((held ?? null) === null) return [];
  if (!Array.isArray(held) || !held.every(isTable))
    throw new Wrong(`“${part}” is ${given(held)}; allowed is a list of them.`);
  return held;
}

/**
 * @param {any} value
 * @param {string} part
 */
function textIn(value, part, most = LONGEST) {
  if (typeof value !== "string" || [...value].length > most)
    throw new Wrong(`“${part}” is ${given(value)}; allowed is text of 0 to ${most} characters.`);
  return value;
}
