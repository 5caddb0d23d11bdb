// A drawing that answers to the sliders: each part names the number that it follows (see picture.py).

import { worded } from "./words.js";

const WIDEST = 18; // of a branch that is always taken
const THINNEST = 0.75;

// What moves the drawing in `box`: call it with the values of assumptions, outcomes and the drawing's own numbers.
export function pictureMover(box, { says, kind }) {
  const svg = box.querySelector("svg");
  const branches = [...box.querySelectorAll("[data-width]")];
  const places = [...box.querySelectorAll("[data-says]")];
  const seats = [...box.querySelectorAll("[data-seat]")].map((seat) => [seat, ...seat.dataset.seat.split(" ")]);
  return (values) => {
    const text = (name) => worded(values[name], kind);
    svg.setAttribute("aria-label", says.replace(/\{(\w+)\}/g, (_, name) => text(name)));
    for (const branch of branches) {
      branch.style.strokeWidth = `${Math.max(THINNEST, WIDEST * values[branch.dataset.width])}px`;
    }
    for (const place of places) {
      const said = text(place.dataset.says);
      if (place.textContent !== said) place.textContent = said;
    }
    for (const [seat, turnout, yes, at] of seats) {
      const state = at < values[turnout] * values[yes] ? "yes" : at < values[turnout] ? "no" : "absent";
      seat.setAttribute("class", `td-seat td-seat-${state}`);
    }
  };
}
