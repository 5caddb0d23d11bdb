// A setting as the end of a link, and back: #explore=MODEL&NAME=NUMBER&…&outcome=NAME&against=NAME, and a second one,
// pinned to be compared with it, as &a.NAME=NUMBER&… (scenario.py reads the same; share.js says where it leads).

import { decimal } from "../words.js";

/** @import { Spec, Values } from "../model/types.ts" */

/**
 * What a link sets: some assumptions, what the curve shows, and some assumptions of a second setting.
 * @typedef {{ values: Values, pinned?: Values, outcome?: string, against?: string }} LinkSetting
 * @typedef {Pick<Spec, "name" | "assumptions" | "outcomes">} Known what of a model is needed to read a link or a run
 * @typedef {{ setting: LinkSetting, problem?: undefined }} Opened
 * @typedef {{ problem: string, setting?: undefined }} Refused
 */

const PINNED = "a.";

/**
 * @param {Pick<Spec, "name">} spec
 * @param {Values} values
 * @param {string} outcome
 * @param {string} against
 * @param {Values} [pinned]
 */
export function writeLink(spec, values, outcome, against, pinned = {}) {
  const second = Object.fromEntries(Object.entries(pinned).map(([name, value]) => [PINNED + name, value]));
  const all = Object.entries({ explore: spec.name, ...values, outcome, against, ...second });
  const words = new URLSearchParams(all.map(([name, value]) => [name, String(value)]));
  return `#${words}`;
}

/**
 * {setting} where the fragment is a setting of this model, {problem} in words where it cannot be used, else {}.
 * @param {Known} spec
 * @param {string} fragment
 * @param {() => boolean} speaks says whether this explorer answers for links that belong to none on the page
 * @param {Pick<Document, "getElementById"> & Pick<ParentNode, "querySelectorAll">} page
 * @returns {Opened | Refused | { setting?: undefined, problem?: undefined }}
 */
export function readLink(spec, fragment, speaks, page = document) {
  if (fragment.length < 2 || isAnchor(fragment, page)) return {}; // a heading may be called Explore
  const words = new URLSearchParams(fragment.slice(1));
  const model = words.get("explore");
  if (model === null) return speaks() ? { problem: "This link leads nowhere on this page." } : {};
  if (model !== spec.name) {
    return explores(page, model) || !speaks()
      ? {}
      : { problem: `This link is for “${short(model)}”, which this page does not have.` };
  }
  return readSetting(spec, words);
}

/**
 * {setting} or {problem} of a link as a reader has it: an address, or only its part after the #.
 * @param {Known} spec
 * @param {string} text
 * @returns {Opened | Refused}
 */
export function readLinkText(spec, text) {
  const words = new URLSearchParams(text.trim().replace(/^[^#]*#/, ""));
  const model = words.get("explore");
  if (model === null) {
    const given = text.trim() ? `“${short(text.trim())}” holds no setting` : "No link was given";
    return { problem: `${given}; allowed is a link whose part after # begins with explore=.` };
  }
  if (model !== spec.name) return { problem: `This link is for “${short(model)}”; allowed is one for “${spec.name}”.` };
  return readSetting(spec, words);
}

/**
 * @param {Known} spec
 * @param {URLSearchParams} words
 * @returns {Opened | Refused}
 */
function readSetting(spec, words) {
  /** @type {LinkSetting} */
  const setting = { values: {} };
  const seen = new Set();
  for (const [name, text] of words) {
    if (seen.has(name)) return { problem: `This link gives “${short(name)}” twice.` };
    seen.add(name);
    if (name === "explore") continue;
    if (name === "outcome" || name === "against") {
      const known = name === "outcome" ? spec.outcomes : spec.assumptions.filter((a) => !a.carries);
      if (!known.some((item) => item.name === text)) {
        return { problem: `This link asks for “${short(text)}”, which this model does not have.` };
      }
      setting[name] = text;
      continue;
    }
    const second = name.startsWith(PINNED);
    const assumption = spec.assumptions.find((a) => a.name === (second ? name.slice(PINNED.length) : name));
    if (!assumption) return { problem: `This link sets “${short(name)}”, which this model does not have.` };
    const { label, low, high } = assumption;
    const value = decimal(text); // as scenario.py
    if (!(value >= low && value <= high)) {
      const what = `“${label}”${second ? " of its pinned setting" : ""}`;
      return { problem: `This link sets ${what} to “${short(text)}”; allowed is a number from ${low} to ${high}.` };
    }
    if (second) setting.pinned = { ...setting.pinned, [assumption.name]: value };
    else setting.values[name] = value;
  }
  return { setting };
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

/** @param {string} text */
export function short(text) {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}
