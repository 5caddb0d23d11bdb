// Two settings side by side: A, which is pinned, and B, which the sliders show.

import { clean, outcomesOf } from "../model/evaluate.js";
import { sentenceOf } from "../scenarios/comparison.js";
import { writeLink } from "../scenarios/scenario.js";
import { copySetting, point } from "../scenarios/share.js";
import { partsOf, write } from "../widget/dom.js";
import { difference, plain, worded } from "../words.js";
import { mindLinks } from "./two_links.js";
import { mindRuns } from "./run_files.js";

const SETTLED = 300; // ms after the last move: then the sentence is read out, once

// Minds the panel of one explorer: `present()` gives its {assumptions, outcomes, outcome, against}, `set(values)` sets
// assumptions. Returns what pins a setting, and what looks again after a change.
export function comparisonOf(box, spec, evaluate, present, set, signal) {
  const part = partsOf(box);
  const on = (role, event, act) => part(role).addEventListener(event, act);
  const tell = (text) => write(part("compare-notice"), text);
  let pinned = null; // {assumptions, outcomes}
  let rows = null; // of the table, made once it is wanted
  let soon = 0;

  const draw = () => {
    if (!pinned || !box.open) return;
    rows ??= rowsIn(part, spec);
    fillRows(part, spec, rows, pinned, present());
    point(part("pair-link"), spec, both());
    clearTimeout(soon);
    soon = setTimeout(() => write(part("compared"), sentence()), SETTLED);
  };
  const both = () => {
    const { assumptions, outcome, against } = present();
    return writeLink(spec, assumptions, outcome, against, pinned?.assumptions);
  };

  const sentence = () => {
    const { assumptions, outcomes, outcome } = present();
    return sentenceOf(spec, pinned, { assumptions, outcomes }, outcome);
  };

  const pin = (values) => {
    // as the sliders have them
    const assumptions = Object.fromEntries(spec.assumptions.map(({ name }) => [name, clean(values[name])]));
    pinned = { assumptions, outcomes: outcomesOf(evaluate, assumptions) };
    part("comparison").hidden = false;
    box.open = true;
    draw();
  };
  const show = () => {
    tell("");
    write(part("pair-copied"), "");
    draw();
  };

  box.addEventListener("toggle", draw);
  on("pin", "click", () => {
    tell("");
    pin(present().assumptions);
  });
  on("swap", "click", () => {
    const before = pinned.assumptions;
    pin(present().assumptions);
    set(before);
  });
  on("copy-pair", "click", async () => write(part("pair-copied"), await copySetting(spec, both())));
  on("take-pinned", "click", () => set(pinned.assumptions));
  on("unpin", "click", () => {
    clearTimeout(soon);
    pinned = null;
    part("pin").focus(); // the button that was pressed goes away
    part("comparison").hidden = true;
  });
  signal.addEventListener("abort", () => clearTimeout(soon));
  mindLinks(part, spec, { set, pin, tell });
  mindRuns(part, spec, evaluate, { present, pinned: () => pinned, both, set, pin, tell });
  return { pin, show };
}

function rowsIn(part, spec) {
  return ["outcomes", "assumptions"].map((list) =>
    spec[list].map(({ label }) => addRow(part(`compared-${list}`), label)),
  );
}

function fillRows(part, spec, [outcomeRows, assumptionRows], pinned, { assumptions, outcomes }) {
  const fill = (row, texts) => {
    for (const [k, text] of texts.entries()) write(row.cells[k + 1], text);
  };
  for (const [i, { name, kind }] of spec.outcomes.entries()) {
    const [a, b] = [pinned.outcomes[name], outcomes[name]];
    fill(outcomeRows[i], [worded(a, kind), worded(b, kind), difference(a, b, kind)]);
  }
  for (const [i, { name }] of spec.assumptions.entries()) {
    const [a, b] = [pinned.assumptions[name], assumptions[name]];
    assumptionRows[i].hidden = a === b;
    if (a !== b) fill(assumptionRows[i], [plain(a), plain(b), difference(a, b)]);
  }
  part("compared-assumptions").hidden = assumptionRows.every((row) => row.hidden);
}

function addRow(body, label) {
  const row = body.insertRow();
  const head = row.appendChild(document.createElement("th"));
  head.scope = "row";
  head.textContent = label;
  for (let i = 0; i < 3; i++) row.insertCell();
  return row;
}
