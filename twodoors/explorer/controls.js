// The controls of an explorer: for each assumption a range and its number, and the readings of the crisis.

import { clean } from "../model/evaluate.js";
import { exact, typed } from "../words.js";

// Minds the controls: move(name, value) is told what the reader sets, choose(preset) which reading, refuse(text) what
// could not be read. Returns what shows a setting, and which reading it is (or none: -1).
export function controlsOf(root, spec, { move, choose, refuse }) {
  const controls = spec.assumptions.map((a) => controlOf(root, a, move, refuse));
  const presets = [...root.querySelectorAll("button[data-preset]")];
  for (const [i, button] of presets.entries()) button.addEventListener("click", () => choose(i));
  return (now, preset) => {
    for (const { name, show } of controls) show(now[name]);
    for (const [i, button] of presets.entries()) button.setAttribute("aria-pressed", String(i === preset));
  };
}

function controlOf(root, a, move, refuse) {
  const range = root.querySelector(`input[type="range"][name="${a.name}"]`);
  const number = root.querySelector(`input[data-number="${a.name}"]`);
  let value = a.default;
  const show = (next) => {
    value = next;
    // a range that the reader is moving is where it should be; its number may lie between two steps
    if (clean(range.valueAsNumber) !== value) range.value = String(value);
    range.style.setProperty("--share", String((value - a.low) / (a.high - a.low)));
    const text = exact(value, a.step);
    if (number.value !== text) number.value = text;
  };
  range.addEventListener("input", () => move(a.name, clean(range.valueAsNumber)));
  // also fired by Enter
  number.addEventListener("change", () => {
    const given = number.value;
    const wanted = typed(given);
    if (wanted >= a.low && wanted <= a.high) move(a.name, wanted);
    else refuse(`“${a.label}” cannot be “${given.slice(0, 40)}”; allowed is a number from ${a.low} to ${a.high}.`);
    show(value);
  });
  return { name: a.name, show };
}
