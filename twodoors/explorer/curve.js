// The curve of an outcome over one assumption, drawn as SVG: now, if no one misjudged, and where the reader stands.

import { axesOf, pathOf, ticksOf } from "../picture/axes.js";
import { escaped, within } from "../widget/dom.js";
import { exact, worded } from "../words.js";

/**
 * @import { Answer, AssumptionSpec, Functions, OutcomeSpec, Spec, Values } from "../model/types.ts"
 * @import { Place } from "../picture/axes.js"
 */

/**
 * What is drawn, by the names that the parts of the drawing have: heights over the line, and places.
 * @typedef {Record<string, number[]>} Run
 * @typedef {Record<string, Place>} Marks
 * @typedef {ReturnType<typeof curveParts>} Parts
 * @typedef {(now: Values, outcomes: Values, first: Values, shown: OutcomeSpec, against: AssumptionSpec) => void} Draw
 */

const POINTS = 61; // smooth to the eye
const HEIGHT = 240;
const [LEFT, RIGHT, TOP, BOTTOM] = [44, 14, 30, 44]; // room for what stands beside the axes

/** How a kind of outcome is drawn: by what it is multiplied, on quarters of what its axis ends, and its unit. */
const KINDS = {
  chance: { scale: 100, round: 100, unit: ", in 100" },
  share: { scale: 100, round: 100, unit: ", % of the stake" },
  number: { scale: 1, round: 1, unit: "" },
  count: { scale: 1, round: 200, unit: "" },
};

/**
 * Minds the drawing in `box`. Returns what draws the curve of the outcome `shown` over `against` at a setting, beside the
 * outcomes at `first`, before anything is moved.
 * @param {HTMLElement} box
 * @param {Spec} spec
 * @param {Functions} functions
 * @returns {Draw}
 */
export function curveOf(box, spec, { evaluate, perfect }) {
  let frame = ""; // what the axes were drawn for
  let span = [0, 0]; // of the upright axis: it stays while the view is the same, and grows only when it must
  /** @type {Parts | null} */
  let parts = null;
  /** @type {Parameters<Draw> | null} */
  let latest = null; // what was drawn last, for when the box has another width
  let hover = (/** @type {number | null} */ _x) => {};

  /** @type {Draw} */
  const draw = (now, outcomes, first, shown, against) => {
    latest = [now, outcomes, first, shown, against];
    const width = box.clientWidth;
    if (!width) return; // in a part that is closed
    const { scale, round } = KINDS[shown.kind];
    const line = Array.from(
      { length: POINTS },
      (_, i) => against.low + ((against.high - against.low) * i) / (POINTS - 1),
    );
    /** @param {(assumptions: Values) => Answer} answer */
    const along = (answer) => line.map((x) => scale * answer({ ...now, [against.name]: x })[shown.name]);
    /** @type {Run} */
    const run = { now: along(evaluate) };
    /** @type {Marks} */
    const marks = {
      first: [against.default, scale * first[shown.name]],
      now: [now[against.name], scale * outcomes[shown.name]],
    };
    if (spec.choice) {
      run.perfect = along(perfect);
      marks.perfect = [now[against.name], scale * perfect(now)[shown.name]];
    }
    const heights = [...Object.values(run).flat(), ...Object.values(marks).map(([, y]) => y), 0];
    const needed =
      shown.kind === "chance"
        ? [0, 100]
        : [bound(Math.min(...heights), round, -1), bound(Math.max(...heights), round, 1)];
    const view = `${shown.name}/${against.name}/${width}`;
    const known = frame.startsWith(`${view} `) ? span : needed;
    span = [Math.min(known[0], needed[0]), Math.max(known[1], needed[1])];
    if (!parts || frame !== `${view} ${span}`) {
      frame = `${view} ${span}`;
      box.innerHTML = framed(width, span, shown, against, spec.choice);
      parts = curveParts(box);
    }
    const drawn = parts;
    place(drawn, line, run, marks);
    box.setAttribute("aria-label", told(run.now, scale, outcomes, shown, against));
    hover = (x) => read(drawn, line, run.now, scale, shown, against, x);
  };

  new ResizeObserver(() => latest && draw(...latest)).observe(box);
  box.addEventListener("pointermove", ({ clientX }) => hover(clientX - box.getBoundingClientRect().left));
  box.addEventListener("pointerleave", () => hover(null));
  return draw;
}

/**
 * The axes with their names and ticks, and the places of what moves.
 * @param {number} width
 * @param {number[]} span of the upright axis: its two ends
 * @param {OutcomeSpec} shown
 * @param {AssumptionSpec} against
 * @param {boolean} choice
 */
function framed(width, [least, most], shown, against, choice) {
  const [right, bottom] = [width - RIGHT, HEIGHT - BOTTOM];
  const edges = [LEFT, right, against.low, against.high, bottom, TOP, least, most];
  const { at } = axesOf(edges.join(" "));
  const across = ticksOf(against.low, against.high, width < 400 ? 4 : 6);
  const up = ticksOf(least, most, 5);
  /** @type {(name: string, x: number, y: number, anchor: string, said: string) => string} */
  const text = (name, x, y, anchor, said) =>
    `<text class="${name}" x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${escaped(said)}</text>`;
  const ticks = [
    ...across.ticks.map((value) => text("td-tick", at(value, least)[0], bottom + 15, "middle", across.text(value))),
    ...up.ticks.map((value) => {
      const y = at(against.low, value)[1];
      return `<path class="td-grid" d="M${LEFT} ${y.toFixed(1)}H${right}"/>${text("td-tick", LEFT - 6, y + 4, "end", up.text(value))}`;
    }),
  ];
  const role = `td-line-${shown.role === "neither" ? "ink" : shown.role}`;
  const dot = `td-dot-${shown.role === "neither" ? "ink" : shown.role}`;
  return `<svg viewBox="0 0 ${width} ${HEIGHT}" data-axes="${edges.join(" ")}" aria-hidden="true">
    ${ticks.join("")}<path class="td-axis" d="M${LEFT} ${TOP}V${bottom}H${right}"/>
    ${text("td-name", 0, TOP - 12, "start", shown.label + KINDS[shown.kind].unit)}
    ${text("td-name", (LEFT + right) / 2, HEIGHT - 8, "middle", against.label)}
    ${choice ? '<path class="td-line td-line-muted td-dotted" data-line="perfect"/>' : ""}
    <path class="td-line ${role}" data-line="now"/>
    <path class="td-grid" data-reading="line"/>
    <circle class="td-mark-first" data-mark="first" r="5.5"/>
    ${choice ? '<path class="td-mark-perfect" data-mark="perfect" d="M0 -6.5L6.5 0L0 6.5L-6.5 0Z"/>' : ""}
    <circle class="td-dot ${dot}" data-mark="now" r="6.5"/>
    <text class="td-name" data-reading="text" x="${right}" y="${TOP - 12}" text-anchor="end"></text></svg>`;
}

/** @param {HTMLElement} box */
function curveParts(box) {
  const svg = within(box, "svg");
  /**
   * @param {string} kind
   * @returns {Record<string, SVGElement>}
   */
  const all = (kind) => {
    const parts = /** @type {NodeListOf<SVGElement>} */ (svg.querySelectorAll(`[data-${kind}]`));
    return Object.fromEntries([...parts].map((part) => [part.dataset[kind], part]));
  };
  const axes = axesOf(/** @type {string} */ (svg.dataset.axes));
  return { axes, lines: all("line"), marks: all("mark"), reading: all("reading") };
}

/**
 * @param {Parts} parts
 * @param {number[]} line
 * @param {Run} run
 * @param {Marks} marks
 */
function place({ axes, lines, marks: parts }, line, run, marks) {
  for (const [name, path] of Object.entries(lines))
    path.setAttribute("d", pathOf(line.map((x, i) => axes.at(x, run[name][i]))));
  for (const [name, mark] of Object.entries(parts)) {
    const [x, y] = axes.at(...marks[name]);
    mark.setAttribute("transform", `translate(${x.toFixed(2)} ${y.toFixed(2)})`);
  }
}

/**
 * The curve in words.
 * @param {number[]} heights
 * @param {number} scale
 * @param {Values} outcomes
 * @param {OutcomeSpec} shown
 * @param {AssumptionSpec} against
 */
function told(heights, scale, outcomes, shown, against) {
  const [start, end] = [heights[0], heights[POINTS - 1]].map((height) => worded(height / scale, shown.kind));
  const here = worded(outcomes[shown.name], shown.kind);
  return `${shown.label} against “${against.label}”: from ${start} at the low end to ${end} at the high end; now ${here}.`;
}

/**
 * What the curve says where the pointer is; nothing beyond the axes.
 * @param {Parts} parts
 * @param {number[]} line
 * @param {number[]} heights
 * @param {number} scale
 * @param {OutcomeSpec} shown
 * @param {AssumptionSpec} against
 * @param {number | null} x
 */
function read({ axes, reading }, line, heights, scale, shown, against, x) {
  const value = x === null ? Number.NaN : axes.valueAt(x);
  const near = Math.round(((value - against.low) / (against.high - against.low)) * (POINTS - 1));
  const inside = near >= 0 && near < POINTS;
  const [at, y] = inside ? axes.at(line[near], heights[near]) : [0, 0];
  reading.line.setAttribute("d", inside ? `M${at.toFixed(1)} ${TOP}V${y.toFixed(1)}` : "");
  reading.text.textContent = inside
    ? `${exact(line[near], against.step)}: ${worded(heights[near] / scale, shown.kind)}`
    : "";
}

/**
 * The next round step of the axis beyond `value`, in steps of a quarter.
 * @param {number} value
 * @param {number} scale
 * @param {-1 | 1} direction
 */
function bound(value, scale, direction) {
  const step = scale / 4;
  return direction * Math.ceil((direction * value) / step - 1e-9) * step || 0;
}
