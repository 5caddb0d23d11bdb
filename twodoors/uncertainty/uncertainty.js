// What ranges leave open: draws from them, then a sentence, dots, icons and tables. All computed here, kernel or not; the
// first result is Python's, so that a page which is only read computes nothing.

import { bounded, byName, clean, functionsOf, movedBy, same, snapped } from "../model/evaluate.js";
import { allWithin, enable, partsOf, view, write } from "../widget/dom.js";
import { ofHundred } from "../words.js";
import { choicesOf } from "./choices.js";
import { dotPlot, iconArray } from "./drawings.js";
import { rangesOf } from "./ranges.js";
import { showFlips, showIndices } from "./tables.js";
import { sharingOf } from "./sharing.js";
import { DOTS } from "./work.js";
import { middle, others, summary, together, turning } from "./wording.js";
import { workerOf } from "./worker.js";

/**
 * @import { Range, Values } from "../model/types.ts"
 * @import { Behind, Props } from "../widget/types.ts"
 * @import { Choice, Chosen, Ends, Present, RangedSpec, Shown, UncertaintySpec, UncertaintyState } from "./types.ts"
 */

export const Uncertainty = view((/** @type {Props<UncertaintyState>} */ { model, root, signal }) => {
  const spec = model.get("spec");
  const part = partsOf(root);
  const notice = (/** @type {string} */ text) => write(part("notice"), text);
  const present = presentOf(model, spec);
  /** @type {Shown} */
  let result = { outcome: spec.first.outcome, ...spec.result };
  let busy = false;

  const worker = workerOf(root, spec, functionsOf(spec.functions).evaluate, present, done, signal);
  /** @type {(next: Shown, whole: boolean) => void} */
  function done(next, whole) {
    result = next;
    show(root, spec, result);
    if (!whole) return; // a first answer
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
  /** @param {Partial<Chosen>} values */
  const use = (values) => {
    busy = true;
    for (const [name, value] of Object.entries(/** @type {Chosen} */ (values))) {
      model.set(/** @type {keyof Chosen} */ (name), value);
    }
    busy = false;
    model.save_changes();
    changed();
  };
  const sharing = sharingOf(root, spec, present, { set: use, notice }, signal);
  /** @param {Partial<Choice>} values */
  const set = (values) => {
    use(values);
    sharing.keep();
  };
  /** @type {(name: string, ends: Ends) => void} */
  const move = (name, ends) => set({ [`range_${name}`]: ends });
  const showRanges = rangesOf(root, spec.assumptions, { move, refuse: notice });
  const showSetup = choicesOf(root, spec, { present, set, pick: pickFor(model), ends: endsOf(spec) }, signal);
  const showChoices = () => {
    showRanges(present.ranges());
    showSetup(model.get("peaked"), model.get("outcome"));
  };
  const ranges = spec.assumptions.map((a) => `range_${a.name}`);
  for (const name of ["setting", "peaked", ...ranges]) model.on(`change:${name}`, changed);
  model.on("change:outcome", () => {
    if (!worker.canRetell() || root.dataset.state !== "ready") return changed();
    showChoices();
    worker.retell();
  });

  enable(root);
  showChoices();
  fold(root);
  root.dataset.state = "ready";
  if (isFirst(spec, present)) show(root, spec, result);
  else changed(); // shown again in Jupyter, after a reader has moved it
  sharing.open();
  whenSized(part("dots"), () => showDots(root, spec, result), signal);
});

/**
 * What sets the outcome that is shown.
 * @param {Behind<UncertaintyState>} model
 */
function pickFor(model) {
  return (/** @type {string} */ outcome) => {
    model.set("outcome", outcome);
    model.save_changes();
  };
}

/**
 * Draws again when there is more room, or less.
 * @param {HTMLElement} box
 * @param {() => void} draw
 * @param {AbortSignal} signal
 */
function whenSized(box, draw, signal) {
  const sight = new ResizeObserver(draw);
  sight.observe(box);
  signal.addEventListener("abort", () => sight.disconnect());
}

/**
 * What the reader has set: the ranges (with a mode where values near the starting point are likelier), the starting
 * point, the outcome.
 * @param {Behind<UncertaintyState>} model
 * @param {UncertaintySpec} spec
 * @returns {Present}
 */
function presentOf(model, spec) {
  const setting = () => model.get("setting");
  const ranges = () =>
    spec.assumptions.map((a) => {
      const [low, high] = model.get(`range_${a.name}`).map((end) => bounded(a, clean(end)));
      const mode = model.get("peaked") ? { mode: bounded({ low, high }, setting()[a.name]) } : {};
      return { name: a.name, low, high, ratio: a.ratio && low > 0, ...mode };
    });
  return { setting, ranges, peaked: () => model.get("peaked"), outcome: () => model.get("outcome") };
}

/**
 * Whether Python's result is what the reader has set.
 * @param {UncertaintySpec} spec
 * @param {Present} present
 */
function isFirst({ first, assumptions }, present) {
  /** @param {Range} range */
  const untouched = ({ name, low, high, mode }) =>
    mode === undefined && low === first.ranges[name][0] && high === first.ranges[name][1];
  const there = same(assumptions, present.setting(), first.setting);
  return present.outcome() === first.outcome && there && present.ranges().every(untouched);
}

/**
 * The ends of a range of a width about a setting: on the slider's steps, or as far from it as at first; what another
 * chapter gives is held.
 * @param {UncertaintySpec} spec
 * @returns {(a: RangedSpec, setting: Values, width: string) => Ends}
 */
function endsOf({ first }) {
  return (a, setting, width) => {
    const [now, before] = [setting[a.name], first.setting[a.name]];
    if (a.held) return [bounded(a, clean(now)), bounded(a, clean(now))];
    const [low, high] = first.ranges[a.name];
    if (width === "first" && a.ratio && before > 0) {
      return [bounded(a, clean((low / before) * now)), bounded(a, clean((high / before) * now))];
    }
    if (width === "first") return [bounded(a, clean(low - before + now)), bounded(a, clean(high - before + now))];
    return [snapped(a, movedBy(a, now, -Number(width))), snapped(a, movedBy(a, now, Number(width)))];
  };
}

/**
 * @param {HTMLElement} root
 * @param {UncertaintySpec} spec
 * @param {Shown} result
 */
function show(root, spec, result) {
  const part = partsOf(root);
  const outcome = byName(spec.outcomes, result.outcome);
  write(part("summary"), summary(spec, outcome, result));
  write(part("middle"), middle(spec, outcome, result));
  write(part("count"), `${result.count.toLocaleString("en")} draws`);
  showDots(root, spec, result);
  const counts = ofHundred(result.means);
  for (const [i, node] of allWithin(root, ".td-key b").entries()) write(node, String(counts[i]));
  part("icons").setAttribute(
    "aria-label",
    `Of 100: ${spec.bar.map((segment, i) => `${segment.label} ${counts[i]}`).join(", ")}.`,
  );
  part("icons").innerHTML = iconArray(allWithin(root, ".td-key svg"), counts);
  showIndices(part("indices", "table"), spec, outcome, result);
  write(part("together"), together(spec, result.indices));
  showFlips(part("flips", "table"), spec, result.flips);
  write(part("turning"), turning(spec, result));
  write(part("others"), others(spec, result.flips));
}

/**
 * @param {HTMLElement} root
 * @param {UncertaintySpec} spec
 * @param {Shown} result
 */
function showDots(root, spec, result) {
  const box = partsOf(root)("dots");
  const outcome = byName(spec.outcomes, result.outcome);
  box.setAttribute("aria-label", `${DOTS} dots for 100 draws. ${summary(spec, outcome, result)}`);
  box.innerHTML = dotPlot(box.clientWidth, spec, outcome, result);
}

/**
 * What other scripts of the page are told.
 * @param {Shown} result
 * @param {Range[]} ranges
 * @param {Values} setting
 */
function detailOf({ outcome, count, quantiles, means, indices, flips, swings }, ranges, setting) {
  /**
   * @template {string} Column
   * @param {Record<string, Record<Column, number | null>>} table
   * @param {Column} column
   */
  const of = (table, column) => Object.fromEntries(Object.entries(table).map(([name, row]) => [name, row[column]]));
  const shares = { first: of(indices, "first"), total: of(indices, "total"), flips: of(flips, "flip") };
  return { outcome, count, quantiles, means, ...shares, swings, ranges, setting };
}

/**
 * Groups of ranges begin closed on a phone; elsewhere those in which every assumption is held fixed.
 * @param {HTMLElement} root
 */
function fold(root) {
  const narrow = matchMedia("(max-width: 719px)").matches;
  for (const group of allWithin(root, "details.td-fold")) {
    const ends = [...group.querySelectorAll("[data-range]")].map((one) => allWithin(one, 'input[type="range"]'));
    group.open = !narrow && ends.some(([low, high]) => low.value !== high.value);
  }
}
