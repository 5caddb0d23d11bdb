// The outcome view: assumptions in, sentence, bar, table and curve out. Everything is computed here, kernel or not.

import { CONFIG, drawing, palette, tableButton, themed } from "../chart/chart.js";
import { chancesOf, clean, defaultsOf, functionsOf, outcomesOf, snapped } from "../model/evaluate.js";
import { pictureMover } from "../picture/picture.js";
import { readLink, writeLink } from "../scenarios/scenario.js";
import { copySetting, point } from "../scenarios/share.js";
import { write } from "../widget/dom.js";
import { inPlace, whenHandles } from "../widget/place.js";
import { fill, worded } from "../words.js";
import { comparisonOf } from "./comparison_panel.js";
import { settingsOf } from "./saved_settings.js";

const POINTS = 61; // of the curve: smooth to the eye

// How a kind of outcome is drawn: by what it is multiplied, on quarters of what its axis ends, its digits and its unit.
const KINDS = {
  chance: { scale: 100, round: 100, digits: 0, unit: ", in 100" },
  share: { scale: 100, round: 100, digits: 0, unit: ", % of the stake" },
  number: { scale: 1, round: 1, digits: 2, unit: "" },
  count: { scale: 1, round: 200, digits: 0, unit: "" },
};
const AT_ONCE = { mode: "immediate", frame: { duration: 0, redraw: false }, transition: { duration: 0 } };

export const OutcomeView = {
  async render({ model, el, signal }) {
    const spec = model.get("spec");
    const { evaluate, perfect, drawn: numbers, ideal } = functionsOf(spec.javascript);
    const defaults = defaultsOf(spec);
    const first = evaluate(defaults);
    const kinds = Object.fromEntries(spec.outcomes.map((o) => [o.name, o.kind]));

    el.innerHTML = model.get("html");
    el.classList.add("td-view");
    const part = (role) => el.querySelector(`[data-role="${role}"]`);
    const box = part("plot");
    const pieces = [...el.querySelectorAll(".td-bar > span")];
    const chances = [...el.querySelectorAll(".td-key b")];
    const rows = [...el.querySelectorAll("tr[data-outcome]")];
    // A handle of the drawing, dragged, does what its slider does: in its steps, within its range.
    const drag = (name, value) => {
      model.set(`set_${name}`, snapped(spec.assumptions.find((a) => a.name === name), value));
    };
    const movePicture = spec.picture && pictureMover(part("picture"), spec.picture, evaluate, drag);
    tableButton(el);

    let root = el;
    let now = {};
    let outcomes = {};
    let busy = false;
    let begun = false; // the first answer is no change, and no one is told of it

    const assumptions = () => Object.fromEntries(spec.assumptions.map((a) => [a.name, clean(model.get(`set_${a.name}`))]));
    const asLink = () => writeLink(spec, now, model.get("outcome"), model.get("against"));
    const same = (values) => spec.assumptions.every((a) => values[a.name] === now[a.name]);

    // -- the answer: at once, in the same event -------------------------------------------------------------------

    const update = () => {
      if (busy) return;
      now = assumptions();
      write(part("notice"), "");
      write(part("copied"), "");
      const answer = evaluate(now);
      const best = spec.choice ? perfect(now) : answer;
      const { reading } = answer;
      outcomes = { ...answer };
      delete outcomes.reading;

      const values = { ...now, ...outcomes };
      write(part("summary"), fill(spec.readings[reading], values, kinds));
      chancesOf(spec.bar, outcomes).forEach((chance, i) => {
        pieces[i].style.width = `${100 * Math.max(0, chance)}%`; // what is left over may be a hair below nought
        write(chances[i], worded(chance, "chance"));
      });
      for (const row of rows) {
        const name = row.dataset.outcome;
        row.dataset.value = outcomes[name];
        write(row.cells[1], worded(outcomes[name], kinds[name]));
        if (spec.choice) write(row.cells[3], worded(best[name], kinds[name]));
      }
      movePicture?.(now, { ...values, ...numbers(now), ...ideal(now) });
      point(part("link"), spec, asLink());

      const preset = spec.presets.findIndex(({ values }) => same(values));
      write(part("preset"), spec.presets[preset]?.says ?? "Your own setting.");
      if (model.get("preset") !== (preset < 0 ? null : preset)) model.set("preset", preset < 0 ? null : preset);
      model.save_changes();
      mine.show();
      comparison.show();

      const detail = { assumptions: now, outcomes };
      const tell = begun;
      request().then((shown) => {
        if (shown && tell) root.dispatchEvent(new CustomEvent("explorer:updated", { bubbles: true, detail }));
      });
    };

    // What the reader moved goes along to other chapters.
    const mine = settingsOf(part("mine"), spec, () => now, (values) => set(values), signal);
    const moved = (name) => {
      const value = assumptions()[name];
      const own = begun && !busy && value !== now[name];
      update();
      if (own && !mine.moved(name, value)) write(part("notice"), "This browser does not let the page keep your setting for other chapters.");
    };

    // A setting may be pinned, to be compared with the one that is shown.
    const present = () => ({ assumptions: now, outcomes, outcome: model.get("outcome"), against: model.get("against") });
    const comparison = comparisonOf(part("compare"), spec, evaluate, present, (values) => set(values), signal);

    // Several assumptions at once: one answer, at the end.
    const set = (values) => {
      busy = true;
      for (const [name, value] of Object.entries(values)) model.set(`set_${name}`, value);
      busy = false;
      update();
    };

    // -- the curve: at most once a frame --------------------------------------------------------------------------

    let drawn = "";
    let span = null;
    const request = drawing(box, model, signal, (Plotly, fresh) => {
      const [shown, against] = [model.get("outcome"), model.get("against")].map((name, i) =>
        (i ? spec.assumptions : spec.outcomes).find((item) => item.name === name),
      );
      const { scale, round, digits, unit } = KINDS[shown.kind];
      const at = (answer) => scale * answer[shown.name];
      const line = Array.from({ length: POINTS }, (_, i) => against.low + ((against.high - against.low) * i) / (POINTS - 1));
      const curve = line.map((x) => at(evaluate({ ...now, [against.name]: x })));
      const ideal = spec.choice ? line.map((x) => at(perfect({ ...now, [against.name]: x }))) : [];
      const x = now[against.name];
      const xs = [line, line.slice(0, ideal.length), [against.default], spec.choice ? [x] : [], [x]];
      const ys = [curve, ideal, [at(first)], spec.choice ? [at(perfect(now))] : [], [at(outcomes)]];

      const ends = [...ys.flat(), 0];
      const needed = shown.kind === "chance" ? [0, 100] : [bound(Math.min(...ends), round, -1), bound(Math.max(...ends), round, 1)];
      const view = `${shown.name}/${against.name}`;
      const known = drawn.startsWith(`${view} `) ? span : null; // the axis stays, and grows only when it must
      span = known ? [Math.min(known[0], needed[0]), Math.max(known[1], needed[1])] : needed;
      const frame = `${view} ${span}`;

      const start = worded(curve[0] / scale, shown.kind);
      const end = worded(curve.at(-1) / scale, shown.kind);
      box.setAttribute(
        "aria-label",
        `${shown.label} against “${against.label}”: from ${start} at the low end to ${end} at the high end; now ${worded(outcomes[shown.name], shown.kind)}.`,
      );
      if (!fresh && frame === drawn) {
        // a frame without a redraw moves what is there: half the work of restyle, which a held key would feel
        const traces = spec.choice ? [0, 1, 2, 3, 4] : [0, 2, 4];
        return Plotly.animate(box, { data: traces.map((i) => ({ x: xs[i], y: ys[i] })), traces }, AT_ONCE);
      }
      drawn = frame;

      const colours = palette(box);
      const colour = shown.role === "neither" ? colours.ink : colours[shown.role];
      const trace = (i, name, style) => ({ type: "scatter", x: xs[i], y: ys[i], name, showlegend: false, ...style });
      const marker = (symbol, size, more) => ({ mode: "markers", cliponaxis: false, marker: { symbol, size, color: colour, ...more } });
      const data = [
        trace(0, "Now", { mode: "lines", line: { color: colour, width: 2.5 }, hovertemplate: `%{y:.${digits}f}<extra></extra>` }),
        trace(1, "If no one misjudged", { mode: "lines", line: { color: colours.muted, width: 1.5, dash: "dot" }, hoverinfo: "skip" }),
        trace(2, "At first", { ...marker("circle-open", 11, { color: colours.muted, line: { width: 2 } }), hoverinfo: "name" }),
        trace(3, "If no one misjudged", { ...marker("diamond-open", 11, { color: colours.ink, line: { width: 2 } }), hoverinfo: "name" }),
        trace(4, "Now", { ...marker("circle", 13, { line: { color: colours.paper, width: 2 } }), hoverinfo: "name" }),
      ];
      const layout = themed(box, {
        autosize: true,
        margin: { l: 44, r: 14, t: 28, b: 44 },
        xaxis: { range: [against.low, against.high], title: against.label, showgrid: false, nticks: 6 },
        yaxis: { range: span, nticks: 6 },
        annotations: [
          {
            text: shown.label + unit,
            xref: "paper", yref: "paper", x: 0, y: 1, xanchor: "left", yanchor: "bottom", xshift: -36, yshift: 6, showarrow: false,
          },
        ],
      });
      return Plotly.react(box, data, layout, CONFIG);
    });

    // -- what the reader does ---------------------------------------------------------------------------------------

    for (const role of ["outcome", "against"]) {
      const select = part(role);
      select.value = model.get(role);
      select.addEventListener("change", () => model.set(role, select.value));
      model.on(`change:${role}`, () => ((select.value = model.get(role)), update()));
    }
    part("reset").addEventListener("click", () => set(defaults));
    part("copy").addEventListener("click", async () => write(part("copied"), await copySetting(spec, asLink())));
    for (const a of spec.assumptions) model.on(`change:set_${a.name}`, () => moved(a.name));

    // A link to a setting: in the page's address, or followed in the text.
    const open = (fragment, come) => {
      const { setting, problem } = readLink(spec, fragment, () => document.querySelector("[data-explorer]") === root);
      if (!setting && !problem) return;
      if (setting?.outcome) model.set("outcome", setting.outcome);
      if (setting?.against) model.set("against", setting.against);
      set({ ...defaults, ...setting?.values });
      if (setting?.pinned) comparison.pin({ ...defaults, ...setting.pinned });
      const opened = setting?.pinned
        ? "These are the two settings of the link you followed: the sliders show B, and A is pinned under “Compare and keep”."
        : "This is the setting of the link you followed.";
      write(part("notice"), problem ? `${problem} The defaults are shown.` : opened);
      if (come) root.scrollIntoView({ block: "start" });
    };
    const follow = (event) => {
      const link = event.target.closest?.('a[href^="#explore="]');
      if (link && link.getAttribute("href") === location.hash) open(location.hash, true); // no hashchange will come
    };
    addEventListener("hashchange", () => open(location.hash, true), { signal });
    document.addEventListener("click", follow, { signal });

    // The reader's click, not the link to the buttons: where a kernel is slow, that may bring an older choice.
    const choose = (event) => {
      const button = event.target.closest(".td-presets .widget-toggle-button");
      if (button) set(spec.presets[button.value].values);
    };

    await inPlace(el);
    root = el.closest("[data-explorer]") ?? el.closest(".td-explorer") ?? el;
    root.dataset.explorer = spec.name;
    root.addEventListener("click", choose, { signal });
    update();
    begun = true;
    if (mine.show()) write(part("notice"), "You have moved some of these sliders before: “Use my settings”, below, brings your values here.");
    open(location.hash, location.hash.startsWith("#explore="));
    whenHandles(root, spec.assumptions.length, signal, () => {
      root.dispatchEvent(new CustomEvent("explorer:ready")); // the page puts it in the static result's place
      root.dataset.state = "ready";
    });
  },
};

// The next round step of the axis beyond `value`, in steps of a quarter.
function bound(value, scale, direction) {
  const step = scale / 4;
  return direction * Math.ceil((direction * value) / step - 1e-9) * step || 0;
}
