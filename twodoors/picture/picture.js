// A drawing that answers to the sliders: each part names the number that it follows (see picture/).

import { fill, worded } from "../words.js";
import { axesOf, pathOf } from "./axes.js";
import { bell } from "./bells.js";
import { sortHundred } from "./hundred.js";
import { pile } from "./pile.js";
import { dotsOf } from "./thousand.js";

/**
 * @import { Drawn, Functions, PictureSpec, SweepSpec, Values } from "../model/types.ts"
 * @import { Place } from "./axes.js"
 */

/** What tells the page that the reader has let go of a handle, by the name of what it sets: once for each. */
export const DRAGGED = "picture:dragged";

const WIDEST = 18; // of a branch that is always taken
const THINNEST = 0.75;
const ROUNDEST = 15; // radius of a dot whose chance is 1

/**
 * What a part follows at a setting: numbers by name (or a number, written out), curves by name, and how it is worded.
 * @typedef {{
 *   number: (name: string) => number,
 *   run: (name: string, axes: Axes) => Place[],
 *   said: (name: string) => string,
 * }} Followed
 * @typedef {ReturnType<typeof axesOf>} Axes
 */

/**
 * How a part that is bound so moves: `data-width="NAME"` and the like. Those without axes are given none.
 * @type {Record<string, (part: SVGElement, names: string[], now: Followed, axes: Axes) => void>}
 */
const FOLLOWS = {
  width(branch, [name], { number }) {
    branch.style.strokeWidth = `${Math.max(THINNEST, WIDEST * number(name))}px`;
  },
  size(dot, [name], { number }) {
    dot.setAttribute("r", (ROUNDEST * Math.sqrt(Math.max(0, number(name)))).toFixed(2));
  },
  says(place, [name], { said }) {
    if (place.textContent !== said(name)) place.textContent = said(name);
  },
  seat(seat, [turnout, yes, at], { number }) {
    const [place, present] = [Number(at), number(turnout)];
    const state = place < present * number(yes) ? "yes" : place < present ? "no" : "absent";
    seat.setAttribute("class", `td-seat td-seat-${state}`);
  },
  thousand(dots, names, { number }) {
    const [share, ...before] = names.map(number);
    dots.setAttribute("d", dotsOf(share, before));
  },
  hundred: (group, listed, { number }) => sortHundred(group, listed, number),
  at(mark, names, { number }, axes) {
    const [x, y] = names.map(number);
    mark.toggleAttribute("visibility", false);
    if (!axes.holds(x, y)) mark.setAttribute("visibility", "hidden");
    else mark.setAttribute("transform", `translate(${axes.at(x, y)})`);
  },
  corners(line, names, { number }, axes) {
    const corners = Array.from({ length: names.length / 2 }, (_, i) => [
      number(names[2 * i]),
      number(names[2 * i + 1]),
    ]);
    line.setAttribute("d", pathOf(corners.map(([x, y]) => axes.at(x, y))));
  },
  pile: (dots, names, { number }, axes) => pile(dots, axes, names.map(number)),
  sweep: (curve, [name], { run }, axes) => curve.setAttribute("d", pathOf(run(name, axes))),
  area(area, edges, { run }, axes) {
    const [under, above] = edges.map((edge) => run(edge, axes));
    area.setAttribute("d", `${pathOf([...above, ...under.reverse()])} Z`);
  },
  lowest(mark, [name], { run }, axes) {
    const places = run(name, axes);
    const lowest = Math.max(...places.map(([, y]) => y)); // which in a drawing grows downwards
    mark.setAttribute("transform", `translate(${places.find(([, y]) => y === lowest)})`);
  },
  bell(shape, names, { number }, axes) {
    const [mean, spread, start] = names.map(number);
    shape.setAttribute("d", `${pathOf(bell(mean, spread, start).map(([x, y]) => axes.at(x, y)))} Z`);
  },
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
  const bound = Object.entries(FOLLOWS).flatMap(([by, follow]) =>
    partsIn(box, by).map(([part, names, axes]) => ({ part, names, axes, follow })),
  );
  const handles = partsIn(box, "drag");
  svg.classList.toggle("td-dragged", handles.length > 0);
  for (const [handle, names, axes] of handles) {
    const values = settingAt(handle, axes);
    drag(svg, handle, names, (at) => {
      const set = values(at);
      for (const [i, name] of names.entries()) move(name, set[i]);
    });
  }
  return (now, values) => {
    const all = { ...values, ...swept(sweeps, functions, now) };
    // each part names what it can show: a number, or the heights of a curve
    const numbers = /** @type {Values} */ (all);
    const heights = /** @type {Record<string, number[]>} */ (all);
    /** @type {Followed} */
    const followed = {
      number: (name) => (name in all ? numbers[name] : Number(name)),
      run: (name, axes) => run(axes, name in all ? heights[name] : [Number(name), Number(name)]),
      said: (name) => worded(numbers[name], kinds[name] ?? kind),
    };
    svg.setAttribute("aria-label", fill(says, numbers, kinds, kind));
    for (const { part, names, axes, follow } of bound) follow(part, names, followed, axes);
  };
}

/**
 * The parts of a drawing that follow something, each with what it follows and the axes that it stands in, if any.
 * @param {HTMLElement} box
 * @param {string} bound
 * @returns {[part: SVGElement, names: string[], axes: Axes][]}
 */
function partsIn(box, bound) {
  const parts = /** @type {NodeListOf<SVGElement>} */ (box.querySelectorAll(`[data-${bound}]`));
  return [...parts].map((part) => {
    const frame = /** @type {SVGElement | null} */ (part.closest("[data-axes]"));
    const axes = /** @type {Axes} */ (frame && axesOf(/** @type {string} */ (frame.dataset.axes)));
    return [part, /** @type {string} */ (part.dataset[bound]).split(" "), axes];
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
 * lets go of it. The sliders of the same names do the same for the keyboard.
 * @param {SVGSVGElement} svg
 * @param {SVGElement} handle
 * @param {string[]} names
 * @param {(at: DOMPoint) => void} moved
 */
function drag(svg, handle, names, moved) {
  let far = false; // whether it was moved at all
  /** @param {PointerEvent} event */
  const follow = (event) => {
    far = true;
    moved(new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM()?.inverse()));
  };
  // a finger on a handle does not scroll the page: not every browser minds touch-action within a drawing
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
      if (!far) return;
      for (const name of names) handle.dispatchEvent(new CustomEvent(DRAGGED, { bubbles: true, detail: name }));
    });
}

/**
 * What the place of a handle says: how far it is across and up or, where it has one, along its arc from left to right,
 * "middle-x middle-y value-at-the-left value-at-the-right". Who sets one thing alone goes across.
 * @param {SVGElement} handle
 * @param {ReturnType<typeof axesOf>} axes
 * @returns {(at: DOMPoint) => number[]}
 */
function settingAt(handle, axes) {
  const { arc } = handle.dataset;
  if (!arc) return ({ x, y }) => [axes.valueAt(x), axes.heightAt(y)];
  const [across, down, low, high] = arc.split(" ").map(Number);
  return ({ x, y }) => [high - ((high - low) * Math.atan2(Math.max(down - y, 0), x - across)) / Math.PI];
}
