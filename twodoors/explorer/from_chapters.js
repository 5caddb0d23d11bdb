// Assumptions that are no sliders, but results of other chapters' models: each is what its model answers to the reading
// that was taken there, or what it answers at first. A preset, a link or a file that names one overrules that.

import { bounded, clean, defaultsOf, functionsOf } from "../model/evaluate.js";
import { settingOf, takenOf } from "../scenarios/readings.js";
import { partsOf, within, write } from "../widget/dom.js";
import { onKept } from "../widget/store.js";
import { inChapters, worded } from "../words.js";
import { blendsOf, MINE } from "./blends.js";

/**
 * @import { AssumptionSpec, CarriedSpec, Setting, Spec, Values } from "../model/types.ts"
 * @import { Standing } from "./types.ts"
 */

/**
 * @typedef {AssumptionSpec & { carries: CarriedSpec }} Carried
 * @typedef {{ value: number, fits: boolean }} Given what a reading gives, and whether the model took all of it
 * @typedef {Map<string, Given>} Readings by the name of the assumption
 * @typedef {Map<string, { by: string, value: number }>} Overruled the same: by what, and to which value
 */

const OWN = "this setting"; // what overrules where no preset, link or file was named
const PARTLY = "your reading, as far as these models still have it";

/**
 * Minds what one explorer carries: `present()` gives its setting, `use(values)` sets some of its assumptions.
 * @param {HTMLElement} root
 * @param {Spec} spec
 * @param {() => Setting} present
 * @param {(values: Values) => void} use
 * @param {AbortSignal} signal
 * @returns {Standing}
 */
export function chaptersOf(root, spec, present, use, signal) {
  const carried = /** @type {Carried[]} */ (spec.assumptions.filter((a) => a.carries));
  /** @type {Overruled} */
  const overruled = new Map();
  /** @type {Readings} */
  let readings = new Map();
  /** @type {string[]} */
  let lost = []; // chapters whose functions did not come
  let seen = "[]"; // the readings that were last looked at

  const base = () => {
    const given = [...readings].map(([name, { value }]) => [name, value]);
    return { ...defaultsOf(spec), ...Object.fromEntries(given) };
  };
  const asTaken = () => JSON.stringify(Object.keys(spec.chapters).map(takenOf).filter(Boolean));
  const look = async () => {
    const now = asTaken();
    if (now === seen) return;
    seen = now;
    const missing = await loadTaken(spec.chapters);
    if (seen !== now) return; // what came since is looked at by itself
    lost = missing;
    readings = resultsOf(spec, carried);
    const first = base();
    const following = carried.filter(({ name }) => !overruled.has(name));
    use(Object.fromEntries(following.map(({ name }) => [name, first[name]])));
  };
  // Whatever else moved one of them, such as Python or a reading of this very model, overrules it too.
  const notice = () => {
    const [now, first] = [present().assumptions, base()];
    for (const { name } of carried) {
      if (overruled.get(name)?.value !== now[name]) overruled.delete(name);
      if (overruled.get(name)?.by === OWN && now[name] === first[name]) overruled.delete(name);
      if (now[name] !== first[name] && !overruled.has(name)) overruled.set(name, { by: OWN, value: now[name] });
    }
  };

  if (carried.length) onKept(look, signal);
  const show = carried.length ? panelOf(root, spec, carried) : () => {};
  return {
    base,
    afresh(values, by) {
      overruled.clear();
      const named = carried.filter(({ name }) => Object.hasOwn(values, name));
      for (const { name } of named) overruled.set(name, { by, value: values[name] });
      return { ...base(), ...values };
    },
    begin: () => (Object.keys(spec.chapters).some(takenOf) ? look() : null),
    heard() {
      const counting = carried.filter(({ name }) => readings.has(name) && !overruled.has(name));
      return [...new Set(counting.map(({ carries }) => carries.model))];
    },
    show() {
      notice();
      show(present(), readings, overruled, lost);
    },
  };
}

/**
 * An assumption's value as an explorer holds it: a slider's without the dust of its steps, what is carried exactly.
 * @param {AssumptionSpec} a
 * @param {number} value
 */
export function asHeld(a, value) {
  return bounded(a, a.carries ? value : clean(value));
}

/**
 * Loads the functions of those models of which a reading was taken; where they stand before this script, as in Jupyter,
 * they are there already. Returns the chapters of those that did not come.
 * @param {Spec["chapters"]} chapters
 * @param {typeof takenOf} [readingOf] what was taken of a model; without it, what this browser keeps
 */
export async function loadTaken(chapters, readingOf = takenOf) {
  const wanted = Object.entries(chapters).filter(([name]) => readingOf(name));
  const absent = wanted.filter(([, { functions }]) => !isLoaded(functions));
  await Promise.allSettled(absent.map(([, { functions }]) => globalThis.twodoors?.loadModel?.(functions)));
  return absent.filter(([, { functions }]) => !isLoaded(functions)).map(([, { chapter }]) => chapter);
}

/** @param {string} functions */
export function isLoaded(functions) {
  return Boolean(globalThis.twodoors?.models?.[functions]);
}

/**
 * What the chapters' models answer to the readings that were taken there, within the range of each assumption.
 * @param {Pick<Spec, "chapters">} spec
 * @param {Carried[]} carried
 * @param {typeof takenOf} [readingOf] as above
 * @returns {Readings}
 */
export function resultsOf({ chapters }, carried, readingOf = takenOf) {
  /** @type {Readings} */
  const found = new Map();
  for (const { name, low, high, carries } of carried) {
    const [reading, chapter] = [readingOf(carries.model), chapters[carries.model]];
    if (!reading || !isLoaded(chapter.functions)) continue;
    const { values, fits } = settingOf(chapter.assumptions, reading);
    const answer = functionsOf(chapter.functions).evaluate({ ...defaultsOf(chapter), ...values })[carries.outcome];
    const value = bounded({ low, high }, answer);
    found.set(name, { value, fits: fits && value === answer });
  }
  return found;
}

/**
 * Returns what fills the rows of the panel, and says what counts.
 * @param {HTMLElement} root
 * @param {Spec} spec
 * @param {Carried[]} carried
 */
function panelOf(root, spec, carried) {
  const { chapters } = spec;
  const says = partsOf(root)("chapters-say");
  const nothing = says.textContent ?? "";
  const rows = carried.map((a) => ({ ...a, row: within(root, `tr[data-carried="${a.name}"]`) }));
  const showBlends = blendsOf(root, spec);
  /** @type {(now: Setting, readings: Readings, overruled: Overruled, lost: string[]) => void} */
  return (now, readings, overruled, lost) => {
    for (const { name, carries, row } of rows) {
      const given = readings.get(name);
      write(row.cells[1], worded(now.assumptions[name], carries.kind));
      write(row.cells[3], overruled.get(name)?.by ?? (given ? (given.fits ? MINE : PARTLY) : "at first"));
    }
    showBlends(now, settersOf(rows, readings, overruled));
    /** @param {Carried[]} some */
    const places = (some) => inChapters(some.map(({ carries }) => chapters[carries.model].chapter));
    const mine = carried.filter(({ name }) => readings.has(name) && !overruled.has(name));
    const others = carried.filter(({ name }) => overruled.has(name));
    const again = others.filter(({ name }) => readings.has(name));
    const by = [...new Set(others.map(({ name }) => overruled.get(name)?.by))];
    const told = [];
    if (mine.length) told.push(`What you took as your reading in ${places(mine)} counts here.`);
    if (others.length) {
      const then = again.length ? `; then your reading in ${places(again)} counts again` : "";
      told.push(`What ${by.join(" and ")} sets for ${places(others)} counts until “Reset”${then}.`);
    }
    if (told.length && mine.length + others.length < carried.length)
      told.push("For the others the article’s counts, as at first.");
    if (lost.length)
      told.push(`Your reading in ${inChapters(lost)} does not count now: that model could not be loaded.`);
    write(says, told.join(" ") || nothing);
  };
}

/**
 * @param {Carried[]} carried
 * @param {Readings} readings
 * @param {Overruled} overruled
 */
function settersOf(carried, readings, overruled) {
  const whose = carried.map(({ name }) => {
    const by = overruled.get(name)?.by ?? (readings.has(name) ? MINE : "");
    return /** @type {[string, string]} */ ([name, by]);
  });
  return new Map(whose.filter(([, by]) => by));
}
