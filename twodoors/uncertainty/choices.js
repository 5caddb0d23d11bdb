// Where the ranges begin: round which setting, how wide, of what shape; and which outcome is shown.

import { same } from "../model/evaluate.js";
import { partsOf } from "../widget/dom.js";

// Minds the lists. Returns what shows the present choices.
export function choicesOf(root, spec, { present, set, pick, ends }, signal) {
  const [around, width, shape, outcome] = ["around", "width", "shape", "outcome"].map(partsOf(root));
  const explorers = [...around.options].at(-1);
  let explored = null; // the setting of this model's explorer on the page, once a reader has moved it
  let wide = Number(width.value);
  explorers.hidden = explorers.disabled = true;

  const spread = (setting) => {
    const ranges = spec.assumptions.map((a) => [`range_${a.name}`, ends(a, setting, wide)]);
    set({ setting, ...Object.fromEntries(ranges) });
  };
  const show = (peaked, shown) => {
    const [setting, ranges] = [present.setting(), present.ranges()];
    const fits = (share) =>
      ranges.every(({ low, high }, i) =>
        [low, high].every((end, k) => end === ends(spec.assumptions[i], setting, share)[k]),
      );
    const found = [...width.options].map((option) => option.value).find((value) => value && fits(Number(value)));
    width.value = found ?? "";
    if (found) wide = Number(found);
    shape.value = peaked ? "peaked" : "";
    outcome.value = shown;
  };
  around.addEventListener("change", () => spread([...spec.settings, explored][around.selectedIndex]));
  width.addEventListener("change", () => {
    if (!width.value) return show(shape.value !== "", outcome.value); // one's own: there is nothing to set
    wide = Number(width.value);
    spread(present.setting());
  });
  shape.addEventListener("change", () => set({ peaked: shape.value !== "" }));
  outcome.addEventListener("change", () => pick(outcome.value));
  const follow = ({ target, detail }) => {
    if (target.dataset.explorer !== spec.name) return;
    explored = detail.assumptions;
    explorers.hidden = explorers.disabled = false;
    if (around.value === "explorer" && !same(spec.assumptions, explored, present.setting())) spread(explored);
  };
  document.addEventListener("explorer:updated", follow, { signal });
  return show;
}
