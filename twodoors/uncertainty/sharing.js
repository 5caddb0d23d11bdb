// Ranges that outlast the page: as a link, and kept in this browser until the reader comes back.

import { same } from "../model/evaluate.js";
import { leftOut } from "../scenarios/gone.js";
import { readLink, writeLink } from "../scenarios/scenario.js";
import { copySetting } from "../scenarios/share.js";
import { ontoStops } from "../scenarios/stops.js";
import { partsOf, write } from "../widget/dom.js";
import { onKept } from "../widget/store.js";
import { keepRanges, keptRanges } from "./kept_ranges.js";

/**
 * @import { Values } from "../model/types.ts"
 * @import { Chosen, Doubts, Ends, Present, UncertaintySpec } from "./types.ts"
 */

const PEAKED = " It does not say that values near the starting point are likelier.";

/**
 * What the view does: sets some of the reader's choices, says something.
 * @typedef {{ set: (values: Partial<Chosen>) => void, notice: (text: string) => void }} Does
 */

/**
 * Minds the view's link and what is kept of it. `open` shows what the address asks for, or else what was kept; `keep`
 * keeps what is set now, nothing where that is what Python has set.
 * @param {HTMLElement} root
 * @param {UncertaintySpec} spec
 * @param {Present} present
 * @param {Does} does
 * @param {AbortSignal} signal
 */
export function sharingOf(root, spec, present, { set, notice }, signal) {
  const part = partsOf(root);
  const inBook = Boolean(globalThis.twodoors?.address); // in Jupyter the notebook keeps its widgets
  const rangesNow = () =>
    Object.fromEntries(present.ranges().map(({ name, low, high }) => [name, /** @type {Ends} */ ([low, high])]));
  /** @type {() => Doubts} */
  const now = () => ({ setting: present.setting(), ranges: rangesNow(), peaked: present.peaked() });
  const first = { ...spec.first, peaked: false };
  const known = { ...spec, assumptions: [...spec.assumptions, ...spec.tried] }; // by a link
  /**
   * Sets all anew: what these do not name is as at first.
   * @type {(doubts: { setting: Values, ranges: Record<string, Ends>, peaked: boolean }, outcome?: string) => void}
   */
  const use = ({ setting, ranges, peaked }, outcome = present.outcome()) => {
    const all = { ...spec.first.ranges, ...ranges };
    const ends = Object.fromEntries(spec.assumptions.map(({ name }) => [`range_${name}`, all[name]]));
    set({ setting: { ...spec.first.setting, ...setting }, outcome, peaked, ...ends });
  };
  /** Whether the address holds ranges of this model. */
  const follow = () => {
    const { setting, gone = [], doubt = "", problem } = readLink(known, location.hash, () => false);
    if (problem) notice(`${problem} The ranges are as they were.`);
    if (!setting?.ranges) return false;
    const moved = show(setting.values, setting.ranges, setting.outcome);
    notice(`These are the ranges of the link you followed.${leftOut(gone)}${moved}${doubt && ` ${doubt}`}`);
    return true;
  };
  // the setting as sliders can show it; what was moved for that is said. The numbers beside a range say its ends whole.
  /** @type {(setting: Values, ranges: Record<string, Ends>, outcome?: string) => string} */
  const show = (setting, ranges, outcome) => {
    const { values, said } = ontoStops(known, setting);
    use({ setting: values, ranges, peaked: false }, outcome);
    return said;
  };
  const fromFile = (/** @type {Values} */ setting, /** @type {Record<string, Ends>} */ ranges) =>
    notice(`These are the ranges of the file you opened.${show(setting, ranges)}`);
  let seen = "null"; // what was kept when this was last looked at: ranges of a link stay until others are kept
  /** Shows what is kept, where it is other than before. */
  const bring = () => {
    const held = keptRanges(spec);
    if (JSON.stringify(held) === seen) return;
    seen = JSON.stringify(held);
    if (!alike(spec, held ?? first, now())) use(held ?? first);
  };
  part("copy-ranges").addEventListener("click", async () => {
    const link = writeLink(spec, present.setting(), { outcome: present.outcome(), ranges: rangesNow() });
    write(part("ranges-copied"), (await copySetting(spec, link)) + (present.peaked() ? PEAKED : ""));
  });
  const untouched = () => alike(spec, first, now());
  mindFiles(spec.name, () => (untouched() ? undefined : rangesNow()), fromFile, signal);
  return {
    open() {
      const look = () => {
        const found = follow();
        if (found) root.scrollIntoView({ block: "start" });
        return found;
      };
      addEventListener("hashchange", look, { signal });
      if (look()) seen = JSON.stringify(keptRanges(spec));
      else if (inBook) bring();
      if (inBook) onKept(bring, signal); // from a file, or in another tab
    },
    keep() {
      if (!inBook) return;
      const held = untouched() ? null : now();
      seen = JSON.stringify(held);
      keepRanges(spec.name, held);
    },
  };
}

/**
 * Answers an explorer that saves a run or opens one.
 * @param {string} model
 * @param {() => Record<string, Ends> | undefined} ranges those that are saved
 * @param {(setting: Values, ranges: Record<string, Ends>) => void} use
 * @param {AbortSignal} signal
 */
function mindFiles(model, ranges, use, signal) {
  const asked = (/** @type {DocumentEventMap["ranges:asked"]} */ { detail }) => {
    if (detail.model === model) detail.ranges = ranges();
  };
  const given = (/** @type {DocumentEventMap["ranges:given"]} */ { detail }) => {
    if (detail.model !== model) return;
    use(detail.setting, detail.ranges);
    detail.shown = true;
  };
  document.addEventListener("ranges:asked", asked, { signal });
  document.addEventListener("ranges:given", given, { signal });
}

/**
 * @param {UncertaintySpec} spec
 * @param {Doubts} a
 * @param {Doubts} b
 */
function alike({ assumptions }, a, b) {
  const ranges = assumptions.every(({ name }) => a.ranges[name].every((end, i) => end === b.ranges[name][i]));
  return ranges && a.peaked === b.peaked && same(assumptions, a.setting, b.setting);
}
