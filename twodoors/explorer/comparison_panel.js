// Two settings side by side: A, which is pinned, and B, which the sliders show; two readers' links; runs as files.

import { clean, defaultsOf, outcomesOf } from "../model/evaluate.js";
import { sentenceOf } from "../scenarios/comparison.js";
import { LARGEST, readRun, writeRun } from "../scenarios/run.js";
import { readLinkText, writeLink } from "../scenarios/scenario.js";
import { copySetting, pageOf, point } from "../scenarios/share.js";
import { write } from "../widget/dom.js";
import { download } from "../widget/download.js";
import { difference, plain, worded } from "../words.js";

const SETTLED = 300; // ms after the last move: then the sentence is read out, once

// Minds the panel of one explorer: `present()` gives its {assumptions, outcomes, outcome, against}, `set(values)` sets
// assumptions. Returns what pins a setting, and what looks again after a change.
export function comparisonOf(box, spec, evaluate, present, set, signal) {
  const part = (role) => box.querySelector(`[data-role="${role}"]`);
  const on = (role, event, act) => part(role).addEventListener(event, act);
  const tell = (text) => write(part("compare-notice"), text);
  const defaults = defaultsOf(spec);
  let pinned = null; // {assumptions, outcomes}
  let rows = null; // of the table, made once it is wanted
  let soon = 0;

  // -- side by side -----------------------------------------------------------------------------------------------

  const draw = () => {
    if (!pinned || !box.open) return;
    rows ??= ["outcomes", "assumptions"].map((list) => spec[list].map(({ label }) => addRow(part(`compared-${list}`), label)));
    const { assumptions, outcomes } = present();
    spec.outcomes.forEach(({ name, kind }, i) => {
      const [a, b] = [pinned.outcomes[name], outcomes[name]];
      [worded(a, kind), worded(b, kind), difference(a, b, kind)].forEach((text, k) => write(rows[0][i].cells[k + 1], text));
    });
    spec.assumptions.forEach(({ name }, i) => {
      const [a, b] = [pinned.assumptions[name], assumptions[name]];
      rows[1][i].hidden = a === b;
      if (a !== b) [plain(a), plain(b), difference(a, b)].forEach((text, k) => write(rows[1][i].cells[k + 1], text));
    });
    part("compared-assumptions").hidden = rows[1].every((row) => row.hidden);
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
  on("pin", "click", () => (tell(""), pin(present().assumptions)));
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

  // -- two links --------------------------------------------------------------------------------------------------

  on("links", "submit", (event) => {
    event.preventDefault();
    const read = ["a", "b"].map((name) => {
      const input = part(`link-${name}`);
      const answer = readLinkText(spec, input.value);
      input.setAttribute("aria-invalid", String(Boolean(answer.problem)));
      return { name: name.toUpperCase(), ...answer };
    });
    const problems = read.filter(({ problem }) => problem).map(({ name, problem }) => `Link ${name} cannot be opened. ${problem}`);
    if (problems.length) return tell(`${problems.join(" ")} Nothing was changed.`);
    const [a, b] = read.map(({ setting }) => ({ ...defaults, ...setting.values }));
    set(b);
    pin(a);
    tell("The setting of link A is pinned; the sliders show that of link B.");
  });

  // -- runs as files ----------------------------------------------------------------------------------------------

  on("save-run", "click", () => {
    const { assumptions, outcomes } = present();
    const link = (pageOf(spec) || spec.page) + both(); // if no address is known, a path within the book
    const text = writeRun(spec, { assumptions, outcomes }, pinned, link);
    const file = `twodoors-${spec.name}.json`;
    download(file, "application/json", text);
    tell(`The run is handed to your browser to save, as ${file}.`);
  });
  on("open-run", "change", async ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    const read = await textOf(file);
    const { run, remarks, problem } = read.problem ? read : readRun(spec, evaluate, read.text);
    target.value = ""; // the same file may be chosen again
    if (problem) return tell(`“${file.name}” was not opened. ${problem} Nothing was changed.`);
    set(run.now);
    if (run.pinned) pin(run.pinned);
    tell([`“${file.name}” is open: the sliders show its setting${run.pinned ? ", and its pinned one is A" : ""}.`, ...remarks].join(" "));
  });

  return { pin, show };
}

// {text} of a file, or {problem}.
async function textOf(file) {
  if (file.size > LARGEST) return { problem: `It has ${file.size} bytes; allowed are ${LARGEST}.` };
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return { problem: "The browser could not read it." };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { problem: "It is not text in UTF-8." };
  }
}

function addRow(body, label) {
  const row = body.insertRow();
  const head = row.appendChild(document.createElement("th"));
  head.scope = "row";
  head.textContent = label;
  for (let i = 0; i < 3; i++) row.insertCell();
  return row;
}
