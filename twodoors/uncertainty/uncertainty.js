// What ranges leave open: draws from them in slices, then a sentence, dots, icons and tables. All computed here, kernel
// or not; the first result is Python's, so that a page which is only read computes nothing.

import { chancesOf, clean, functionsOf, snapped } from "../model/evaluate.js";
import { turnOf } from "../model/flips.js";
import { design, quantiles, sobolPoints } from "../model/sampling.js";
import { indices } from "../model/sensitivity.js";
import { write } from "../widget/dom.js";
import { inPlace, whenHandles } from "../widget/place.js";
import { inSlices } from "../widget/slices.js";
import { ofHundred, worded } from "../words.js";

const DOTS = 50;
const SHARES = Array.from({ length: DOTS }, (_, i) => (i + 0.5) / DOTS);
const ENDS = [0.05, 0.5, 0.95];

export const UncertaintyView = {
  async render({ model, el, signal }) {
    const spec = model.get("spec");
    const { evaluate } = functionsOf(spec.javascript);
    const outcomeOf = (name) => spec.outcomes.find((o) => o.name === name);

    el.innerHTML = model.get("html");
    el.classList.add("td-view");
    const part = (role) => el.querySelector(`[data-role="${role}"]`);
    let root = el;
    let points = null;
    let drawn = null; // all that the last finished work gave; before it, the page shows Python's result
    let result = { outcome: spec.first.outcome, ...spec.result };
    let turns = { setting: spec.first.setting, flips: result.flips }; // they do not hang on the ranges
    let run = 0; // counts the changes: work for an older one stops
    let frame = 0;
    let busy = false;

    const same = (one, other) => spec.assumptions.every(({ name }) => one[name] === other[name]);
    const setting = () => model.get("setting");
    const ranges = () =>
      spec.assumptions.map(({ name }) => {
        const [low, high] = model.get(`range_${name}`).map(clean);
        return { name, low, high, ...(model.get("peaked") && { mode: Math.min(Math.max(setting()[name], low), high) }) };
      });

    // -- the work: after each change, from the next frame on, until it is done or something else changes --------------

    const changed = () => {
      if (busy) return;
      run += 1;
      if (root.dataset.state) root.dataset.state = "working";
      showChoices();
      model.save_changes();
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(work);
    };
    const work = async () => {
      const mine = run;
      points ??= sobolPoints(spec.points);
      const told = progress(part("progress"));
      const known = same(turns.setting, setting()) ? turns.flips : null;
      const done = await inSlices(allOf(spec, evaluate, points, ranges(), setting(), known), told, () => mine !== run || signal.aborted);
      if (!done) return;
      [drawn, turns] = [done, done];
      part("progress").value = 1;
      tell();
    };
    const tell = async () => {
      const mine = run;
      const next = await inSlices(resultOf(spec, drawn, model.get("outcome")), () => {}, () => mine !== run || signal.aborted);
      if (!next) return;
      result = next;
      show();
      root.dataset.state = "ready";
      const of = (table, column) => Object.fromEntries(Object.entries(table).map(([name, row]) => [name, row[column]]));
      const detail = {
        outcome: result.outcome,
        ...{ count: result.count, quantiles: result.quantiles, means: result.means },
        ...{ first: of(result.indices, "first"), total: of(result.indices, "total"), flips: of(result.flips, "flip") },
        ...{ swings: result.swings, ranges: ranges(), setting: setting() },
      };
      root.dispatchEvent(new CustomEvent("uncertainty:updated", { bubbles: true, detail }));
    };

    // -- the result ---------------------------------------------------------------------------------------------------

    const show = () => {
      const outcome = outcomeOf(result.outcome);
      write(part("summary"), summary(spec, outcome, result.ends));
      write(part("count"), `${result.count.toLocaleString("en")} draws`);
      draw();
      const counts = ofHundred(result.means);
      [...el.querySelectorAll(".td-key b")].forEach((node, i) => write(node, String(counts[i])));
      const shapes = [...el.querySelectorAll(".td-key svg")];
      const listed = spec.bar.map((segment, i) => `${segment.label} ${counts[i]}`).join(", ");
      part("icons").setAttribute("aria-label", `Of 100: ${listed}.`);
      part("icons").innerHTML = iconArray(shapes, counts);
      showIndices(part("indices"), spec, outcome, result);
      write(part("together"), together(spec, result.indices));
      showFlips(part("flips"), spec, result.flips);
      write(part("turning"), turning(spec, result));
    };
    const draw = () => {
      const outcome = outcomeOf(result.outcome);
      const box = part("dots");
      box.setAttribute("aria-label", `${DOTS} dots for 100 draws. ${summary(spec, outcome, result.ends)}`);
      box.innerHTML = dotPlot(box.clientWidth, spec, outcome, result);
    };

    // -- what the reader does -----------------------------------------------------------------------------------------

    const [around, width, shape, outcome] = ["around", "width", "shape", "outcome"].map(part);
    const explorers = [...around.options].at(-1);
    let explored = null; // the setting of this model's explorer on the page, once a reader has moved it
    let wide = Number(width.value);
    explorers.hidden = explorers.disabled = true;

    const settings = () => [...spec.settings, explored];
    const isFirst = () =>
      model.get("outcome") === spec.first.outcome &&
      same(setting(), spec.first.setting) &&
      ranges().every(({ name, low, high, mode }) => mode === undefined && low === spec.first.ranges[name][0] && high === spec.first.ranges[name][1]);
    const showChoices = () => {
      const now = ranges();
      const fits = (share) => now.every((range, i) => [range.low, range.high].every((end, k) => end === ends(spec.assumptions[i], setting(), share)[k]));
      const found = [...width.options].map((option) => option.value).find((value) => value && fits(Number(value)));
      width.value = found ?? "";
      if (found) wide = Number(found);
      shape.value = model.get("peaked") ? "peaked" : "";
      outcome.value = model.get("outcome");
    };
    const spread = (from) => {
      busy = true;
      model.set("setting", from);
      for (const a of spec.assumptions) model.set(`range_${a.name}`, ends(a, from, wide));
      busy = false;
      changed();
    };
    around.addEventListener("change", () => spread(settings()[around.selectedIndex]));
    width.addEventListener("change", () => {
      if (!width.value) return showChoices(); // one's own: there is nothing to set
      wide = Number(width.value);
      spread(setting());
    });
    shape.addEventListener("change", () => model.set("peaked", shape.value !== ""));
    outcome.addEventListener("change", () => model.set("outcome", outcome.value));
    const follow = ({ target, detail }) => {
      if (target.dataset.explorer !== spec.name) return;
      explored = detail.assumptions;
      explorers.hidden = explorers.disabled = false;
      if (around.value === "explorer" && !same(explored, setting())) spread(explored);
    };
    document.addEventListener("explorer:updated", follow, { signal });
    for (const a of spec.assumptions) model.on(`change:range_${a.name}`, changed);
    for (const name of ["setting", "peaked"]) model.on(`change:${name}`, changed);
    model.on("change:outcome", () => {
      if (!drawn || root.dataset.state !== "ready") return changed();
      run += 1; // the draws hold all outcomes: only what is told of them is new
      showChoices();
      model.save_changes();
      tell();
    });

    await inPlace(el);
    root = el.closest("[data-uncertainty]") ?? el.closest(".td-uncertain") ?? el;
    root.dataset.uncertainty = spec.name;
    const sight = new ResizeObserver(draw);
    whenHandles(root, 2 * spec.assumptions.length, signal, () => {
      fold(root);
      root.dispatchEvent(new CustomEvent("explorer:ready")); // the page puts it in the static result's place
      root.dataset.state = "ready";
      if (isFirst()) show();
      else changed(); // shown again in Jupyter, after a reader has moved it
      sight.observe(part("dots"));
    });
    signal.addEventListener("abort", () => (sight.disconnect(), cancelAnimationFrame(frame)));
  },
};

// Groups of sliders open and close; on a phone they begin closed.
function fold(root) {
  const narrow = matchMedia("(max-width: 719px)").matches;
  for (const box of root.querySelectorAll(".td-fold")) {
    const head = box.querySelector("p.td-group");
    const button = Object.assign(document.createElement("button"), { type: "button", className: "td-group" });
    button.textContent = head.textContent;
    const open = (is) => {
      box.classList.toggle("td-folded", !is);
      button.setAttribute("aria-expanded", String(is));
    };
    button.addEventListener("click", () => open(box.classList.contains("td-folded")));
    open(!narrow);
    head.replaceWith(button);
  }
}

// The ends of a range of this width about a setting, on the slider's steps.
function ends(a, setting, width) {
  const reach = width * (a.high - a.low);
  return [-reach, reach].map((by) => snapped(a, setting[a.name] + by));
}

// -- what is worked out -------------------------------------------------------------------------------------------------

// Every draw, the tornado, and the turns unless they are known. Gives after each evaluation how much of it is done.
function* allOf(spec, evaluate, points, ranges, setting, known) {
  const { rows, fill } = design(points, ranges);
  const values = Object.fromEntries(spec.outcomes.map(({ name }) => [name, new Float64Array(rows)]));
  const given = {};
  for (let row = 0; row < rows; row++) {
    fill(row, given);
    const answer = evaluate(given);
    for (const name in values) values[name][row] = answer[name];
    yield row / rows;
  }
  const alone = ranges.map(({ name, low, high }) => [low, high].map((end) => evaluate({ ...setting, [name]: end })));
  return { count: rows, values, alone, flips: known ?? (yield* flipsOf(spec, evaluate, setting)), now: evaluate(setting), setting };
}

function* flipsOf(spec, evaluate, setting) {
  const flips = {};
  for (const a of spec.assumptions) {
    const now = setting[a.name];
    const flip = yield* turnOf(a, now, (x) => {
      const outcomes = evaluate({ ...setting, [a.name]: x });
      return valueOf(spec.sides[0], outcomes) - valueOf(spec.sides[1], outcomes);
    });
    const change = flip === null ? null : flip - now;
    flips[a.name] = { now, flip, change, share: flip === null ? null : Math.abs(change) / (a.high - a.low) };
  }
  return flips;
}

// Moves the bar ten times a second: each move draws the page, which would be half of the work.
function progress(bar) {
  let moved = performance.now();
  return (share = 1) => {
    if (performance.now() - moved < 100) return;
    moved = performance.now();
    bar.value = share; // the turns, which come last, tell none
  };
}

function valueOf(side, outcomes) {
  return Object.entries(side.weights).reduce((sum, [name, weight]) => sum + weight * outcomes[name], side.constant);
}

// What the view shows of one outcome, as uncertain.py writes it.
function* resultOf(spec, { count, values, alone, flips, now }, outcome) {
  const sorted = Float64Array.from(values[outcome]).sort();
  yield;
  const means = {};
  for (const { outcome: name } of spec.bar) if (name) means[name] = values[name].reduce((sum, value) => sum + value, 0) / count;
  const byName = (rows) => Object.fromEntries(spec.assumptions.map((a, i) => [a.name, rows[i]]));
  return {
    outcome,
    count,
    quantiles: quantiles(sorted, SHARES),
    ends: quantiles(sorted, ENDS),
    means: chancesOf(spec.bar, means),
    now,
    indices: byName(yield* indices(values[outcome], spec.assumptions.length)),
    swings: byName(alone.map(([low, high]) => ({ low: low[outcome], high: high[outcome] }))),
    flips,
  };
}

// -- in words -------------------------------------------------------------------------------------------------------------

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const labelOf = (spec, name) => spec.assumptions.find((a) => a.name === name).label;

function summary({ says }, { label, kind }, ends) {
  const [low, middle, high] = ends.map((end) => worded(end, kind));
  return filled(low === high ? says.level : says.spread, { outcome: label, low, middle, high });
}

function together(spec, table) {
  const rows = Object.entries(table);
  if (rows.every(([, row]) => row.first === null)) return spec.says.still;
  const alone = Math.min(1, rows.reduce((sum, [, row]) => sum + row.first, 0));
  if (1 - alone < spec.together) return spec.says.alone;
  const [name, { first, total }] = rows.reduce((most, row) => (row[1].total - row[1].first > most[1].total - most[1].first ? row : most));
  const shares = Object.entries({ alone, together: 1 - alone, first, total }).map(([key, share]) => [key, worded(share, "share")]);
  return filled(spec.says.together, { name: labelOf(spec, name), ...Object.fromEntries(shares) });
}

function turning(spec, { now, flips }) {
  const [first, second] = spec.sides.map((side) => ({ label: side.label, value: valueOf(side, now) }));
  const [more, less] = first.value >= second.value ? [first, second] : [second, first];
  const level = { more: more.label, less: less.label, high: worded(more.value, spec.kind), low: worded(less.value, spec.kind) };
  if (more.value === less.value) return filled(spec.says.even, level);
  const said = filled(spec.says.order, level);
  const [name, smallest] = byShare(flips)[0];
  if (smallest.flip === null) return said + spec.says["no turn"];
  const a = spec.assumptions.find((one) => one.name === name);
  const [from, to] = [smallest.now, smallest.flip].map((value) => settingOf(a, value));
  return said + filled(spec.says.turn, { name: a.label, now: from, flip: to, share: worded(smallest.share, "share") });
}

const byShare = (flips) => Object.entries(flips).sort(([, x], [, y]) => (x.share ?? Infinity) - (y.share ?? Infinity) || 0);

// A value of an assumption, as its slider shows it, or a digit finer.
function settingOf({ step }, value) {
  const digits = Number.isInteger(step) ? 0 : step >= 0.01 ? 2 : 3;
  return (Math.floor(value * 10 ** digits + 0.5 + 1e-9) / 10 ** digits).toFixed(digits).replace("-", "−");
}

const bare = (value, kind) => worded(value, kind).replace(/( in 100|%)$/, "");
const share = (index, conf) => (index === null ? "–" : `${worded(index, "share")} ±\u00a0${bare(conf, "share")}`);

// -- tables: their rows are there, and are put in order ---------------------------------------------------------------

function fillRows(table, names, cells) {
  const body = table.tBodies[0];
  names.forEach((name, place) => {
    const row = body.querySelector(`[data-assumption="${name}"]`);
    if (body.rows[place] !== row) body.insertBefore(row, body.rows[place]);
    cells(name).forEach(({ text, from = 0, to = 0 }, i) => {
      const cell = row.cells[i + 1];
      write(cell, text);
      cell.style.setProperty("--from", `${100 * from}%`);
      cell.style.setProperty("--to", `${100 * to}%`);
    });
  });
}

function showIndices(table, spec, { kind }, { indices, swings }) {
  write(table.querySelector("small"), spec.units[kind]);
  const all = Object.values(swings).flatMap(({ low, high }) => [low, high]);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const at = (value) => (most > least ? (value - least) / (most - least) : 0);
  const bar = (index) => Math.min(Math.max(index ?? 0, 0), 1);
  const names = Object.keys(indices).sort((x, y) => (indices[y].total ?? 0) - (indices[x].total ?? 0));
  fillRows(table, names, (name) => {
    const [{ low, high }, { first, first_conf, total, total_conf }] = [swings[name], indices[name]];
    return [
      { text: `${bare(low, kind)}\u00a0→\u00a0${bare(high, kind)}`, from: at(Math.min(low, high)), to: at(Math.max(low, high)) },
      { text: share(first, first_conf), to: bar(first) },
      { text: share(total, total_conf), to: bar(total) },
    ];
  });
}

function showFlips(table, spec, flips) {
  const order = byShare(flips).map(([name]) => name);
  fillRows(table, order, (name) => {
    const a = spec.assumptions.find((one) => one.name === name);
    const { now, flip, share } = flips[name];
    const turns = flip !== null;
    return [
      { text: settingOf(a, now) },
      { text: turns ? settingOf(a, flip) : "nowhere" },
      { text: turns ? worded(share, "share") : "–", to: share ?? 0 },
    ];
  });
}

// -- drawings: by hand, so that they are there at once ----------------------------------------------------------------

const HEIGHT = 132; // of the dots' field
const EDGE = 14;

// A quantile dotplot (Kay et al. 2016): fifty dots that can be counted, each for two of a hundred draws.
function dotPlot(wide, spec, { name, label, kind, role }, { quantiles, ends, now }) {
  const width = Math.max(260, wide || 480);
  const centre = now[name];
  const axis = axisOf([...quantiles, centre], kind);
  const x = (value) => EDGE + ((width - 2 * EDGE) * (value - axis.from)) / (axis.to - axis.from);
  let size = 16;
  let stacks = [];
  for (; size >= 2.6; size -= 0.5) {
    stacks = quantiles.map((value) => Math.floor((x(value) - EDGE) / size));
    const tallest = Math.max(...stacks.map((bin) => stacks.filter((other) => other === bin).length));
    if (tallest * size <= HEIGHT) break;
  }
  const filledTo = {};
  const dots = stacks.map((bin) => {
    const above = (filledTo[bin] = (filledTo[bin] ?? 0) + 1);
    const right = Math.min(EDGE + (bin + 0.5) * size, width - EDGE + size / 2);
    return `<circle class="td-draw td-draw-${role}" cx="${right.toFixed(1)}" cy="${(HEIGHT - (above - 0.5) * size).toFixed(1)}" r="${(size / 2 - 0.4).toFixed(2)}"/>`;
  });
  const ticks = axis.ticks.map(
    (value) => `<path class="td-axis" d="M${x(value).toFixed(1)} ${HEIGHT + 1}v5"/><text class="td-tick" text-anchor="middle" x="${x(value).toFixed(1)}" y="${HEIGHT + 19}">${axis.text(value)}</text>`,
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

// A round axis that holds the values, from nought where a chance or nothing negative is shown.
function axisOf(values, kind) {
  const scale = kind === "chance" || kind === "share" ? 100 : 1;
  const shown = values.map((value) => value * scale);
  const [least, most] = [Math.min(0, ...shown), Math.max(...shown, kind === "chance" ? 5 : -Infinity)];
  const rough = (most - least || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 2.5, 5, 10].find((times) => times * power >= rough * (1 - 1e-9));
  const [from, to] = [Math.floor(least / step + 1e-9), Math.max(Math.ceil(most / step - 1e-9), Math.floor(least / step) + 1)];
  const ticks = Array.from({ length: to - from + 1 }, (_, i) => (from + i) * step);
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9) + (step / power === 2.5 ? 1 : 0));
  return {
    from: (from * step) / scale,
    to: (to * step) / scale,
    ticks: ticks.map((tick) => tick / scale),
    text: (value) => (value * scale).toFixed(digits).replace(/^-/, "−"),
  };
}

// A hundred signs, as many of each shape as there are of its piece of the bar.
function iconArray(shapes, counts) {
  const signs = counts.flatMap((count, i) => Array.from({ length: count }, () => shapes[i]));
  const placed = signs.map((shape, i) => {
    const [x, y] = [(i % 20) * 20 + 2, Math.floor(i / 20) * 20 + 2];
    return `<g class="${shape.getAttribute("class")}" transform="translate(${x} ${y})">${shape.innerHTML}</g>`;
  });
  return `<svg viewBox="0 0 400 100" aria-hidden="true">${placed.join("")}</svg>`;
}

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
