// The ranges that a reader sets: for each assumption two ends, each with its number.

import { clean } from "../model/evaluate.js";
import { exact, typed } from "../words.js";

const SIDES = ["low", "high"];

// Minds the controls: move(name, [low, high]) is told what the reader sets, refuse(text) what could not be read.
// Returns what shows the ranges, in the order of the assumptions.
export function rangesOf(root, assumptions, { move, refuse }) {
  const shows = assumptions.map((a) => rangeOf(root, a, move, refuse));
  return (ranges) => {
    for (const [i, { low, high }] of ranges.entries()) shows[i]([low, high]);
  };
}

function rangeOf(root, a, move, refuse) {
  const box = root.querySelector(`[data-range="${a.name}"]`);
  const parts = (kind) => SIDES.map((end) => box.querySelector(`input[${kind}][data-end="${end}"]`));
  const [sliders, numbers] = [parts('type="range"'), parts("data-number")];
  let now = [a.low, a.high];
  const show = (ends) => {
    now = ends;
    ends.forEach((value, i) => {
      if (clean(sliders[i].valueAsNumber) !== value) sliders[i].value = String(value);
      box.style.setProperty(i ? "--to" : "--from", String((value - a.low) / (a.high - a.low)));
      const text = exact(value, a.step);
      if (numbers[i].value !== text) numbers[i].value = text;
    });
    sliders[0].style.zIndex = ends[0] > (a.low + a.high) / 2 ? "1" : ""; // where both are at the top, the lower one can be had
  };
  // One end stops at the other.
  const moved = (i, value) => {
    const ends = [...now];
    ends[i] = i ? Math.max(value, now[0]) : Math.min(value, now[1]);
    if (ends[i] === now[i]) return show(now);
    move(a.name, ends);
  };
  SIDES.forEach((_, i) => {
    sliders[i].addEventListener("input", () => moved(i, clean(sliders[i].valueAsNumber)));
    numbers[i].addEventListener("change", () => {
      const given = numbers[i].value;
      const wanted = typed(given);
      const [low, high] = i ? [now[0], a.high] : [a.low, now[1]];
      if (wanted >= low && wanted <= high) moved(i, wanted);
      else
        refuse(
          `The ${i ? "upper" : "lower"} end of “${a.label}” cannot be “${given.slice(0, 40)}”; allowed is a number from ${low} to ${high}.`,
        );
      show(now);
    });
  });
  return show;
}
