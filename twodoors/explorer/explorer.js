// An explorer of one model: its controls and its answer. Everything is computed here, kernel or not.
//
// The state is the widget's: an assumption each in `set_NAME`, and what the curve shows in `outcome` and `against`.

import { clean, defaultsOf, functionsOf, snapped, within } from "../model/evaluate.js";
import { writeLink } from "../scenarios/scenario.js";
import { copySetting, point } from "../scenarios/share.js";
import { enable, partsOf, tableButton, view, write } from "../widget/dom.js";
import { answerOf } from "./answer.js";
import { comparisonOf } from "./comparison_panel.js";
import { controlsOf } from "./controls.js";
import { curveOf } from "./curve.js";
import { followLinks } from "./links.js";
import { settingsOf } from "./saved_settings.js";

export const Explorer = view(({ model, root, signal }) => {
  const spec = model.get("spec");
  const functions = functionsOf(spec.functions);
  const part = partsOf(root);
  const defaults = defaultsOf(spec);
  const byName = (list, name) => list.find((item) => item.name === name);
  let now = {};
  let outcomes = {};
  let busy = false;
  let begun = false; // the first answer is no change, and no one is told of it

  const assumptions = () => Object.fromEntries(spec.assumptions.map((a) => [a.name, within(a, clean(model.get(`set_${a.name}`)))]));
  const isNow = (values) => spec.assumptions.every((a) => values[a.name] === now[a.name]);
  const present = () => ({ assumptions: now, outcomes, outcome: model.get("outcome"), against: model.get("against") });
  const asLink = () => writeLink(spec, now, model.get("outcome"), model.get("against"));

  // Several assumptions at once: one answer, at the end.
  const set = (values) => {
    busy = true;
    for (const [name, value] of Object.entries(values)) model.set(`set_${name}`, value);
    busy = false;
    model.save_changes();
    update();
  };
  // What the reader moves goes along to other chapters.
  const move = (name, value) => {
    if (value === now[name]) return;
    set({ [name]: value });
    if (!saved.moved(name, value)) write(part("notice"), "This browser does not let the page keep your setting for other chapters.");
  };
  const choose = (preset) => set(spec.presets[preset].values);
  const refuse = (text) => write(part("notice"), text);

  const showControls = controlsOf(root, spec, { move, choose, refuse });
  const showAnswer = answerOf(root, spec, functions, (name, value) => move(name, snapped(byName(spec.assumptions, name), value)));
  const drawCurve = curveOf(part("plot"), spec, functions);
  const saved = settingsOf(part("mine"), spec, () => now, set, signal);
  const comparison = comparisonOf(part("compare"), spec, functions.evaluate, present, set, signal);

  // At once, in the same event.
  const update = () => {
    if (busy) return;
    now = assumptions();
    for (const role of ["notice", "copied"]) write(part(role), "");
    outcomes = showAnswer(now);
    const preset = spec.presets.findIndex(({ values }) => isNow(values));
    showControls(now, preset);
    write(part("preset"), spec.presets[preset]?.says ?? "Your own setting.");
    point(part("link"), spec, asLink());
    drawCurve(now, outcomes, byName(spec.outcomes, model.get("outcome")), byName(spec.assumptions, model.get("against")));
    saved.show();
    comparison.show();
    if (begun) root.dispatchEvent(new CustomEvent("explorer:updated", { bubbles: true, detail: { assumptions: now, outcomes } }));
  };

  const open = ({ setting, problem }) => {
    for (const role of ["outcome", "against"]) if (setting?.[role]) model.set(role, setting[role]);
    set({ ...defaults, ...setting?.values });
    if (setting?.pinned) comparison.pin({ ...defaults, ...setting.pinned });
    const opened = setting?.pinned
      ? "These are the two settings of the link you followed: the sliders show B, and A is pinned under “Compare and keep”."
      : "This is the setting of the link you followed.";
    write(part("notice"), problem ? `${problem} The defaults are shown.` : opened);
  };

  listen(model, spec, part, update);
  part("reset").addEventListener("click", () => set(defaults));
  part("copy").addEventListener("click", async () => write(part("copied"), await copySetting(spec, asLink())));
  tableButton(root);
  enable(root);
  update();
  begun = true;
  if (saved.show()) refuse("You have moved some of these sliders before: “Use my settings”, below, brings your values here.");
  followLinks(root, spec, open, signal);
  root.dataset.state = "ready";
});

// The answer follows the widget's state, whoever moves it: the reader, Python, or another widget joined to it.
function listen(model, spec, part, update) {
  for (const a of spec.assumptions) model.on(`change:set_${a.name}`, update);
  for (const role of ["outcome", "against"]) {
    const select = part(role);
    select.value = model.get(role);
    select.addEventListener("change", () => (model.set(role, select.value), model.save_changes()));
    model.on(`change:${role}`, () => ((select.value = model.get(role)), update()));
  }
}
