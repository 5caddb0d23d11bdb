// The same page with a library for its drawing: four sliders, the same formula, a sentence, and Plotly for the curve.
const root = document.querySelector("[data-explorer]");
const ranges = [...root.querySelectorAll("input")];

function warRisk({ power, cost_us, doubt, cost_iran }) {
  const low = Math.max(0, cost_iran - doubt);
  const high = cost_iran + doubt;
  const margin = Math.min(Math.max(low, (high - cost_us) / 2), 1 - power);
  return high === low ? 0 : Math.min(1, Math.max(0, (margin - low) / (high - low)));
}

function curve(now) {
  return Array.from({ length: 61 }, (_, i) => [
    40 + (430 * i) / 60,
    210 - 180 * warRisk({ ...now, doubt: (0.3 * i) / 60 }),
  ]);
}

function update() {
  const now = Object.fromEntries(ranges.map((range) => [range.name, range.valueAsNumber]));
  const risk = warRisk(now);
  root.querySelector("p").textContent = `Chance of war: ${Math.round(100 * risk)} in 100 (${risk}).`;
  draw(curve(now), [40 + (430 * now.doubt) / 0.3, 210 - 180 * risk]);
  plotted.then(() => root.dispatchEvent(new CustomEvent("explorer:updated", { bubbles: true })));
}

let plotted = Promise.resolve();

function draw(line, [x, y]) {
  const box = root.querySelector('[data-role="plot"]');
  const [xs, ys] = [0, 1].map((k) => line.map((place) => place[k]));
  const data = [
    { x: xs, y: ys, mode: "lines" },
    { x: [x], y: [y], mode: "markers" },
  ];
  plotted = Plotly.react(box, data, { showlegend: false }, { displayModeBar: false });
}

for (const range of ranges) range.addEventListener("input", update);
update();
root.dataset.state = "ready";
