// A drawing that answers to the sliders: each part names the number that it follows (see picture/).

import { worded } from "./words.js";

const WIDEST = 18; // of a branch that is always taken
const THINNEST = 0.75;

// What moves the drawing in `box`: call it with the assumptions, and with the values of assumptions, outcomes and the
// drawing's own numbers. `evaluate` is the model's; `move(name, value)` sets an assumption.
export function pictureMover(box, { says, kind, sweeps }, evaluate, move) {
  const svg = box.querySelector("svg");
  const parts = (bound) => [...box.querySelectorAll(`[data-${bound}]`)].map((part) => [part, part.dataset[bound].split(" ")]);
  const [branches, words, seats, marks, lines, curves] = ["width", "says", "seat", "at", "corners", "sweep"].map(parts);
  const axes = svg.dataset.axes && axesOf(svg.dataset.axes.split(" ").map(Number));
  for (const [handle, [name]] of parts("drag")) drag(svg, handle, (x) => move(name, axes.valueAt(x)));

  return (now, values) => {
    values = { ...values, ...swept(sweeps, evaluate, now) };
    const text = (name) => worded(values[name], kind);
    const number = (name) => (name in values ? values[name] : Number(name));
    svg.setAttribute("aria-label", says.replace(/\{(\w+)\}/g, (_, name) => text(name)));
    for (const [branch, [name]] of branches) branch.style.strokeWidth = `${Math.max(THINNEST, WIDEST * values[name])}px`;
    for (const [place, [name]] of words) {
      const said = text(name);
      if (place.textContent !== said) place.textContent = said;
    }
    for (const [seat, [turnout, yes, at]] of seats) {
      const state = at < values[turnout] * values[yes] ? "yes" : at < values[turnout] ? "no" : "absent";
      seat.setAttribute("class", `td-seat td-seat-${state}`);
    }
    for (const [mark, names] of marks) {
      const [x, y] = names.map(number);
      mark.toggleAttribute("visibility", false);
      if (!axes.holds(x, y)) mark.setAttribute("visibility", "hidden");
      else mark.setAttribute("transform", `translate(${axes.at(x, y)})`);
    }
    for (const [line, names] of lines) {
      const corners = Array.from({ length: names.length / 2 }, (_, i) => [number(names[2 * i]), number(names[2 * i + 1])]);
      line.setAttribute("d", pathOf(corners.map(([x, y]) => axes.at(x, y))));
    }
    for (const [curve, [name]] of curves) {
      const heights = values[name];
      curve.setAttribute("d", pathOf(heights.map((height, i) => axes.along(i / (heights.length - 1), height))));
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

function axesOf([left, right, low, high, bottom, top, least, most]) {
  const up = (y) => bottom + ((top - bottom) * (y - least)) / (most - least);
  const along = (share, y) => [left + (right - left) * share, up(y)];
  return {
    along,
    at: (x, y) => along((x - low) / (high - low), y),
    holds: (x, y) => x >= low && x <= high && y >= least && y <= most,
    valueAt: (x) => low + ((high - low) * (x - left)) / (right - left),
  };
}

function pathOf(places) {
  return `M${places.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join(" L")}`;
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
  for (const end of ["pointerup", "pointercancel"]) handle.addEventListener(end, () => handle.removeEventListener("pointermove", follow));
}
