// A run as a file: a setting, its outcomes and its comparison; run.py writes and reads the same.

import { outcomesOf } from "../model/evaluate.js";
import { short } from "./scenario.js";

const FORMAT = "twodoors-run";
const VERSION = 1;
export const LARGEST = 100_000; // bytes: many times what a run needs
const TOLERANCE = 1e-9; // beyond it, an outcome is another model's

// The text of a file; `now` and `pinned` (or null) are {assumptions, outcomes}.
export function writeRun(spec, now, pinned, link) {
  const { name: model, book } = spec;
  return `${JSON.stringify({ format: FORMAT, version: VERSION, book, model, ...now, pinned, saved: new Date().toISOString(), link }, null, 2)}\n`;
}

// {run: {now, pinned}, remarks} where a file's text holds a run of this model, else {problem}; nothing is changed here.
// `now` and `pinned` (or null) have every assumption; `remarks` say what a reader should know of the file.
export function readRun(spec, evaluate, text) {
  let held;
  try {
    held = JSON.parse(text);
  } catch {
    return { problem: "It is not JSON text, or it breaks off; allowed is a file that “Save this run” made." };
  }
  if (!isTable(held)) return { problem: `It holds ${given(held)}; allowed is a run.` };
  if (held.format !== FORMAT) return { problem: `Its format is ${given(held.format)}; allowed is “${FORMAT}”.` };
  if (held.version !== VERSION) return { problem: `Its version is ${given(held.version)}; allowed is ${VERSION}.` };
  if (held.model !== spec.name) {
    return { problem: `It is a run of the model ${given(held.model)}, and this explorer is of “${spec.name}”.${whereabouts(held)}` };
  }
  const now = settingIn(spec, evaluate, held);
  if (now.problem || (held.pinned ?? null) === null) return now.problem ? now : { run: { now: now.values, pinned: null }, remarks: now.remarks };
  const pinned = settingIn(spec, evaluate, held.pinned);
  const its = (said) => `Its pinned setting: ${said}`;
  if (pinned.problem) return { problem: its(pinned.problem) };
  return { run: { now: now.values, pinned: pinned.values }, remarks: [...now.remarks, ...pinned.remarks.map(its)] };
}

function settingIn(spec, evaluate, held) {
  if (!isTable(held)) return { problem: `It is ${given(held)}; allowed is a setting with its outcomes.` };
  for (const part of ["assumptions", "outcomes"]) {
    if (!isTable(held[part])) return { problem: `“${part}” is ${given(held[part])}; allowed is a number for each name.` };
    const wrong = Object.entries(held[part]).find(([, value]) => !Number.isFinite(value));
    if (wrong) return { problem: `“${part}” gives “${short(wrong[0])}” as ${given(wrong[1])}; allowed is a number.` };
  }
  for (const [name, value] of Object.entries(held.assumptions)) {
    const assumption = spec.assumptions.find((a) => a.name === name);
    if (!assumption) return { problem: `It sets “${short(name)}”, which this model does not have.` };
    const { label, low, high } = assumption;
    if (value < low || value > high) return { problem: `It sets “${label}” to ${value}; allowed is a number from ${low} to ${high}.` };
  }
  const missing = spec.assumptions.filter((a) => !Object.hasOwn(held.assumptions, a.name));
  const values = Object.fromEntries(spec.assumptions.map((a) => [a.name, missing.includes(a) ? a.default : held.assumptions[a.name]]));
  const other = otherOutcomes(spec, held.outcomes, outcomesOf(evaluate, values));
  const remarks = [];
  if (missing.length) remarks.push(`Not in the file, and so at their defaults: ${missing.map((a) => `“${a.label}”`).join(", ")}.`);
  if (other.length) {
    const book = typeof held.book === "string" ? held.book : "unknown";
    remarks.push(`Another version of the model made this file (book ${short(book)}; this is ${spec.book}): ${other.join("; ")}.`);
  }
  return { values, remarks };
}

// Where the file's outcomes are not this model's, both numbers.
function otherOutcomes(spec, there, here) {
  const known = spec.outcomes.map(({ name, label }) => [name, label]);
  const unknown = Object.keys(there).filter((name) => !Object.hasOwn(here, name));
  return [...known, ...unknown.map((name) => [name, short(name)])].flatMap(([name, label]) => {
    const [file, now] = [there, here].map((outcomes) => (Object.hasOwn(outcomes, name) ? outcomes[name] : null));
    const same = file !== null && now !== null && Math.abs(file - now) <= TOLERANCE;
    return same ? [] : [`“${label}” is ${file ?? "none"} in the file and ${now ?? "none"} here`];
  });
}

// Where another model's run belongs, as far as it is known.
function whereabouts({ model, link }) {
  if ([...document.querySelectorAll("[data-explorer]")].some((root) => root.dataset.explorer === model)) return " Its explorer is on this page, too.";
  const page = typeof link === "string" ? link.split(/[?#]/)[0].split("/").at(-1) : "";
  return page ? ` Its explorer is on the page “${short(page)}”.` : "";
}

function isTable(held) {
  return typeof held === "object" && held !== null && !Array.isArray(held);
}

function given(value) {
  if (typeof value === "string") return `“${short(value)}”`;
  return value === undefined || value === null ? "nothing" : short(JSON.stringify(value));
}
