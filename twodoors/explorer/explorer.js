// An explorer of one model: its controls and its answer. Everything is computed here, kernel or not.
//
// The state is the widget's: an assumption each in `set_NAME`, and what the curve shows in `outcome` and `against`.

import { functionsOf } from "../model/evaluate.js";
import { leftOut } from "../scenarios/gone.js";
import { writeLink } from "../scenarios/scenario.js";
import { copySetting, point } from "../scenarios/share.js";
import { ontoStops } from "../scenarios/stops.js";
import { enable, partsOf, tableButton, view, write } from "../widget/dom.js";
import { boardOf } from "./board.js";
import { comparisonOf } from "./comparison_panel.js";
import { asHeld, chaptersOf } from "./from_chapters.js";
import { followLinks } from "./links.js";
import { pastOf } from "./past.js";
import { readingOf } from "./reading.js";
import { settingsOf } from "./saved_settings.js";
import { walkOf } from "./walk.js";

/**
 * @import { Functions, PresetSpec, Setting, Spec, Values } from "../model/types.ts"
 * @import { Opened, Refused } from "../scenarios/scenario.js"
 * @import { Behind, Part, Props } from "../widget/types.ts"
 * @import { ExplorerState, Open, Present, Standing, Walking } from "./types.ts"
 */

const SHOWN = /** @type {const} */ (["outcome", "against"]); // what the curve shows

const UNKEPT = "This browser does not let the page keep your setting for other chapters.";
const MOVED = "You have moved some of these sliders before: “Use my settings”, below, brings your values here.";
const HEARD = "Readings that you took in other chapters count here: “From the chapters” says which.";
const PAIR =
  "These are the two settings of the link you followed: the sliders show B, and A is pinned under “Compare and keep”.";
const ALONE = "This is the setting of the link you followed.";

export const Explorer = view((/** @type {Props<ExplorerState>} */ { model, root, signal }) => {
  const spec = model.get("spec");
  const functions = functionsOf(spec.functions);
  const part = partsOf(root);
  const notice = (/** @type {string} */ text) => write(part("notice"), text);
  /** @type {Setting} */
  let now = { assumptions: {}, outcomes: {} };
  let busy = false;
  let begun = false; // the first answer is no change, and no one is told of it

  const present = () => ({ ...now, outcome: model.get("outcome"), against: model.get("against") });
  const asLink = () => writeLink(spec, now.assumptions, present());
  /** Several assumptions at once: one answer, at the end. @param {Values} values */
  const set = (values) => {
    busy = true;
    for (const [name, value] of Object.entries(values)) model.set(`set_${name}`, value);
    busy = false;
    model.save_changes();
    update();
  };
  const { open, move } = movingOf(spec, { set, present, notice, walking: () => walking(), panels: () => panels });

  const greet = () =>
    notice([panels.chapters.heard().length ? HEARD : "", panels.saved.show() ? MOVED : ""].filter(Boolean).join(" "));
  const whole = () => {
    open(slidersIn(spec, now.assumptions), "this step");
    greet();
  };
  const past = pastOf(root, model, present, set, () => walk);
  const does = { set, present, whole, leave: past.leave };
  const walk = spec.walk && walkOf(root, { ...spec, walk: spec.walk }, functions, does, signal);
  const walking = () => Boolean(walk?.walking());
  const panels = panelsOf(root, spec, functions.evaluate, present, { set, open, walking }, signal);
  const show = boardOf(root, spec, functions, { move, open, refuse: notice, base: panels.chapters.base });

  // At once, in the same event.
  const update = () => {
    if (busy) return;
    const assumptions = assumptionsIn(model, spec);
    const { outcomes, preset } = show(assumptions, model.get("outcome"), model.get("against"));
    now = { assumptions, outcomes };
    point(part("link", "a"), spec, asLink());
    panels.show(preset);
    walk?.show();
    if (begun) root.dispatchEvent(new CustomEvent("explorer:updated", { bubbles: true, detail: now }));
  };
  listen(model, spec, part, update);
  copies(part, spec, asLink);
  tableButton(root);
  enable(root);
  update();
  begun = true;
  begin(root, panels.chapters, () => {
    (walk?.begin ?? greet)();
    followLinks(root, spec, (asked) => openLink(asked, model, panels, { open, notice, walk }), past, walk, signal);
  });
});

/**
 * What sets all anew, and what moves one assumption: onto the stops of their sliders, so that what is shown is in force.
 * What the reader moves goes along to other chapters, but for what is tried in a step.
 * @param {Spec} spec
 * @param {{ set: (values: Values) => void, present: () => Present, notice: (text: string) => void,
 *   walking: () => boolean, panels: () => ReturnType<typeof panelsOf> }} does
 * @returns {{ open: Open, move: (name: string, value: number) => void }}
 */
function movingOf(spec, { set, present, notice, walking, panels }) {
  return {
    open(given, by) {
      const { values, said } = ontoStops(spec, given);
      set(panels().chapters.afresh(values, by));
      return said;
    },
    move(name, wanted) {
      const { values, said } = ontoStops(spec, { [name]: wanted }); // a number may be typed between two stops
      if (values[name] !== present().assumptions[name]) {
        set(values);
        if (!walking() && !panels().saved.moved(name, values[name])) notice(UNKEPT);
      }
      if (said) notice(said.trim());
    },
  };
}

/**
 * What stands beside the board, and what shows it all again, at the preset that is in force, if one is.
 * @param {HTMLElement} root
 * @param {Spec} spec
 * @param {Functions["evaluate"]} evaluate
 * @param {() => Present} present
 * @param {{ set: (values: Values) => void, open: Open, walking: () => boolean }} does
 * @param {AbortSignal} signal
 */
function panelsOf(root, spec, evaluate, present, { set, open, walking }, signal) {
  const part = partsOf(root);
  const assumptions = () => present().assumptions;
  // a step stands on the article's readings, whatever is taken meanwhile
  const follow = (/** @type {Values} */ values) => (walking() ? undefined : set(values));
  const chapters = chaptersOf(root, spec, present, follow, signal);
  const saved = settingsOf(part("mine"), spec, assumptions, set, signal);
  const does = { set, open, base: chapters.base, heard: chapters.heard };
  const comparison = comparisonOf(part("compare", "details"), spec, evaluate, present, does, signal);
  const showReading = readingOf(root, spec, assumptions, set, signal);
  /** @param {PresetSpec | undefined} preset */
  const show = (preset) => {
    for (const panel of [chapters, saved, comparison]) panel.show();
    showReading(preset);
  };
  return { chapters, saved, comparison, show };
}

/**
 * Brings in the readings that were taken in other chapters, and only then what follows: a link says what it sets beside
 * them.
 * @param {HTMLElement} root
 * @param {Standing} chapters
 * @param {() => void} then
 */
function begin(root, chapters, then) {
  const ready = () => {
    then();
    root.dataset.state = "ready";
  };
  const waiting = chapters.begin();
  if (!waiting) return ready();
  root.dataset.state = "waiting";
  waiting.then(ready);
}

/**
 * Those of a setting that the reader moves; the others are given by chapters.
 * @param {Spec} spec
 * @param {Values} setting
 */
function slidersIn(spec, setting) {
  return Object.fromEntries(spec.assumptions.filter((a) => !a.carries).map(({ name }) => [name, setting[name]]));
}

/**
 * Opens what a link asks for on the whole board, or says why not.
 * @param {Opened | Refused} asked
 * @param {Behind<ExplorerState>} model
 * @param {ReturnType<typeof panelsOf>} panels
 * @param {{ open: Open, notice: (text: string) => void, walk?: Walking }} does
 */
function openLink({ setting, problem, gone = [], doubt }, model, panels, { open, notice, walk }) {
  walk?.board();
  for (const role of SHOWN) if (setting?.[role]) model.set(role, setting[role]);
  const moved = open({ ...setting?.values }, "this link");
  const beside = setting?.pinned ? panels.comparison.pin(setting.pinned) : "";
  const told = (setting?.pinned ? PAIR : ALONE) + leftOut(gone) + moved + (beside && ` A:${beside}`);
  notice(problem ? `${problem} The defaults are shown.` : told + (doubt ? ` ${doubt}` : ""));
}

/**
 * @param {Part} part
 * @param {Spec} spec
 * @param {() => string} asLink
 */
function copies(part, spec, asLink) {
  part("copy").addEventListener("click", async () => write(part("copied"), await copySetting(spec, asLink())));
}

/**
 * @param {Behind<ExplorerState>} model
 * @param {Spec} spec
 */
function assumptionsIn(model, spec) {
  return Object.fromEntries(spec.assumptions.map((a) => [a.name, asHeld(a, model.get(`set_${a.name}`))]));
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
