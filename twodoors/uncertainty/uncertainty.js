// What ranges leave open: draws from them, then a sentence, dots, icons and tables. All computed here, kernel or not; the
// first result is Python's, so that a page which is only read computes nothing.

import { bounded, clean, functionsOf, same, snapped } from "../model/evaluate.js";
import { enable, partsOf, view, write } from "../widget/dom.js";
import { ofHundred } from "../words.js";
import { choicesOf } from "./choices.js";
import { dotPlot, iconArray } from "./drawings.js";
import { rangesOf } from "./ranges.js";
import { showFlips, showIndices } from "./tables.js";
import { DOTS } from "./work.js";
import { summary, together, turning } from "./wording.js";
import { workerOf } from "./worker.js";

export const Uncertainty = view(({ model, root, signal }) => {
  const spec = model.get("spec");
  const part = partsOf(root);
  const notice = (text) => write(part("notice"), text);
  const present = presentOf(model, spec);
  let result = { outcome: spec.first.outcome, ...spec.result };
  let busy = false;

  const worker = workerOf(root, spec, functionsOf(spec.functions).evaluate, present, done, signal);
  function done(next) {
    result = next;
    show(root, spec, result);
    root.dataset.state = "ready";
    const detail = detailOf(result, present.ranges(), present.setting());
    root.dispatchEvent(new CustomEvent("uncertainty:updated", { bubbles: true, detail }));
  }
  const changed = () => {
    if (busy) return;
    root.dataset.state = "working";
    notice("");
    showChoices();
    worker.again();
  };
  const set = (values) => {
    busy = true;
    for (const [name, value] of Object.entries(values)) model.set(name, value);
    busy = false;
    model.save_changes();
    changed();
  };
  const pick = (outcome) => {
    model.set("outcome", outcome);
    model.save_changes();
  };

  const move = (name, pair) => set({ [`range_${name}`]: pair });
  const showRanges = rangesOf(root, spec.assumptions, { move, refuse: notice });
  const showSetup = choicesOf(root, spec, { present, set, pick, ends: endsOf }, signal);
  const showChoices = () => {
    showRanges(present.ranges());
    showSetup(model.get("peaked"), model.get("outcome"));
  };
  for (const a of spec.assumptions) model.on(`change:range_${a.name}`, changed);
  for (const name of ["setting", "peaked"]) model.on(`change:${name}`, changed);
  model.on("change:outcome", () => {
    if (!worker.canRetell() || root.dataset.state !== "ready") return changed();
    showChoices();
    worker.retell();
  });

  fold(root);
  enable(root);
  showChoices();
  root.dataset.state = "ready";
  if (isFirst(spec, present)) show(root, spec, result);
  else changed(); // shown again in Jupyter, after a reader has moved it
  const sight = new ResizeObserver(() => showDots(root, spec, result));
  sight.observe(part("dots"));
  signal.addEventListener("abort", () => sight.disconnect());
});

// What the reader has set: the ranges (with a mode where values near the starting point are likelier), the starting
// point, the outcome.
function presentOf(model, spec) {
  const setting = () => model.get("setting");
  const ranges = () =>
    spec.assumptions.map((a) => {
      const [low, high] = model.get(`range_${a.name}`).map((end) => bounded(a, clean(end)));
      const mode = model.get("peaked") ? { mode: bounded({ low, high }, setting()[a.name]) } : {};
      return { name: a.name, low, high, ...mode };
    });
  return { setting, ranges, outcome: () => model.get("outcome") };
}

function isFirst({ first, assumptions }, present) {
  const untouched = ({ name, low, high, mode }) =>
    mode === undefined && low === first.ranges[name][0] && high === first.ranges[name][1];
  const there = same(assumptions, present.setting(), first.setting);
  return present.outcome() === first.outcome && there && present.ranges().every(untouched);
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
  for (const [i, node] of root.querySelectorAll(".td-key b").entries()) write(node, String(counts[i]));
  part("icons").setAttribute(
    "aria-label",
    `Of 100: ${spec.bar.map((segment, i) => `${segment.label} ${counts[i]}`).join(", ")}.`,
  );
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

// Groups of ranges begin closed on a phone.
function fold(root) {
  const narrow = matchMedia("(max-width: 719px)").matches;
  for (const group of root.querySelectorAll("details.td-fold")) group.open = !narrow;
}
