// An explorer of one model: its controls and its answer. Everything is computed here, kernel or not.
//
// The state is the widget's: an assumption each in `set_NAME`, and what the curve shows in `outcome` and `against`.

import { bounded, clean, defaultsOf, functionsOf } from "../model/evaluate.js";
import { leftOut } from "../scenarios/gone.js";
import { writeLink } from "../scenarios/scenario.js";
import { copySetting, point } from "../scenarios/share.js";
import { enable, partsOf, tableButton, view, write } from "../widget/dom.js";
import { boardOf } from "./board.js";
import { comparisonOf } from "./comparison_panel.js";
import { followLinks } from "./links.js";
import { settingsOf } from "./saved_settings.js";

/**
 * @import { Spec, Values } from "../model/types.ts"
 * @import { Opened, Refused } from "../scenarios/scenario.js"
 * @import { Behind, Part, Props } from "../widget/types.ts"
 * @import { ExplorerState } from "./types.ts"
 */

const SHOWN = /** @type {const} */ (["outcome", "against"]); // what the curve shows

const UNKEPT = "This browser does not let the page keep your setting for other chapters.";
const MOVED = "You have moved some of these sliders before: “Use my settings”, below, brings your values here.";
const PAIR =
  "These are the two settings of the link you followed: the sliders show B, and A is pinned under “Compare and keep”.";
const ALONE = "This is the setting of the link you followed.";

export const Explorer = view((/** @type {Props<ExplorerState>} */ { model, root, signal }) => {
  const spec = model.get("spec");
  const functions = functionsOf(spec.functions);
  const part = partsOf(root);
  const notice = (/** @type {string} */ text) => write(part("notice"), text);
  /** @type {Values} */
  let now = {};
  /** @type {Values} */
  let outcomes = {};
  let busy = false;
  let begun = false; // the first answer is no change, and no one is told of it

  const present = () => ({ assumptions: now, outcomes, outcome: model.get("outcome"), against: model.get("against") });
  const asLink = () => writeLink(spec, now, model.get("outcome"), model.get("against"));
  // Several assumptions at once: one answer, at the end.
  /** @param {Values} values */
  const set = (values) => {
    busy = true;
    for (const [name, value] of Object.entries(values)) model.set(`set_${name}`, value);
    busy = false;
    model.save_changes();
    update();
  };
  // What the reader moves goes along to other chapters.
  /** @type {(name: string, value: number) => void} */
  const move = (name, value) => {
    if (value === now[name]) return;
    set({ [name]: value });
    if (!saved.moved(name, value)) notice(UNKEPT);
  };

  const show = boardOf(root, spec, functions, { move, set, refuse: notice });
  const saved = settingsOf(part("mine"), spec, () => now, set, signal);
  const comparison = comparisonOf(part("compare", "details"), spec, functions.evaluate, present, set, signal);

  // At once, in the same event.
  const update = () => {
    if (busy) return;
    now = assumptionsIn(model, spec);
    outcomes = show(now, model.get("outcome"), model.get("against"));
    point(part("link", "a"), spec, asLink());
    saved.show();
    comparison.show();
    const detail = { assumptions: now, outcomes };
    if (begun) root.dispatchEvent(new CustomEvent("explorer:updated", { bubbles: true, detail }));
  };
  /** @param {Opened | Refused} asked */
  const open = ({ setting, problem, gone = [] }) => {
    for (const role of SHOWN) if (setting?.[role]) model.set(role, setting[role]);
    set({ ...defaultsOf(spec), ...setting?.values });
    if (setting?.pinned) comparison.pin({ ...defaultsOf(spec), ...setting.pinned });
    notice(problem ? `${problem} The defaults are shown.` : (setting?.pinned ? PAIR : ALONE) + leftOut(gone));
  };

  listen(model, spec, part, update);
  part("copy").addEventListener("click", async () => write(part("copied"), await copySetting(spec, asLink())));
  tableButton(root);
  enable(root);
  update();
  begun = true;
  if (saved.show()) notice(MOVED);
  followLinks(root, spec, open, signal);
  root.dataset.state = "ready";
});

/**
 * @param {Behind<ExplorerState>} model
 * @param {Spec} spec
 */
function assumptionsIn(model, spec) {
  return Object.fromEntries(spec.assumptions.map((a) => [a.name, bounded(a, clean(model.get(`set_${a.name}`)))]));
}

/**
 * The answer follows the widget's state, whoever moves it: the reader, Python, or another widget joined to it.
 * @param {Behind<ExplorerState>} model
 * @param {Spec} spec
 * @param {Part} part
 * @param {() => void} update
 */
function listen(model, spec, part, update) {
  for (const a of spec.assumptions) model.on(`change:set_${a.name}`, update);
  for (const role of SHOWN) {
    const select = part(role, "select");
    select.value = model.get(role);
    select.addEventListener("change", () => {
      model.set(role, select.value);
      model.save_changes();
    });
    model.on(`change:${role}`, () => {
      select.value = model.get(role);
      update();
    });
  }
}
