// A drawing that answers to the sliders: each part names the number that it follows (see picture/).

import { fill, worded } from "../words.js";
import { axesOf, pathOf } from "./axes.js";
import { sortHundred } from "./hundred.js";
import { pile } from "./pile.js";

/**
 * @import { Drawn, Functions, PictureSpec, SweepSpec, Values } from "../model/types.ts"
 * @import { Place } from "./axes.js"
 */

/** What tells the page that the reader has let go of a handle, by the name of what it sets. */
export const DRAGGED = "picture:dragged";

const WIDEST = 18; // of a branch that is always taken
const THINNEST = 0.75;
const ROUNDEST = 15; // radius of a dot whose chance is 1

// The shapes of icons, about their middle (weekly.py draws the same): told apart without their colours.
const ICONS = {
  war: "M0 -5.5 L6 5 H-6 Z",
  talks: "M-5 0 A5 5 0 1 1 5 0 A5 5 0 1 1 -5 0 Z",
  neither: "M-4 -4 H4 V4 H-4 Z",
};

/**
 * What moves the drawing in `box`: call it with the assumptions, and with the values of assumptions, outcomes and the
 * drawing's own numbers. The functions are the model's; `move(name, value)` sets an assumption.
 * @param {HTMLElement} box
 * @param {PictureSpec} spec
 * @param {Functions} functions
 * @param {(name: string, value: number) => void} move
 * @returns {(now: Values, values: Drawn) => void}
 */
export function pictureMover(box, { says, kind, kinds, sweeps }, functions, move) {
  const svg = /** @type {SVGSVGElement} */ (box.querySelector("svg"));
  const parts = (/** @type {string} */ bound) => partsIn(box, bound);
  const placed = (/** @type {string} */ bound) => placedIn(box, bound);
  const [branches, words, seats, icons, sizes, hundreds] = ["width", "says", "seat", "icon", "size", "hundred"].map(
    parts,
  );
  const [marks, lines, curves, areas, piles] = ["at", "corners", "sweep", "area", "pile"].map(placed);
  for (const [handle, [name], axes] of placed("drag")) {
    const value = heldAt(handle, axes);
    drag(svg, handle, name, (at) => move(name, value(at)));
  }

  return (now, values) => {
    const all = { ...values, ...swept(sweeps, functions, now) };
    // each part names what it can show: a number, or the heights of a curve
    const numbers = /** @type {Values} */ (all);
    const heights = /** @type {Record<string, number[]>} */ (all);
    const number = (/** @type {string} */ name) => (name in all ? numbers[name] : Number(name));
    svg.setAttribute("aria-label", fill(says, numbers, kinds, kind));
    for (const [branch, [name]] of branches)
      branch.style.strokeWidth = `${Math.max(THINNEST, WIDEST * numbers[name])}px`;
    for (const [dot, [name]] of sizes)
      dot.setAttribute("r", (ROUNDEST * Math.sqrt(Math.max(0, numbers[name]))).toFixed(2));
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
    for (const [group, listed] of hundreds) sortHundred(group, listed, number);
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
    for (const [dots, names, axes] of piles) pile(dots, axes, names.map(number));
    for (const [curve, [name], axes] of curves) curve.setAttribute("d", pathOf(run(axes, heights[name])));
    for (const [area, edges, axes] of areas) {
      const [under, above] = edges.map((edge) => run(axes, edge in all ? heights[edge] : [Number(edge), Number(edge)]));
      area.setAttribute("d", `${pathOf([...above, ...under.reverse()])} Z`);
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
 * The curves, of outcomes or of numbers that only the drawing needs, and their heights now.
 * @param {SweepSpec[]} sweeps
 * @param {Functions} functions
 * @param {Values} now
 */
function swept(sweeps, { evaluate, drawn }, now) {
  /** @type {Drawn} */
  const found = {};
  /** @type {(name: string, at: Values) => number} */
  const height = (name, at) => evaluate(at)[name] ?? drawn(at)[name];
  for (const { name, outcome, over, low, high, points, fixed } of sweeps) {
    const given = { ...now, ...fixed };
    found[`${name}_now`] = height(outcome, given);
    found[name] = Array.from({ length: points }, (_, i) => {
      for (const moved of over) given[moved] = low + ((high - low) * i) / (points - 1);
      return height(outcome, given);
    });
  }
  return found;
}

/**
 * The handle follows the pointer: `moved` is told where it is, in the drawing's own units, and the page once the reader
 * lets go of it. The slider of the same name does the same for the keyboard.
 * @param {SVGSVGElement} svg
 * @param {SVGElement} handle
 * @param {string} name
 * @param {(at: DOMPoint) => void} moved
 */
function drag(svg, handle, name, moved) {
  let far = false; // whether it was moved at all
  /** @param {PointerEvent} event */
  const follow = (event) => {
    far = true;
    moved(new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM()?.inverse()));
  };
  // not every browser minds touch-action within a drawing
  handle.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
  handle.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    far = false;
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener("pointermove", follow);
  });
  for (const end of /** @type {const} */ (["pointerup", "pointercancel"]))
    handle.addEventListener(end, () => {
      handle.removeEventListener("pointermove", follow);
      if (far) handle.dispatchEvent(new CustomEvent(DRAGGED, { bubbles: true, detail: name }));
    });
}

/**
 * What the place of a handle says: how far it is along its axis or, where it has one, its arc from left to right,
 * "middle-x middle-y value-at-the-left value-at-the-right".
 * @param {SVGElement} handle
 * @param {ReturnType<typeof axesOf>} axes
 * @returns {(at: DOMPoint) => number}
 */
function heldAt(handle, axes) {
  const { arc } = handle.dataset;
  if (!arc) return ({ x }) => axes.valueAt(x);
  const [across, down, low, high] = arc.split(" ").map(Number);
  return ({ x, y }) => high - ((high - low) * Math.atan2(Math.max(down - y, 0), x - across)) / Math.PI;
}
