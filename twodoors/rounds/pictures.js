// The pictures of a round: a row of marks, one a turn, and strips of cells. They say in words what they show.

import { escaped } from "../widget/dom.js";

/** @import { Happened, Mark, Played, RoundPart, RoundSpec, Strip } from "../model/types.ts" */

/** @param {Mark} mark */
const cell = (mark) => `<i class="td-cell td-cell-${mark}"></i>`;

const LINE = 25; // cells in a line, at most

/**
 * Marks in lines of the same length, with words for those who do not see them.
 * @param {string} told
 * @param {Mark[]} marks
 */
function cells(told, marks) {
  const lines = Math.ceil(marks.length / LINE);
  const columns = Math.ceil(marks.length / lines);
  return `<div class="td-cells" role="img" aria-label="${escaped(told)}" style="--columns:${columns}">${marks.map(cell).join("")}</div>`;
}

/** @typedef {{ label: string, mark: Mark, count: string }} Kept what a mark stands for, and how many there are */

/** @param {Kept[]} key */
const wordsOf = (key) => key.map(({ label, count }) => `${label} ${count}`).join(", ");

/**
 * @param {Kept[]} key
 */
function listed(key) {
  const items = key.map(({ label, mark, count }) => `<span>${cell(mark)} ${escaped(label)} <b>${count}</b></span>`);
  return `<p class="td-cells-key" aria-hidden="true">${items.join(" ")}</p>`;
}

/**
 * The turns of a part, and those to come; below them those of the second play, as far as they are shown.
 * @param {RoundSpec} told
 * @param {Played} played
 * @param {number} number of the part
 * @param {number} shown
 */
export function turnsOf(told, { happened, again }, number, shown) {
  const part = told.parts[number];
  if (!hasMarks(part)) return "";
  const own = happened.filter((turn) => turn.part === number);
  const row = rowOf(`${part.turn}s`, part, own);
  if (!told.again || !shown) return row;
  return `${row}${rowOf(`${part.turn}s, again`, told.again, again.slice(0, shown))}`;
}

/** @param {RoundPart} part */
const hasMarks = ({ events }) => Object.values(events).some(({ label }) => label);

/**
 * @param {string} name
 * @param {RoundPart} part
 * @param {Happened[]} own
 */
function rowOf(name, { deck, events }, own) {
  const marks = own.map(({ event }) => events[event].mark);
  const left = Array(deck.length - own.length).fill("small");
  const key = Object.entries(events)
    .filter(([, { label }]) => label)
    .map(([event, { label, mark }]) => ({
      label,
      mark,
      count: String(own.filter((turn) => turn.event === event).length),
    }))
    .filter(({ count }) => count !== "0");
  const words = wordsOf(key);
  return `${cells(words ? `${name}: ${words}` : name, [...marks, ...left])}${listed(key)}`;
}

/**
 * The strips of a part, at these numbers.
 * @param {RoundPart} part
 * @param {Record<string, number>} numbers
 */
export function stripsOf({ strips }, numbers) {
  return strips.map((strip) => stripOf(strip, numbers)).join("");
}

/**
 * @param {Strip} strip
 * @param {Record<string, number>} numbers
 */
function stripOf({ label, of, each, pieces }, numbers) {
  const key = Object.entries(pieces).map(([name, [piece, mark]]) => ({
    label: String(piece),
    mark: /** @type {Mark} */ (mark),
    number: numbers[name] ?? 0,
  }));
  const whole = key.flatMap(({ mark, number }) => Array(Math.floor(number / each + 1e-9)).fill(mark));
  const halves = key.flatMap(({ number }) => ((number / each) % 1 > 0.25 ? ["half"] : []));
  const marks = [...whole, ...halves];
  const left = Array(Math.max(0, of - marks.length)).fill("small");
  const counted = key.map(({ label: piece, mark, number }) => ({ label: piece, mark, count: String(number) }));
  const [only] = counted;
  const row = cells(`${label}: ${wordsOf(counted)}`, [...marks, ...left]);
  if (counted.length > 1) return `<p class="td-strip">${escaped(label)}</p>${row}${listed(counted)}`;
  return `<p class="td-strip">${escaped(label)}: <b>${only.count}</b> ${escaped(only.label)}</p>${row}`;
}
