// Drawings of what ranges leave open: by hand, so that they are there at once.

import { ticksOf } from "../picture/axes.js";
import { escaped } from "../widget/dom.js";

/**
 * @import { OutcomeSpec } from "../model/types.ts"
 * @import { Kind } from "../words.js"
 * @import { Result, UncertaintySpec } from "./types.ts"
 */

const HEIGHT = 132; // of the dots' field
const EDGE = 14;

/**
 * A quantile dotplot (Kay et al. 2016): fifty dots that can be counted, each for two of a hundred draws.
 * @param {number} wide the room that it has
 * @param {UncertaintySpec} spec
 * @param {OutcomeSpec} outcome
 * @param {Result} result
 */
export function dotPlot(wide, spec, { name, label, kind, role }, { quantiles, ends, now }) {
  const width = Math.max(260, wide || 480);
  const centre = now[name];
  const axis = axisFor([...quantiles, centre], kind);
  /** @param {number} value */
  const x = (value) => EDGE + ((width - 2 * EDGE) * (value - axis.from)) / (axis.to - axis.from);
  let size = 16;
  /** @type {number[]} */
  let stacks = [];
  for (; size >= 2.6; size -= 0.5) {
    stacks = quantiles.map((value) => Math.floor((x(value) - EDGE) / size));
    const tallest = Math.max(...stacks.map((bin) => stacks.filter((other) => other === bin).length));
    if (tallest * size <= HEIGHT) break;
  }
  /** @type {Record<number, number>} */
  const filledTo = {};
  const dots = stacks.map((bin) => {
    filledTo[bin] = (filledTo[bin] ?? 0) + 1;
    const above = filledTo[bin];
    const right = Math.min(EDGE + (bin + 0.5) * size, width - EDGE + size / 2);
    return `<circle class="td-draw td-draw-${role}" cx="${right.toFixed(1)}" cy="${(HEIGHT - (above - 0.5) * size).toFixed(1)}" r="${(size / 2 - 0.4).toFixed(2)}"/>`;
  });
  const ticks = axis.ticks.map(
    (value) =>
      `<path class="td-axis" d="M${x(value).toFixed(1)} ${HEIGHT + 1}v5"/><text class="td-tick" text-anchor="middle" x="${x(value).toFixed(1)}" y="${HEIGHT + 19}">${axis.text(value)}</text>`,
  );
  const [middle, here] = [x(ends[1]).toFixed(1), x(centre).toFixed(1)];
  const unit = spec.units[kind];
  return (
    `<svg viewBox="0 0 ${width} ${HEIGHT + 42}" width="${width}" height="${HEIGHT + 42}" aria-hidden="true">${dots.join("")}` +
    `<path class="td-axis" d="M${EDGE} ${HEIGHT + 1}H${width - EDGE}"/>${ticks.join("")}` +
    `<path class="td-median" d="M${middle} 0V${HEIGHT + 1}"/><path class="td-here" d="M${here} ${HEIGHT - 6}l7 7l-7 7l-7 -7Z"/>` +
    `<text class="td-name" text-anchor="middle" x="${width / 2}" y="${HEIGHT + 38}">${escaped(label)}${unit && ", "}${unit}</text></svg>`
  );
}

/**
 * A round axis that holds the values, from nought where a chance or nothing negative is shown.
 * @param {number[]} values
 * @param {Kind} kind
 */
function axisFor(values, kind) {
  const scale = kind === "chance" || kind === "share" ? 100 : 1;
  const shown = values.map((value) => value * scale);
  const [least, most] = [Math.min(0, ...shown), Math.max(...shown, kind === "chance" ? 5 : -Infinity)];
  const { step, text } = ticksOf(least, most > least ? most : least + 1, 4);
  const [from, to] = [
    Math.floor(least / step + 1e-9),
    Math.max(Math.ceil(most / step - 1e-9), Math.floor(least / step) + 1),
  ];
  const ticks = Array.from({ length: to - from + 1 }, (_, i) => ((from + i) * step) / scale);
  return {
    from: ticks[0],
    to: ticks[ticks.length - 1],
    ticks,
    text: (/** @type {number} */ value) => text(value * scale),
  };
}

/**
 * A hundred signs, as many of each shape as there are of its piece of the bar.
 * @param {SVGElement[]} shapes
 * @param {number[]} counts
 */
export function iconArray(shapes, counts) {
  const signs = counts.flatMap((count, i) => Array.from({ length: count }, () => shapes[i]));
  const placed = signs.map((shape, i) => {
    const [x, y] = [(i % 20) * 20 + 2, Math.floor(i / 20) * 20 + 2];
    return `<g class="${shape.getAttribute("class")}" transform="translate(${x} ${y})">${shape.innerHTML}</g>`;
  });
  return `<svg viewBox="0 0 400 100" aria-hidden="true">${placed.join("")}</svg>`;
}
