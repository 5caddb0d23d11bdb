// What ranges leave open: draws from them in slices, then a sentence, dots, icons and tables. All computed here, kernel
// or not; the first result is Python's, so that a page which is only read computes nothing.

import { clean, functionsOf, snapped, within } from "../model/evaluate.js";
import { sobolPoints } from "../model/sampling.js";
import { enable, partsOf, view, write } from "../widget/dom.js";
import { inSlices } from "../widget/slices.js";
import { dotPlot, iconArray } from "./drawings.js";
import { choicesOf } from "./choices.js";
import { rangesOf } from "./ranges.js";
import { showFlips, showIndices } from "./tables.js";
import { summary, together, turning } from "./wording.js";
import { allOf, DOTS, resultOf } from "./work.js";
import { ofHundred } from "../words.js";

export const Uncertainty = view(({ model, root, signal }) => {
  const spec = model.get("spec");
  const { evaluate } = functionsOf(spec.functions);
  const part = partsOf(root);
  const names = spec.assumptions.map(({ name }) => name);
  const same = (one, other) => names.every((name) => one[name] === other[name]);
  const setting = () => model.get("setting");
  const ends = (a) => model.get(`range_${a.name}`).map((end) => within(a, clean(end)));
  const ranges = () =>
    spec.assumptions.map((a) => {
      const [low, high] = ends(a);
      return { name: a.name, low, high, ...(model.get("peaked") && { mode: within({ low, high }, setting()[a.name]) }) };
    });
  let points = null;
  let drawn = null; // all that the last finished work gave; before it, the page shows Python's result
  let result = { outcome: spec.first.outcome, ...spec.result };
  let turns = { setting: spec.first.setting, flips: result.flips }; // they do not hang on the ranges
  let run = 0; // counts the changes: work for an older one stops
  let frame = 0;
  let busy = false;

  // -- the work: after each change, from the next frame on, until it is done or something else changes ----------------

  const changed = () => {
    if (busy) return;
    run += 1;
    if (root.dataset.state) root.dataset.state = "working";
    write(part("notice"), "");
    showChoices();
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(work);
  };
  const work = async () => {
    const mine = run;
    points ??= sobolPoints(spec.points);
    const known = same(turns.setting, setting()) ? turns.flips : null;
    const steps = allOf(spec, evaluate, points, ranges(), setting(), known);
    const done = await inSlices(steps, progress(part("progress")), () => mine !== run || signal.aborted);
    if (!done) return;
    [drawn, turns] = [done, done];
    part("progress").value = 1;
    tell();
  };
  const tell = async () => {
    const mine = run;
    const next = await inSlices(resultOf(spec, drawn, model.get("outcome")), () => {}, () => mine !== run || signal.aborted);
    if (!next) return;
    result = next;
    show(root, spec, result);
    root.dataset.state = "ready";
    root.dispatchEvent(new CustomEvent("uncertainty:updated", { bubbles: true, detail: detailOf(result, ranges(), setting()) }));
  };

  // -- what the reader does -------------------------------------------------------------------------------------------

  const set = (values) => {
    busy = true;
    for (const [name, value] of Object.entries(values)) model.set(name, value);
    busy = false;
    model.save_changes();
    changed();
  };
  const showRanges = rangesOf(root, spec.assumptions, {
    move: (name, pair) => set({ [`range_${name}`]: pair }),
    refuse: (text) => write(part("notice"), text),
  });
  const present = () => ({ setting: setting(), ranges: ranges() });
  const pick = (outcome) => (model.set("outcome", outcome), model.save_changes());
  const showSetup = choicesOf(root, spec, { present, set, pick, same, ends: endsOf }, signal);
  const showChoices = () => {
    showRanges(Object.fromEntries(spec.assumptions.map((a) => [a.name, ends(a)])));
    showSetup(model.get("peaked"), model.get("outcome"));
  };
  for (const name of [...names.map((name) => `range_${name}`), "setting", "peaked"]) model.on(`change:${name}`, changed);
  model.on("change:outcome", () => {
    if (!drawn || root.dataset.state !== "ready") return changed();
    run += 1; // the draws hold all outcomes: only what is told of them is new
    showChoices();
    tell();
  });

  fold(root);
  enable(root);
  showChoices();
  root.dataset.state = "ready";
  if (isFirst(spec, model.get("outcome"), setting(), ranges(), same)) show(root, spec, result);
  else changed(); // shown again in Jupyter, after a reader has moved it
  const sight = new ResizeObserver(() => showDots(root, spec, result));
  sight.observe(part("dots"));
  signal.addEventListener("abort", () => (sight.disconnect(), cancelAnimationFrame(frame)));
});

function isFirst({ first }, outcome, setting, ranges, same) {
  const untouched = ({ name, low, high, mode }) => mode === undefined && low === first.ranges[name][0] && high === first.ranges[name][1];
  return outcome === first.outcome && same(setting, first.setting) && ranges.every(untouched);
}

// The ends of a range of this width about a setting, on the slider's steps.
function endsOf(a, setting, width) {
  const reach = width * (a.high - a.low);
  return [-reach, reach].map((by) => snapped(a, setting[a.name] + by));
}

function show(root, spec, result) {
  const part = partsOf(root);
  const outcome = outcomeOf(spec, result);
  write(part("summary"), summary(spec, outcome, result.ends));
  write(part("count"), `${result.count.toLocaleString("en")} draws`);
  showDots(root, spec, result);
  const counts = ofHundred(result.means);
  [...root.querySelectorAll(".td-key b")].forEach((node, i) => write(node, String(counts[i])));
  part("icons").setAttribute("aria-label", `Of 100: ${spec.bar.map((segment, i) => `${segment.label} ${counts[i]}`).join(", ")}.`);
  part("icons").innerHTML = iconArray([...root.querySelectorAll(".td-key svg")], counts);
  showIndices(part("indices"), spec, outcome, result);
  write(part("together"), together(spec, result.indices));
  showFlips(part("flips"), spec, result.flips);
  write(part("turning"), turning(spec, result));
}

function showDots(root, spec, result) {
  const box = partsOf(root)("dots");
  const outcome = outcomeOf(spec, result);
  box.setAttribute("aria-label", `${DOTS} dots for 100 draws. ${summary(spec, outcome, result.ends)}`);
  box.innerHTML = dotPlot(box.clientWidth, spec, outcome, result);
}

const outcomeOf = (spec, result) => spec.outcomes.find((o) => o.name === result.outcome);

function detailOf({ outcome, count, quantiles, means, indices, flips, swings }, ranges, setting) {
  const of = (table, column) => Object.fromEntries(Object.entries(table).map(([name, row]) => [name, row[column]]));
  const shares = { first: of(indices, "first"), total: of(indices, "total"), flips: of(flips, "flip") };
  return { outcome, count, quantiles, means, ...shares, swings, ranges, setting };
}

// Moves the bar ten times a second: each move draws the page, which would be half of the work.
function progress(bar) {
  let moved = performance.now();
  return (share = 1) => {
    if (performance.now() - moved < 100) return;
    moved = performance.now();
    bar.value = share; // the turns, which come last, tell none
  };
}

// Groups of ranges begin closed on a phone.
function fold(root) {
  const narrow = matchMedia("(max-width: 719px)").matches;
  for (const group of root.querySelectorAll("details.td-fold")) group.open = !narrow;
}
