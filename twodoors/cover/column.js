// How far the reader has come on the map of the column: chapters where a reading was taken, and those begun.

import { takenOf } from "../scenarios/readings.js";
import { playedOf } from "../scenarios/rounds.js";
import { walkedOf } from "../scenarios/walks.js";
import { allWithin, view, within, write } from "../widget/dom.js";
import { onKept } from "../widget/store.js";

/** @import { Props } from "../widget/types.ts" */

/** @typedef {"" | "begun" | "taken"} Done */

/**
 * How far a chapter is read. Where nothing is kept of it, it is not.
 * @param {string} chapter
 * @param {string} model
 * @returns {Done}
 */
export function done(chapter, model) {
  if (takenOf(model)) return "taken";
  const begun = [chapter, model].some((key) => playedOf(key) || walkedOf(key).step !== null);
  return begun ? "begun" : "";
}

/**
 * The same of all chapters, in a sentence.
 * @param {Done[]} all
 */
export function told(all) {
  const [taken, begun] = ["taken", "begun"].map((one) => all.filter((each) => each === one).length);
  if (!taken && !begun) return "";
  const more = begun ? `${taken ? "; " : ""}${begun} ${taken ? "more " : ""}begun` : "";
  return `So far: ${taken ? `a reading taken at ${taken} of ${all.length} stops` : ""}${more}.`;
}

const SAID = { "": "", begun: "begun", taken: "✓ reading taken" };

export const Column = view((/** @type {Props<{ html: string }>} */ { root, signal }) => {
  const stops = allWithin(root, "li[data-stop]");
  const show = () => {
    const all = stops.map((stop) => done(stop.dataset.stop ?? "", stop.dataset.model ?? ""));
    for (const [i, stop] of stops.entries()) {
      write(within(stop, '[data-role="done"]'), SAID[all[i]]);
      for (const place of allWithin(root, `[data-stop="${stop.dataset.stop}"]`)) {
        place.classList.toggle("td-taken", all[i] === "taken");
        place.classList.toggle("td-begun", all[i] === "begun");
      }
    }
    write(within(root, '[data-role="progress"]'), told(all));
  };
  // a link to a claim opens its stop
  const open = () => {
    const opener = root.querySelector(":target")?.closest("details");
    if (opener) opener.open = true;
  };
  addEventListener("hashchange", open, { signal });
  open();
  show();
  onKept(show, signal);
});
