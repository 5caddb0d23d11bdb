// A drawing that answers to the sliders: each part names the number that it follows (see picture.py).

import { worded } from "./words.js";

const WIDEST = 18; // of a branch that is always taken
const THINNEST = 0.75;

// The drawing in `box` at these values of assumptions, outcomes and the drawing's own numbers.
export function movePicture(box, { says, kind }, values) {
  const text = (name) => worded(values[name], kind);
  box.querySelector("svg").setAttribute("aria-label", says.replace(/\{(\w+)\}/g, (_, name) => text(name)));
  for (const branch of box.querySelectorAll("[data-width]")) {
    branch.style.strokeWidth = `${Math.max(THINNEST, WIDEST * values[branch.dataset.width])}px`;
  }
  for (const place of box.querySelectorAll("[data-says]")) {
    const said = text(place.dataset.says);
    if (place.textContent !== said) place.textContent = said;
  }
  for (const seat of box.querySelectorAll("[data-seat]")) {
    const [turnout, yes, at] = seat.dataset.seat.split(" ");
    const comes = at < values[turnout];
    seat.setAttribute("class", `td-seat td-seat-${at < values[turnout] * values[yes] ? "yes" : comes ? "no" : "absent"}`);
  }
}
