// A setting as the end of a link, and back: #explore=MODEL&NAME=NUMBER&…&outcome=NAME&against=NAME, and a second one,
// pinned to be compared with it, as &a.NAME=NUMBER&…, and ranges as &r.NAME=LOW~HIGH&…; at the end &all.parts=COUNT, by
// which a whole link is known (scenario.py reads the same; share.js says where it leads).

import { decimal, few, short } from "../words.js";
import { taken, takenRanges, unknown } from "./gone.js";
import { linkText, MARK, wholeness } from "./link_text.js";

/**
 * @import { Spec, Values } from "../model/types.ts"
 * @import { LinkText } from "./link_text.js"
 */

/**
 * What a link sets: some assumptions, what the curve shows, some assumptions of a second setting, and some ranges.
 * @typedef {Record<string, [low: number, high: number]>} LinkRanges
 * @typedef {{ values: Values, pinned?: Values, outcome?: string, against?: string, ranges?: LinkRanges }} LinkSetting
 * @typedef {Pick<Spec, "name" | "assumptions" | "outcomes">} Known what of a model is needed to read a link or a run
 * @typedef {{ setting: LinkSetting, gone: string[], doubt?: string, problem?: undefined }} Opened what it sets, what it
 * would set that this version of the model does not take, and why it may be a part of a longer one, if it may
 * @typedef {{ problem: string, setting?: undefined, gone?: undefined, doubt?: undefined }} Refused
 */

const PINNED = "a.";
const [RANGED, TO] = ["r.", "~"];

/**
 * @param {Pick<Spec, "name">} spec
 * @param {Values} values
 * @param {Omit<LinkSetting, "values">} [beside]
 */
export function writeLink(spec, values, { outcome, against, pinned = {}, ranges = {} } = {}) {
  const shown = Object.entries({ outcome, against }).filter(([, name]) => name !== undefined);
  const second = Object.entries(pinned).map(([name, value]) => [PINNED + name, value]);
  const ranged = Object.entries(ranges).map(([name, ends]) => [RANGED + name, ends.join(TO)]);
  const all = [["explore", spec.name], ...Object.entries(values), ...shown, ...second, ...ranged];
  const whole = [...all, [MARK, all.length]];
  return `#${new URLSearchParams(whole.map(([name, value]) => [String(name), String(value)]))}`;
}

/**
 * {setting} where the fragment is a setting of this model, {problem} in words where it cannot be used, else {}.
 * @param {Known} spec
 * @param {string} fragment
 * @param {() => boolean} speaks says whether this explorer answers for links that belong to none on the page
 * @param {Pick<Document, "getElementById"> & Pick<ParentNode, "querySelectorAll">} page
 * @returns {Opened | Refused | { setting?: undefined, problem?: undefined, gone?: undefined, doubt?: undefined }}
 */
export function readLink(spec, fragment, speaks, page = document) {
  if (fragment.length < 2 || isAnchor(fragment, page)) return {}; // a heading may be called Explore
  if (fragment.startsWith("#step=")) return {}; // of a walk
  const { model, link, problem } = modelIn(fragment);
  if (problem) return speaks() ? { problem } : {};
  if (model === undefined) return speaks() ? { problem: "This link leads nowhere on this page." } : {};
  if (model !== spec.name) {
    return explores(page, model) || !speaks()
      ? {}
      : { problem: `This link is for “${short(model)}”, which this page does not have.` };
  }
  return readSetting(spec, link);
}

/**
 * The model that a link is for, if it is one to a setting, and what it says; or what is wrong with it.
 * @param {string} text
 */
function modelIn(text) {
  const link = linkText(text);
  if (link.problem !== undefined) return { problem: link.problem };
  return { model: link.given.find(([name]) => name === "explore")?.[1], link };
}

/**
 * {setting} or {problem} of a link as a reader has it: an address, or only its part after the #.
 * @param {Known} spec
 * @param {string} text
 * @returns {Opened | Refused}
 */
export function readLinkText(spec, text) {
  const { model, link, problem } = modelIn(text);
  if (problem) return { problem };
  if (model === undefined) {
    const given = text.trim() ? `“${short(text.trim())}” holds no setting` : "No link was given";
    return { problem: `${given}; allowed is a link whose part after # begins with explore=.` };
  }
  if (model !== spec.name) return { problem: `This link is for “${short(model)}”; allowed is one for “${spec.name}”.` };
  return readSetting(spec, link);
}

/**
 * What is damaged opens nothing; what this version of the model does not take is told as gone.
 * @param {Known} spec
 * @param {LinkText} link
 * @returns {Opened | Refused}
 */
function readSetting(spec, link) {
  const seen = new Set();
  for (const [name] of link.given) {
    if (seen.has(name)) return { problem: `This link gives “${short(name)}” twice.` };
    seen.add(name);
  }
  const { whole, problem } = wholeness(link);
  if (problem !== undefined) return { problem };
  const given = setBy(spec, link);
  if ("problem" in given) return given;
  const now = taken(spec, given.now);
  const pinned = taken(spec, given.pinned, "in its pinned setting ");
  const { shown, gone } = shownIn(spec, given.shown);
  const ranged = takenRanges(spec, given.ranges);
  const beside = {
    ...(given.pinned.size && { pinned: pinned.values }),
    ...(given.ranges.size && { ranges: ranged.ranges }),
  };
  return {
    setting: { values: now.values, ...shown, ...beside },
    gone: [...gone, ...now.gone, ...pinned.gone, ...ranged.gone],
    ...(!whole && { doubt: doubtOf(spec, given.now) }),
  };
}

/**
 * Why a link that does not say that it is whole may be a part of a longer one.
 * @param {Known} spec
 * @param {Map<string, string>} now the values that it gives
 */
function doubtOf({ assumptions }, now) {
  const missing = assumptions.filter(({ name }) => !now.has(name)).map(({ label }) => `“${label}”`);
  return missing.length
    ? `It does not name ${few(missing, ", ", 5)}: if it was copied, a part of it is missing.`
    : "It does not say that it is whole: if it is of this version of the book, its end is missing.";
}

/**
 * The parts of a link by what they set, each undamaged.
 * @typedef {{ shown: Map<string, string>, now: Map<string, string>, pinned: Map<string, string>,
 *   ranges: Map<string, [low: string, high: string]> }} LinkParts
 * @param {Known} spec
 * @param {LinkText} link
 * @returns {LinkParts | Refused}
 */
function setBy(spec, link) {
  /** @type {LinkParts} */
  const given = { shown: new Map(), now: new Map(), pinned: new Map(), ranges: new Map() };
  for (const [name, text] of link.given) {
    if (name === "explore" || name === MARK) continue;
    if (name === "outcome" || name === "against") {
      if (!text.trim()) return { problem: `This link has nothing for “${name}”; allowed is a name.` };
      given.shown.set(name, text.trim());
      continue;
    }
    const [kind, own] = kindOf(name);
    if (!own) return { problem: "This link sets something without a name." };
    if (kind === "ranges") {
      const ends = endsIn(text);
      if (!ends) return { problem: noRange(spec, own, text) };
      given.ranges.set(own, ends);
      continue;
    }
    if (!Number.isFinite(linked(text))) return { problem: noNumber(spec, own, kind === "pinned", text) };
    given[kind].set(own, text.trim());
  }
  return given;
}

/**
 * The number that a text in a link holds, else NaN, as in scenario.py: what ends in a point was cut off.
 * @param {string} text
 */
function linked(text) {
  return /\.($|e)/i.test(text.trim()) ? Number.NaN : decimal(text);
}

/**
 * What the curve shows, as far as the model has it, and what it has not.
 * @param {Known} spec
 * @param {Map<string, string>} given
 */
function shownIn(spec, given) {
  /** @type {Pick<LinkSetting, "outcome" | "against">} */
  const shown = {};
  const gone = [];
  for (const [role, known] of /** @type {const} */ ([
    ["outcome", spec.outcomes],
    ["against", spec.assumptions.filter((a) => !a.carries)],
  ])) {
    const name = given.get(role);
    if (name === undefined) continue;
    if (known.some((one) => one.name === name)) shown[role] = name;
    else gone.push(unknown(name, "for its curve "));
  }
  return { shown, gone };
}

/**
 * @param {Known} spec
 * @param {string} name
 * @param {boolean} second whether it is of the pinned setting
 * @param {string} text
 */
function noNumber(spec, name, second, text) {
  const a = spec.assumptions.find((one) => one.name === name);
  const what = `“${a?.label ?? short(name)}”${second ? " of its pinned setting" : ""}`;
  const allowed = a ? `a number from ${a.low} to ${a.high}` : "a number";
  return `This link sets ${what} to “${short(text)}”; allowed is ${allowed}.`;
}

/**
 * @param {Known} spec
 * @param {string} name
 * @param {string} text
 */
function noRange(spec, name, text) {
  const a = spec.assumptions.find((one) => one.name === name);
  const allowed = `allowed are two numbers${a ? ` from ${a.low} to ${a.high}` : ""}, the lower first, with ${TO} between them`;
  return `This link gives “${a?.label ?? short(name)}” the range “${short(text)}”; ${allowed}.`;
}

/**
 * The texts of the two ends of a range; null where it is none.
 * @param {string} text
 * @returns {[low: string, high: string] | null}
 */
function endsIn(text) {
  const ends = text.split(TO).map((end) => end.trim());
  const [low, high] = ends.map(linked);
  const fine = ends.length === 2 && Number.isFinite(low) && Number.isFinite(high) && low <= high;
  return fine ? [ends[0], ends[1]] : null;
}

/**
 * What a name in a link sets: a value, one of the pinned setting, or a range; and of which assumption.
 * @param {string} name
 * @returns {[kind: "now" | "pinned" | "ranges", own: string]}
 */
function kindOf(name) {
  if (name.startsWith(PINNED)) return ["pinned", name.slice(PINNED.length)];
  return name.startsWith(RANGED) ? ["ranges", name.slice(RANGED.length)] : ["now", name];
}

/**
 * Whether the page has an explorer of that model.
 * @param {Pick<ParentNode, "querySelectorAll">} page
 * @param {unknown} model
 */
export function explores(page, model) {
  const roots = /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[data-explorer]"));
  return [...roots].some((root) => root.dataset.explorer === model);
}

/**
 * @param {string} fragment
 * @param {Pick<Document, "getElementById">} page
 */
function isAnchor(fragment, page) {
  if (fragment.startsWith("#:~:")) return true; // a text fragment: the browser's own
  try {
    return page.getElementById(decodeURIComponent(fragment.slice(1))) !== null;
  } catch {
    return false; // not even text
  }
}
