// The ranges that a reader sets: for each assumption two ends, each with its number.

import { clean, positionOf, stopAt } from "../model/evaluate.js";
import { within } from "../widget/dom.js";
import { exact, plain, stopHeard, typed } from "../words.js";

/**
 * @import { AssumptionSpec, Span } from "../model/types.ts"
 * @import { Ends } from "./types.ts"
 */

/**
 * What the controls do: set a range, or say what could not be read.
 * @typedef {{ move: (name: string, ends: Ends) => void, refuse: (text: string) => void }} Ranging
 */

const SIDES = ["low", "high"];

/**
 * Minds the controls. Returns what shows the ranges, in the order of the assumptions.
 * @param {HTMLElement} root
 * @param {AssumptionSpec[]} assumptions
 * @param {Ranging} ranging
 * @returns {(ranges: Span[]) => void}
 */
export function rangesOf(root, assumptions, { move, refuse }) {
  const shows = assumptions.map((a) => rangeOf(root, a, move, refuse));
  return (ranges) => {
    for (const [i, { low, high }] of ranges.entries()) shows[i]([low, high]);
  };
}

/**
 * @param {HTMLElement} root
 * @param {AssumptionSpec} a
 * @param {Ranging["move"]} move
 * @param {Ranging["refuse"]} refuse
 */
function rangeOf(root, a, move, refuse) {
  const box = within(root, `[data-range="${a.name}"]`);
  const parts = (/** @type {string} */ kind) => SIDES.map((end) => within(box, `input[${kind}][data-end="${end}"]`));
  const [sliders, numbers] = [parts('type="range"'), parts("data-number")];
  const ratio = a.scale === "ratio";
  const end = positionOf(a, a.high);
  // a slider that goes by ratios counts its stops
  /** @param {number} i */
  const set = (i) => (ratio ? stopAt(a, sliders[i].valueAsNumber) : clean(sliders[i].valueAsNumber));
  /** @type {Ends} */
  let now = [a.low, a.high];
  /** @param {Ends} ends */
  const show = (ends) => {
    now = ends;
    ends.forEach((value, i) => {
      if (set(i) !== value) sliders[i].value = String(ratio ? positionOf(a, value) : value);
      box.style.setProperty(i ? "--to" : "--from", String(positionOf(a, value) / end));
      const text = exact(value, a.step);
      if (numbers[i].value !== text) numbers[i].value = text;
      sliders[i].setAttribute("aria-valuetext", stopHeard(a, value));
    });
    sliders[0].style.zIndex = positionOf(a, ends[0]) > end / 2 ? "1" : ""; // where both are at the top, the lower one can be had
  };
  // One end stops at the other.
  /** @type {(i: number, value: number) => void} */
  const moved = (i, value) => {
    /** @type {Ends} */
    const ends = [...now];
    ends[i] = i ? Math.max(value, now[0]) : Math.min(value, now[1]);
    if (ends[i] === now[i]) return show(now);
    move(a.name, ends);
  };
  SIDES.forEach((_, i) => {
    sliders[i].addEventListener("input", () => moved(i, set(i)));
    numbers[i].addEventListener("change", () => {
      const given = numbers[i].value;
      const wanted = typed(given);
      const [low, high] = i ? [now[0], a.high] : [a.low, now[1]];
      const fits = wanted >= low && wanted <= high;
      const allowed = `allowed is a number from ${plain(low)} to ${plain(high)}`;
      const side = i ? "upper" : "lower";
      refuse(fits ? "" : `The ${side} end of “${a.label}” cannot be “${given.slice(0, 40)}”; ${allowed}.`);
      if (fits) moved(i, wanted);
      show(now);
    });
  });
  return show;
}
