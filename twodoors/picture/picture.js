// A drawing that answers to the sliders: each part names the number that it follows (see picture/).

import { fill, worded } from "../words.js";
import { axesOf, pathOf } from "./axes.js";

const WIDEST = 18; // of a branch that is always taken
const THINNEST = 0.75;

// The shapes of icons, about their middle (weekly.py draws the same): told apart without their colours.
const ICONS = {
  war: "M0 -5.5 L6 5 H-6 Z",
  talks: "M-5 0 A5 5 0 1 1 5 0 A5 5 0 1 1 -5 0 Z",
  neither: "M-4 -4 H4 V4 H-4 Z",
};

// What moves the drawing in `box`: call it with the assumptions, and with the values of assumptions, outcomes and the
// drawing's own numbers. `evaluate` is the model's; `move(name, value)` sets an assumption.
export function pictureMover(box, { says, kind, kinds, sweeps }, evaluate, move) {
  const svg = box.querySelector("svg");
  const parts = (bound) =>
    [...box.querySelectorAll(`[data-${bound}]`)].map((part) => [part, part.dataset[bound].split(" ")]);
  // what has axes, with those that it stands in
  const placed = (bound) =>
    parts(bound).map(([part, names]) => [part, names, axesOf(part.closest("[data-axes]").dataset.axes)]);
  const [branches, words, seats, icons] = ["width", "says", "seat", "icon"].map(parts);
  const [marks, lines, curves, areas] = ["at", "corners", "sweep", "area"].map(placed);
  for (const [handle, [name], axes] of placed("drag")) drag(svg, handle, (x) => move(name, axes.valueAt(x)));

  return (now, values) => {
    values = { ...values, ...swept(sweeps, evaluate, now) };
    const text = (name) => worded(values[name], kinds[name] ?? kind);
    const number = (name) => (name in values ? values[name] : Number(name));
    svg.setAttribute("aria-label", fill(says, values, kinds, kind));
    for (const [branch, [name]] of branches)
      branch.style.strokeWidth = `${Math.max(THINNEST, WIDEST * values[name])}px`;
    for (const [place, [name]] of words) {
      const said = text(name);
      if (place.textContent !== said) place.textContent = said;
    }
    for (const [seat, [turnout, yes, at]] of seats) {
      const state = at < values[turnout] * values[yes] ? "yes" : at < values[turnout] ? "no" : "absent";
      seat.setAttribute("class", `td-seat td-seat-${state}`);
    }
    for (const [icon, [war, talks, at]] of icons) {
      const state = at < values[war] ? "war" : at < values[war] + values[talks] ? "talks" : "neither";
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
    const run = (axes, heights) => heights.map((height, i) => axes.along(i / (heights.length - 1), height));
    for (const [curve, [name], axes] of curves) curve.setAttribute("d", pathOf(run(axes, values[name])));
    for (const [area, edges, axes] of areas) {
      const [under, above] = edges.map((edge) =>
        run(axes, edge in values ? values[edge] : [Number(edge), Number(edge)]),
      );
      area.setAttribute("d", `${pathOf([...above, ...under.reverse()])} Z`);
    }
  };
}

function swept(sweeps, evaluate, now) {
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

// The handle follows the pointer: `moved` is told where it is, in the drawing's own units. The slider of the same
// assumption does the same for the keyboard.
function drag(svg, handle, moved) {
  const follow = (event) => {
    const { left, width } = svg.getBoundingClientRect();
    moved(((event.clientX - left) * svg.viewBox.baseVal.width) / width);
  };
  handle.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener("pointermove", follow);
  });
  for (const end of ["pointerup", "pointercancel"])
    handle.addEventListener(end, () => handle.removeEventListener("pointermove", follow));
}
