// What readings make of the crisis machine: each alone, and all together with the reader's own. machine.py says the first.

import { bounded, defaultsOf, functionsOf } from "../model/evaluate.js";
import { isLoaded, loadTaken, resultsOf } from "../explorer/from_chapters.js";
import { settingOf } from "../scenarios/readings.js";
import { worded } from "../words.js";

/**
 * @import { Values } from "../model/types.ts"
 * @import { Reading } from "../scenarios/types.ts"
 * @import { Argued, ArgumentSpec, Door, Ends } from "./types.ts"
 * @import { Carried } from "../explorer/from_chapters.js"
 */

/** @type {Door[]} */
export const DOORS = ["war", "talks"];

/** @param {Values} outcomes */
const thousand = ({ war, talks }) => ({ war: Math.round(1000 * war), talks: Math.round(1000 * talks) });

/**
 * Loads what the readings of this argument need. Returns the chapters of the models that did not come.
 * @param {ArgumentSpec} spec
 * @param {Argued} argued
 */
export function loadFor({ chapters }, { readings }) {
  return loadTaken(chapters, (name) => readings.find(({ model }) => model === name) ?? null);
}

/**
 * @param {ArgumentSpec} spec
 */
export function machineOf(spec) {
  const { machine, chapters } = spec;
  const carried = /** @type {Carried[]} */ (machine.assumptions.filter((a) => a.carries));
  const { evaluate } = functionsOf(machine.functions);
  const first = defaultsOf(machine);
  /** @param {Reading[]} readings */
  const given = (readings) => {
    const of = (/** @type {string} */ name) => readings.find(({ model }) => model === name) ?? null;
    return Object.fromEntries([...resultsOf({ chapters }, carried, of)].map(([name, { value }]) => [name, value]));
  };
  return {
    /**
     * The machine's assumptions as the argument has them: as the reader's own reading of it does; without one as at
     * first, with what the chapters' readings give.
     * @param {Argued} argued
     * @returns {Values}
     */
    setting({ crisis, readings }) {
      if (crisis) return settingOf(machine.assumptions, crisis).values;
      return { ...first, ...given(readings) };
    },
    /** @param {Values} setting */
    ends: (setting) => thousand(evaluate(setting)),
    /**
     * Where this reading alone counts; null where its model did not come.
     * @param {Reading} reading
     * @returns {Ends | null}
     */
    alone: (reading) =>
      isLoaded(chapters[reading.model].functions) ? thousand(evaluate({ ...first, ...given([reading]) })) : null,
    /**
     * What the reading's own model answers, in words.
     * @param {Reading} reading
     */
    answer(reading) {
      const { functions, assumptions, outcome } = chapters[reading.model];
      if (!isLoaded(functions)) return "";
      const setting = { ...defaultsOf({ assumptions }), ...settingOf(assumptions, reading).values };
      return worded(functionsOf(functions).evaluate(setting)[outcome.name], outcome.kind);
    },
    /**
     * Where the doubts stand: the reader's ranges, where there are any; the others as wide as at first about the setting.
     * What the chapters give is held.
     * @param {Argued} argued
     * @param {Values} setting
     */
    ranges({ ranges }, setting) {
      return spec.doubts.assumptions.map((a) => {
        const still = [setting[a.name], setting[a.name]];
        const own = ranges[a.name];
        const open = own && (!a.held || own[0] < own[1]);
        const [low, high] = open ? own : a.held ? still : about(a, setting);
        return { name: a.name, low: bounded(a, low), high: bounded(a, high), ratio: a.ratio && low > 0 };
      });
    },
  };

  /**
   * @param {ArgumentSpec["doubts"]["assumptions"][number]} a
   * @param {Values} setting
   */
  function about(a, setting) {
    const [low, high] = spec.ranges[a.name];
    const [now, before] = [setting[a.name], a.default];
    if (a.ratio && before > 0) return [(low / before) * now, (high / before) * now];
    return [low - before + now, high - before + now];
  }
}

/**
 * Which doors a reading moves, and which way.
 * @param {Ends} ends
 * @param {Pick<ArgumentSpec, "first" | "least">} spec
 * @returns {{ door: Door, opens: boolean }[]}
 */
export function leaning(ends, { first, least }) {
  const moved = DOORS.filter((door) => Math.abs(ends[door] - first[door]) >= least);
  return moved.map((door) => ({ door, opens: ends[door] > first[door] }));
}
