// A setting as the end of a link, and back: #explore=MODEL&NAME=NUMBER&…&outcome=NAME&against=NAME, and a second one,
// pinned to be compared with it, as &a.NAME=NUMBER&… (scenario.py reads the same; share.js says where it leads).

import { decimal } from "../words.js";

const PINNED = "a.";

export function writeLink(spec, values, outcome, against, pinned = {}) {
  const second = Object.fromEntries(Object.entries(pinned).map(([name, value]) => [PINNED + name, value]));
  const words = new URLSearchParams({ explore: spec.name, ...values, outcome, against, ...second });
  return `#${words}`;
}

// {setting} where the fragment is a setting of this model, {problem} in words where it cannot be used, else {}.
// `speaks()` says whether this explorer answers for links that belong to none on the page.
export function readLink(spec, fragment, speaks) {
  if (fragment.length < 2 || isAnchor(fragment)) return {}; // a heading may be called Explore
  const words = new URLSearchParams(fragment.slice(1));
  const model = words.get("explore");
  if (model === null) return speaks() ? { problem: "This link leads nowhere on this page." } : {};
  if (model !== spec.name) {
    const here = [...document.querySelectorAll("[data-explorer]")].some((root) => root.dataset.explorer === model);
    return here || !speaks() ? {} : { problem: `This link is for “${short(model)}”, which this page does not have.` };
  }
  return readSetting(spec, words);
}

// {setting} or {problem} of a link as a reader has it: an address, or only its part after the #.
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

function readSetting(spec, words) {
  const setting = { values: {} };
  const seen = new Set();
  for (const [name, text] of words) {
    if (seen.has(name)) return { problem: `This link gives “${short(name)}” twice.` };
    seen.add(name);
    if (name === "explore") continue;
    if (name === "outcome" || name === "against") {
      const known = name === "outcome" ? spec.outcomes : spec.assumptions;
      if (!known.some((item) => item.name === text)) return { problem: `This link asks for “${short(text)}”, which this model does not have.` };
      setting[name] = text;
      continue;
    }
    const second = name.startsWith(PINNED);
    const assumption = spec.assumptions.find((a) => a.name === (second ? name.slice(PINNED.length) : name));
    if (!assumption) return { problem: `This link sets “${short(name)}”, which this model does not have.` };
    const value = decimal(text); // as scenario.py
    if (!(value >= assumption.low && value <= assumption.high)) {
      const where = second ? " of its pinned setting" : "";
      return { problem: `This link sets “${assumption.label}”${where} to “${short(text)}”; allowed is a number from ${assumption.low} to ${assumption.high}.` };
    }
    if (second) setting.pinned = { ...setting.pinned, [assumption.name]: value };
    else setting.values[name] = value;
  }
  return { setting };
}

function isAnchor(fragment) {
  if (fragment.startsWith("#:~:")) return true; // a text fragment: the browser's own
  try {
    return document.getElementById(decodeURIComponent(fragment.slice(1))) !== null;
  } catch {
    return false; // not even text
  }
}

export function short(text) {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}
