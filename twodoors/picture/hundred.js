// A hundred dots, sorted into cells by what each of them is, as hundred.py draws them.

import { ofHundred } from "../words.js";

// The signs of dots, about their middle: told apart without their colours.
const SIGNS = {
  open: "M-5 0 A5 5 0 1 1 5 0 A5 5 0 1 1 -5 0 Z M-3.2 0 A3.2 3.2 0 1 0 3.2 0 A3.2 3.2 0 1 0 -3.2 0 Z",
  half: "M-5 0 A5 5 0 1 1 5 0 A5 5 0 1 1 -5 0 Z M0 -3.2 A3.2 3.2 0 0 1 0 3.2 Z",
  full: "M-5 0 A5 5 0 1 1 5 0 A5 5 0 1 1 -5 0 Z",
  cross: "M-5 -3.4 L-3.4 -5 L0 -1.6 L3.4 -5 L5 -3.4 L1.6 0 L5 3.4 L3.4 5 L0 1.6 L-3.4 5 L-5 3.4 L-1.6 0 Z",
  small: "M-1.5 0 A1.5 1.5 0 1 1 1.5 0 A1.5 1.5 0 1 1 -1.5 0 Z",
};

/**
 * Sorts the dots of `group`: `listed` has for each sort the number that says how many they are, its sign and its cell.
 * @param {SVGElement} group
 * @param {string[]} listed
 * @param {(name: string) => number} number
 */
export function sortHundred(group, listed, number) {
  const { cells = "", scale = "1" } = group.dataset;
  const places = inParts(cells.split(" "), 5).map((cell) => cell.map(Number));
  const sorts = inParts(listed, 3);
  const filled = places.map(() => 0);
  const counts = ofHundred(sorts.map(([name]) => number(name)));
  const each = counts.flatMap((count, i) => Array(count).fill(i));
  [...group.children].forEach((dot, i) => {
    const [, sign, cell] = sorts[each[i] ?? sorts.length - 1];
    const [x, y, across, down, rows] = places[Number(cell)];
    const at = filled[Number(cell)]++;
    const [left, top] = [x + across * Math.floor(at / rows), y + down * (at % rows)];
    dot.setAttribute("class", `td-sign td-sign-${sign}`);
    dot.setAttribute("d", SIGNS[/** @type {keyof typeof SIGNS} */ (sign)]);
    dot.setAttribute("transform", `translate(${left.toFixed(2)},${top.toFixed(2)}) scale(${scale})`);
  });
}

/**
 * @param {string[]} words
 * @param {number} size
 */
function inParts(words, size) {
  return Array.from({ length: words.length / size }, (_, i) => words.slice(size * i, size * (i + 1)));
}
