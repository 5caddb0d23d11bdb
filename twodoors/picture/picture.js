// A drawing that answers to the sliders: each part names the number that it follows (see picture/).

import { fill, worded } from "../words.js";
import { axesOf, pathOf } from "./axes.js";
import { bell } from "./bells.js";

/**
 * @import { Drawn, Functions, PictureSpec, SweepSpec, Values } from "../model/types.ts"
 * @import { Place } from "./axes.js"
 */

const WIDEST = 18; // of a branch that is always taken
const THINNEST = 0.75;
const LARGEST = 15; // radius of a dot whose chance is 1

// The shapes of icons, about their middle (weekly.py draws the same): told apart without their colours.
const ICONS = {
  war: "M0 -5.5 L6 5 H-6 Z",
  talks: "M-5 0 A5 5 0 1 1 5 0 A5 5 0 1 1 -5 0 Z",
  neither: "M-4 -4 H4 V4 H-4 Z",
};

/**
 * What moves the drawing in `box`: call it with the assumptions, and with the values of assumptions, outcomes and the
 * drawing's own numbers. `evaluate` is the model's; `move(name, value)` sets an assumption.
 * @param {HTMLElement} box
 * @param {PictureSpec} spec
 * @param {Functions["evaluate"]} evaluate
 * @param {(name: string, value: number) => void} move
 * @returns {(now: Values, values: Drawn) => void}
 */
export function pictureMover(box, { says, kind, kinds, sweeps }, evaluate, move) {
  const svg = /** @type {SVGSVGElement} */ (box.querySelector("svg"));
  const parts = (/** @type {string} */ bound) => partsIn(box, bound);
  const placed = (/** @type {string} */ bound) => placedIn(box, bound);
  const [branches, words, seats, icons, sizes] = ["width", "says", "seat", "icon", "size"].map(parts);
  const [marks, lines, curves, areas, bells, lows] = ["at", "corners", "sweep", "area", "bell", "lowest"].map(placed);
  for (const [handle, [name], axes] of placed("drag")) drag(svg, handle, (x) => move(name, axes.valueAt(x)));

  return (now, values) => {
    const all = { ...values, ...swept(sweeps, evaluate, now) };
    // each part names what it can show: a number, or the heights of a curve
    const numbers = /** @type {Values} */ (all);
    const heights = /** @type {Record<string, number[]>} */ (all);
    const number = (/** @type {string} */ name) => (name in all ? numbers[name] : Number(name));
    svg.setAttribute("aria-label", fill(says, numbers, kinds, kind));
    for (const [branch, [name]] of branches)
      branch.style.strokeWidth = `${Math.max(THINNEST, WIDEST * numbers[name])}px`;
    for (const [dot, [name]] of sizes)
      dot.setAttribute("r", (LARGEST * Math.sqrt(Math.max(0, numbers[name]))).toFixed(2));
    for (const [place, [name]] of words) {
      const said = worded(numbers[name], kinds[name] ?? kind);
      if (place.textContent !== said) place.textContent = said;
    }
    for (const [seat, [turnout, yes, at]] of seats) {
      const [place, present] = [Number(at), numbers[turnout]];
      const state = place < present * numbers[yes] ? "yes" : place < present ? "no" : "absent";
      seat.setAttribute("class", `td-seat td-seat-${state}`);
    }
    for (const [icon, [war, talks, at]] of icons) {
      const place = Number(at);
      const state = place < numbers[war] ? "war" : place < numbers[war] + numbers[talks] ? "talks" : "neither";
      icon.setAttribute("class", `td-icon td-icon-${state}`);
      icon.setAttribute("d", ICONS[state]);
    }
    for (const [mark, names, axes] of marks) {
      const [x, y] = names.map(number);
      mark.toggleAttribute("visibility", false);
      if (!axes.holds(x, y)) mark.setAttribute("visibility", "hidden");
      else mark.setAttribute("transform", `translate(${axes.at(x, y)})`);
    }
    for (const [line, names, axes] of lines) {
      const corners = Array.from({ length: names.length / 2 }, (_, i) => [
        number(names[2 * i]),
        number(names[2 * i + 1]),
      ]);
      line.setAttribute("d", pathOf(corners.map(([x, y]) => axes.at(x, y))));
    }
    for (const [curve, [name], axes] of curves) curve.setAttribute("d", pathOf(run(axes, heights[name])));
    for (const [area, edges, axes] of areas) {
      const [under, above] = edges.map((edge) => run(axes, edge in all ? heights[edge] : [Number(edge), Number(edge)]));
      area.setAttribute("d", `${pathOf([...above, ...under.reverse()])} Z`);
    }
    for (const [mark, [name], axes] of lows) {
      const at = heights[name].indexOf(Math.min(...heights[name]));
      mark.setAttribute("transform", `translate(${run(axes, heights[name])[at]})`);
    }
    for (const [shape, names, axes] of bells) {
      const [mean, spread, start] = names.map(number);
      shape.setAttribute("d", `${pathOf(bell(mean, spread, start).map(([x, y]) => axes.at(x, y)))} Z`);
    }
  };
}

/**
 * The parts of a drawing that follow something, each with what it follows.
 * @param {HTMLElement} box
 * @param {string} bound
 * @returns {[part: SVGElement, names: string[]][]}
 */
function partsIn(box, bound) {
  const parts = /** @type {NodeListOf<SVGElement>} */ (box.querySelectorAll(`[data-${bound}]`));
  return [...parts].map((part) => [part, /** @type {string} */ (part.dataset[bound]).split(" ")]);
}

/**
 * What has axes, with those that it stands in.
 * @param {HTMLElement} box
 * @param {string} bound
 * @returns {[part: SVGElement, names: string[], axes: ReturnType<typeof axesOf>][]}
 */
function placedIn(box, bound) {
  return partsIn(box, bound).map(([part, names]) => {
    const frame = /** @type {SVGElement} */ (part.closest("[data-axes]"));
    return [part, names, axesOf(/** @type {string} */ (frame.dataset.axes))];
  });
}

/**
 * The places of a curve's heights, from edge to edge.
 * @param {ReturnType<typeof axesOf>} axes
 * @param {number[]} heights
 * @returns {Place[]}
 */
function run(axes, heights) {
  return heights.map((height, i) => axes.along(i / (heights.length - 1), height));
}

/**
 * @param {SweepSpec[]} sweeps
 * @param {Functions["evaluate"]} evaluate
 * @param {Values} now
 */
function swept(sweeps, evaluate, now) {
  /** @type {Drawn} */
  const found = {};
  for (const { name, outcome, over, low, high, points, fixed } of sweeps) {
    const given = { ...now, ...fixed };
    found[`${name}_now`] = evaluate(given)[outcome];
    found[name] = Array.from({ length: points }, (_, i) => {
      for (const moved of over) given[moved] = low + ((high - low) * i) / (points - 1);
      return evaluate(given)[outcome];
    });
  }
  return found;
}

/**
 * The handle follows the pointer: `moved` is told where it is, in the drawing's own units. The slider of the same
 * assumption does the same for the keyboard.
 * @param {SVGSVGElement} svg
 * @param {SVGElement} handle
 * @param {(x: number) => void} moved
 */
function drag(svg, handle, moved) {
  /** @param {PointerEvent} event */
  const follow = (event) => {
    const { left, width } = svg.getBoundingClientRect();
    moved(((event.clientX - left) * svg.viewBox.baseVal.width) / width);
  };
  handle.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener("pointermove", follow);
  });
  for (const end of /** @type {const} */ (["pointerup", "pointercancel"]))
    handle.addEventListener(end, () => handle.removeEventListener("pointermove", follow));
}
