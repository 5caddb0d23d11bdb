// Two settings side by side: A, which is pinned, and B, which the sliders show.

import { outcomesOf } from "../model/evaluate.js";
import { sentenceOf } from "../scenarios/comparison.js";
import { writeLink } from "../scenarios/scenario.js";
import { copySetting, point } from "../scenarios/share.js";
import { ontoStops } from "../scenarios/stops.js";
import { partsOf, write } from "../widget/dom.js";
import { difference, plain, worded } from "../words.js";
import { asHeld } from "./from_chapters.js";
import { mindLinks } from "./two_links.js";
import { mindRuns } from "./run_files.js";

/**
 * @import { Functions, Setting, Spec, Values } from "../model/types.ts"
 * @import { LinkRanges } from "../scenarios/scenario.js"
 * @import { Part } from "../widget/types.ts"
 * @import { Open, Present, Standing } from "./types.ts"
 */

/** @typedef {Record<"outcomes" | "assumptions", HTMLTableRowElement[]>} Rows of the table, in the order of the model */

const SETTLED = 300; // ms after the last move: then the sentence is read out, once

/**
 * Minds the panel of one explorer: `present()` gives what it shows, `set(values)` sets assumptions, `open` sets all anew
 * from how they stand at `base()`. Returns what pins a setting, and what looks again after a change.
 * @param {HTMLDetailsElement} box
 * @param {Spec} spec
 * @param {Functions["evaluate"]} evaluate
 * @param {() => Present} present
 * @param {{ set: (values: Values) => void, open: Open } & Pick<Standing, "base" | "heard">} does
 * @param {AbortSignal} signal
 */
export function comparisonOf(box, spec, evaluate, present, { set, open, base, heard }, signal) {
  const part = partsOf(box);
  /** @type {(role: string, act: (pinned: Setting) => void) => void} */
  const onPinned = (role, act) => part(role).addEventListener("click", () => pinned && act(pinned));
  const tell = (/** @type {string} */ text) => write(part("compare-notice"), text);
  /** @type {Setting | null} */
  let pinned = null;
  /** @type {Rows | null} */
  let rows = null; // made once the table is wanted
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let soon;

  const draw = () => {
    if (!pinned || !box.open) return;
    rows ??= rowsIn(part, spec);
    fillRows(part, spec, rows, pinned, present());
    point(part("pair-link", "a"), spec, both());
    clearTimeout(soon);
    soon = setTimeout(() => pinned && write(part("compared"), sentence(pinned)), SETTLED);
  };
  const both = (/** @type {LinkRanges} */ ranges = {}) => {
    const { assumptions, outcome, against } = present();
    return writeLink(spec, assumptions, { outcome, against, pinned: pinned?.assumptions, ranges });
  };

  /** @param {Setting} a */
  const sentence = (a) => {
    const { assumptions, outcomes, outcome } = present();
    return sentenceOf(spec, a, { assumptions, outcomes }, outcome);
  };

  /** @param {Values} values */
  const pin = (values) => {
    const { values: onto, said } = ontoStops(spec, values);
    pinned = answeredAt(spec, evaluate, { ...base(), ...onto });
    part("comparison").hidden = false;
    box.open = true;
    draw();
    return said;
  };
  const show = () => {
    tell("");
    write(part("pair-copied"), "");
    draw();
  };

  box.addEventListener("toggle", draw);
  part("pin").addEventListener("click", () => {
    tell("");
    pin(present().assumptions);
  });
  onPinned("swap", (before) => {
    pin(present().assumptions);
    set(before.assumptions);
  });
  onPinned("copy-pair", async () => write(part("pair-copied"), await copySetting(spec, both())));
  onPinned("take-pinned", (a) => set(a.assumptions));
  onPinned("unpin", () => {
    clearTimeout(soon);
    pinned = null;
    part("pin").focus(); // the button that was pressed goes away
    part("comparison").hidden = true;
  });
  signal.addEventListener("abort", () => clearTimeout(soon));
  mindLinks(part, spec, { open, pin, tell });
  mindRuns(part, spec, evaluate, { present, pinned: () => pinned, both, heard, open, pin, tell });
  return { pin, show };
}

/**
 * @param {Spec} spec
 * @param {Functions["evaluate"]} evaluate
 * @param {Values} values
 */
function answeredAt(spec, evaluate, values) {
  const assumptions = Object.fromEntries(spec.assumptions.map((a) => [a.name, asHeld(a, values[a.name])]));
  return { assumptions, outcomes: outcomesOf(evaluate, assumptions) };
}

/**
 * @param {Part} part
 * @param {Spec} spec
 * @returns {Rows}
 */
function rowsIn(part, spec) {
  /** @param {"outcomes" | "assumptions"} list */
  const rows = (list) => spec[list].map(({ label }) => addRow(part(`compared-${list}`, "tbody"), label));
  return { outcomes: rows("outcomes"), assumptions: rows("assumptions") };
}

/**
 * @param {Part} part
 * @param {Spec} spec
 * @param {Rows} rows
 * @param {Setting} pinned
 * @param {Setting} present
 */
function fillRows(part, spec, rows, pinned, { assumptions, outcomes }) {
  /** @type {(row: HTMLTableRowElement, texts: string[]) => void} */
  const fill = (row, texts) => {
    for (const [k, text] of texts.entries()) write(row.cells[k + 1], text);
  };
  for (const [i, { name, kind }] of spec.outcomes.entries()) {
    const [a, b] = [pinned.outcomes[name], outcomes[name]];
    fill(rows.outcomes[i], [worded(a, kind), worded(b, kind), difference(a, b, kind)]);
  }
  for (const [i, { name }] of spec.assumptions.entries()) {
    const [a, b] = [pinned.assumptions[name], assumptions[name]];
    rows.assumptions[i].hidden = a === b;
    if (a !== b) fill(rows.assumptions[i], [plain(a), plain(b), difference(a, b)]);
  }
  part("compared-assumptions").hidden = rows.assumptions.every((row) => row.hidden);
}

/**
 * @param {HTMLTableSectionElement} body
 * @param {string} label
 */
function addRow(body, label) {
  const row = body.insertRow();
  const head = row.appendChild(document.createElement("th"));
  head.scope = "row";
  head.textContent = label;
  for (let i = 0; i < 3; i++) row.insertCell();
  return row;
}
