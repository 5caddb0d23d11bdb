// The least that such a page can do: five sliders, the same formula, a sentence and a curve.
const root = /** @type {HTMLElement} */ (document.querySelector("[data-explorer]"));
const ranges = [...root.querySelectorAll("input")];

/** @typedef {[x: number, y: number]} Place */

/** @param {Record<string, number>} now */
function warRisk({ cost_us, cost_iran, doubt, misread }) {
  const low = cost_iran - doubt;
  const high = cost_iran + doubt;
  const margin = Math.max(low, (high - cost_us) / 2);
  const [trueLow, trueHigh] = [(1 - misread) * low, (1 - misread) * high];
  return Math.min(1, Math.max(0, (margin - trueLow) / (trueHigh - trueLow)));
}

/**
 * @param {Record<string, number>} now
 * @returns {Place[]}
 */
function curve(now) {
  return Array.from({ length: 61 }, (_, i) => [
    40 + (430 * i) / 60,
    210 - 180 * warRisk({ ...now, doubt: 0.01 + (0.24 * i) / 60 }),
  ]);
}

function update() {
  const now = Object.fromEntries(ranges.map((range) => [range.name, range.valueAsNumber]));
  const risk = warRisk(now);
  /** @type {HTMLElement} */ (root.querySelector("p")).textContent =
    `Chance of war: ${Math.round(100 * risk)} in 100 (${risk}).`;
  const tell = () => root.dispatchEvent(new CustomEvent("explorer:updated", { bubbles: true }));
  const drawn = draw(curve(now), [40 + (430 * (now.doubt - 0.01)) / 0.24, 210 - 180 * risk]);
  if (drawn) drawn.then(tell);
  else tell();
}

/**
 * Where a page has Plotly, it draws: with_plotly.html.
 * @param {Place[]} line
 * @param {Place} here
 */
function draw(line, [x, y]) {
  if (globalThis.Plotly) return plot(line, x, y);
  root
    .querySelector("path")
    ?.setAttribute("d", `M${line.map((place) => place.map((n) => n.toFixed(1)).join(" ")).join("L")}`);
  root.querySelector("circle")?.setAttribute("transform", `translate(${x} ${y})`);
  return null;
}

/**
 * @param {Place[]} line
 * @param {number} x
 * @param {number} y
 */
function plot(line, x, y) {
  const [xs, ys] = [0, 1].map((k) => line.map((place) => place[k]));
  const data = [
    { x: xs, y: ys, mode: "lines" },
    { x: [x], y: [y], mode: "markers" },
  ];
  const box = /** @type {HTMLElement} */ (root.querySelector('[data-role="plot"]'));
  return Plotly.react(box, data, { showlegend: false }, { displayModeBar: false });
}

for (const range of ranges) range.addEventListener("input", update);
update();
root.dataset.state = "ready";
