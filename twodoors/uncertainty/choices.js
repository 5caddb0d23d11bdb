// Where the ranges begin: round which setting, how wide, of what shape; and which outcome is shown.

import { same } from "../model/evaluate.js";
import { partsOf } from "../widget/dom.js";

/**
 * @import { Setting, Values } from "../model/types.ts"
 * @import { Choice, Ends, Present, RangedSpec, UncertaintySpec } from "./types.ts"
 */

/**
 * What the lists follow and what they do: set some of the reader's choices, pick an outcome. `ends` gives the ends of a
 * range of that width (a value of its list) about a setting.
 * @typedef {{
 *   present: Present,
 *   set: (values: Partial<Choice>) => void,
 *   pick: (outcome: string) => void,
 *   ends: (a: RangedSpec, setting: Values, width: string) => Ends,
 * }} Choosing
 */

/**
 * Minds the lists. Returns what shows the present choices.
 * @param {HTMLElement} root
 * @param {UncertaintySpec} spec
 * @param {Choosing} choosing
 * @param {AbortSignal} signal
 * @returns {(peaked: boolean, outcome: string) => void}
 */
export function choicesOf(root, spec, { present, set, pick, ends }, signal) {
  const part = partsOf(root);
  const [around, width] = [part("around", "select"), part("width", "select")];
  const [shape, outcome] = [part("shape", "select"), part("outcome", "select")];
  const [explorers, other] = [...around.options].slice(-2); // the last is that of a link or a file
  /** @type {Values} */
  let explored = {}; // the setting of this model's explorer on the page, once a reader has moved it
  let wide = width.value;
  for (const option of [explorers, other]) option.hidden = option.disabled = true;

  /** @param {Values} setting */
  const spread = (setting) => {
    const ranges = spec.assumptions.map((a) => [`range_${a.name}`, ends(a, setting, wide)]);
    set({ setting, ...Object.fromEntries(ranges) });
  };
  /** @type {(peaked: boolean, shown: string) => void} */
  const show = (peaked, shown) => {
    const [setting, ranges] = [present.setting(), present.ranges()];
    /** @param {string} share */
    const fits = (share) =>
      ranges.every(({ low, high }, i) =>
        [low, high].every((end, k) => end === ends(spec.assumptions[i], setting, share)[k]),
      );
    const found = [...width.options].map((option) => option.value).find((value) => value && fits(value));
    if (!same(spec.assumptions, [...spec.settings, explored][around.selectedIndex] ?? {}, setting)) {
      // the explorer's is followed only by those who choose it
      const known = spec.settings.findIndex((point) => same(spec.assumptions, point, setting));
      around.selectedIndex = known < 0 ? other.index : known;
    }
    width.value = found ?? "";
    if (found) wide = found;
    shape.value = peaked ? "peaked" : "";
    outcome.value = shown;
  };
  around.addEventListener("change", () => spread([...spec.settings, explored][around.selectedIndex]));
  width.addEventListener("change", () => {
    if (!width.value) return show(shape.value !== "", outcome.value); // one's own: there is nothing to set
    wide = width.value;
    spread(present.setting());
  });
  shape.addEventListener("change", () => set({ peaked: shape.value !== "" }));
  outcome.addEventListener("change", () => pick(outcome.value));
  /** @param {CustomEvent<Setting>} event of an explorer */
  const follow = ({ target, detail }) => {
    if (/** @type {HTMLElement} */ (target).dataset.explorer !== spec.name) return;
    explored = detail.assumptions;
    explorers.hidden = explorers.disabled = false;
    if (around.value === "explorer" && !same(spec.assumptions, explored, present.setting())) spread(explored);
  };
  document.addEventListener("explorer:updated", follow, { signal });
  return show;
}
