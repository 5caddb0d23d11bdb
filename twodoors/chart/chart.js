// Everything that draws with Plotly: loaded once a page, when a drawing first comes near the viewport.

import { allWithin, isShown, tableButton, view, within } from "../widget/dom.js";

/**
 * @import { Behind, Heard, Props } from "../widget/types.ts"
 * @import { ChartState, Drawn, Figure, FigurePart, Layout, Plotly, Trace } from "./types.ts"
 */

globalThis.twodoors ??= {};
const host = globalThis.twodoors;

/**
 * The page brings its own part of Plotly; in Jupyter the kernel has the file that ships with the plotly package. Where it
 * did not come, it is asked for again the next time.
 * @param {Behind<ChartState>} model
 */
function plotly(model) {
  host.plotly ??= (host.loadPlotly ? host.loadPlotly() : fromKernel(model)).catch((error) => {
    host.plotly = undefined;
    throw new Unloaded(error.message);
  });
  return host.plotly;
}

class Unloaded extends Error {}

const FAILED = "The chart could not be drawn; the table has the same numbers.";
const ABSENT =
  "The chart could not be loaded; the table has the same numbers. It is tried again when the network is back.";

/**
 * @param {Behind<ChartState>} model
 * @returns {Promise<Plotly>}
 */
function fromKernel(model) {
  return new Promise((resolve, reject) => {
    /** @type {Heard} */
    const receive = (message, buffers) => {
      if (!message.plotly) return;
      model.off("msg:custom", receive);
      // within a function with its own `module`, so that neither a global nor require.js is involved
      const start = "(function (module, exports, define) {";
      const end = "\n})(twodoors.module = { exports: {} }, twodoors.module.exports);";
      const src = URL.createObjectURL(new Blob([start, buffers[0], end], { type: "text/javascript" }));
      const onload = () => {
        URL.revokeObjectURL(src);
        if (host.module) resolve(host.module.exports);
      };
      const onerror = () => reject(new Error("Plotly could not be loaded."));
      document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror }));
    };
    model.on("msg:custom", receive);
    model.send({ want: "plotly" });
  });
}

/** What fits on A4 and on Letter, within the margins of any browser: no drawing follows the paper’s own width. */
const PAPER_WIDTH = 620;

/**
 * Calls draw(true) when the page goes on paper, where the box is as wide as that, and draw(false) once it has. The former
 * must draw at once: what waits for a frame comes too late.
 * @param {HTMLElement} box
 * @param {AbortSignal} signal
 * @param {(paper: boolean) => unknown} draw
 */
function mindPaper(box, signal, draw) {
  const before = () => {
    if (!isShown(box)) return; // in a part that is closed
    box.style.width = `${PAPER_WIDTH}px`;
    draw(true);
  };
  const after = () => {
    box.style.width = "";
    draw(false);
  };
  addEventListener("beforeprint", before, { signal });
  addEventListener("afterprint", after, { signal });
}

/**
 * Calls draw(Plotly) at most once a frame and only while the box is near the viewport; nothing ever queues. What is drawn
 * follows the theme and the width of its box, whatever changes them.
 * The returned function asks for a drawing of the latest state. Its promise is kept once that is on the screen, with
 * true for the request whose state it shows and false for those that a later one overtook.
 * @param {HTMLElement} box
 * @param {Behind<ChartState>} model
 * @param {AbortSignal} signal
 * @param {(Plotly: Plotly) => unknown} draw
 * @returns {() => Promise<boolean>}
 */
function drawing(box, model, signal, draw) {
  let near = false;
  let stale = true;
  let failed = false; // the last time
  let width = 0; // that was drawn for
  let frame = 0;
  /** @type {((latest: boolean) => void)[]} */
  let waiting = [];

  const redraw = () => {
    stale = true;
    if (near) frame ||= requestAnimationFrame(run);
  };
  const request = () => {
    redraw();
    return near ? new Promise((keep) => waiting.push(keep)) : Promise.resolve(true);
  };
  const run = async () => {
    sayIfUnanswered(box, plotly(model));
    /** @type {typeof waiting} */
    let kept = [];
    try {
      const Plotly = await plotly(model);
      if (failed) Plotly.purge(box);
      if (failed) box.textContent = ""; // it says so
      kept = waiting;
      [stale, failed, width, waiting] = [false, false, box.clientWidth, []];
      box.setAttribute("role", "img");
      await draw(Plotly);
    } catch (error) {
      box.textContent = error instanceof Unloaded ? ABSENT : FAILED;
      kept = [...kept, ...waiting.splice(0)];
      failed = true;
      console.error(error);
    }
    frame = 0;
    if (stale && !failed) redraw(); // something changed while this was drawn
    for (const [i, keep] of kept.entries()) keep(i === kept.length - 1);
  };

  const sight = new IntersectionObserver(
    (entries) => {
      near = entries[entries.length - 1].isIntersecting;
      if (near && stale) redraw();
    },
    { rootMargin: "300px" },
  );
  sight.observe(box);
  const size = new ResizeObserver(() => box.clientWidth && width && box.clientWidth !== width && redraw());
  size.observe(box);
  addEventListener("online", () => failed && redraw(), { signal });
  const themes = new MutationObserver(redraw);
  themes.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  themes.observe(document.body, { attributeFilter: ["data-jp-theme-light", "data-theme"] });
  mindPaper(box, signal, (paper) => {
    near ||= paper; // what is far from the viewport is on the paper all the same
    if (paper) run();
    else redraw();
  });
  signal.addEventListener("abort", () => {
    for (const observer of [sight, size, themes]) observer.disconnect();
    cancelAnimationFrame(frame);
    host.plotly?.then(
      (Plotly) => Plotly.purge(box),
      () => {},
    );
  });
  return request;
}

/** What stands in a drawing’s place where no kernel answers, as in a notebook that nbconvert made a page of. */
const UNANSWERED = "The chart is drawn once a kernel runs; the table has the same numbers.";
/** Milliseconds until then: a busy kernel may answer later still, and the chart is drawn. */
const PATIENCE = 5000;

/**
 * Says in the drawing’s place what it waits for, until Plotly has come.
 * @param {HTMLElement} box
 * @param {Promise<unknown>} asked
 */
function sayIfUnanswered(box, asked) {
  const late = setTimeout(() => box.replaceChildren(UNANSWERED), PATIENCE);
  const answered = () => {
    clearTimeout(late);
    if (box.textContent === UNANSWERED) box.replaceChildren();
  };
  asked.then(answered, answered);
}

/** Colours by their names in view.css, as Python writes them: painted() puts their values in. */
const [INK, MUTED, LINE, PAPER] = ["var(--td-ink)", "var(--td-muted)", "var(--td-line)", "var(--td-paper)"];

const AXES = /** @type {const} */ (["xaxis", "yaxis"]);

const AXIS = {
  gridcolor: LINE,
  linecolor: MUTED,
  zerolinecolor: LINE,
  tickfont: { color: MUTED },
  title: { font: { color: INK, size: 13 }, standoff: 8 },
  fixedrange: true,
  automargin: true,
};

/**
 * Plotly's layout in the book's look, with `layout` on top.
 * @param {HTMLElement} box
 * @param {Layout} layout
 */
function themed(box, layout) {
  /** @type {Layout} */
  const merged = {
    font: { family: getComputedStyle(box).fontFamily, size: 13, color: INK },
    paper_bgcolor: "transparent",
    plot_bgcolor: "transparent",
    hoverlabel: { bgcolor: PAPER, bordercolor: MUTED, font: { color: INK } },
    ...layout,
  };
  for (const name of AXES) {
    const given = layout[name]?.title;
    const title = typeof given === "string" ? { text: given } : { ...given };
    if (name === "xaxis" && box.clientWidth < 480) title.text = wrapped(title.text ?? "", 28); // a phone
    const level = name === "xaxis" ? { tickangle: 0 } : {};
    merged[name] = { ...AXIS, ...level, ...layout[name], title: { ...AXIS.title, ...title } };
  }
  return merged;
}

/**
 * The text with a line break before each word that would make a line longer than `most`.
 * @param {string} text
 * @param {number} most
 */
function wrapped(text, most) {
  let length = 0;
  return text.replace(/\S+\s*/g, (word) => {
    length += word.length;
    if (length <= most || length === word.length) return word;
    length = word.length;
    return `<br>${word}`;
  });
}

/**
 * A layout or trace, with what its `meta.narrow` lays over it on a phone.
 * @template {FigurePart} Part
 * @param {HTMLElement} box
 * @param {Part} part
 * @returns {Omit<Part, "meta">}
 */
function fitted(box, { meta, ...part }) {
  if (!meta?.narrow || (box.clientWidth || innerWidth) >= 480) return part;
  const over = Object.entries(meta.narrow).map(([key, value]) => {
    const merges = value !== null && typeof value === "object" && !Array.isArray(value);
    return [key, merges ? Object.assign({}, part[key], value) : value];
  });
  return { ...part, ...Object.fromEntries(over) };
}

const CONFIG = { displayModeBar: false, showTips: false };

/**
 * A figure, or any part of it, with the values that its colours have in the present theme.
 * @param {unknown} part
 * @param {HTMLElement} box that it is drawn in
 * @returns {unknown}
 */
function painted(part, box) {
  if (typeof part === "string") {
    return part.replace(/^var\(--td-\w+\)$/, (named) => {
      box.style.floodColor = named; // colours nothing here, and tells a name of the system’s as a value
      return getComputedStyle(box).floodColor;
    });
  }
  if (Array.isArray(part)) return part.map((item) => painted(item, box));
  if (part === null || typeof part !== "object") return part;
  return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, painted(item, box)]));
}

/**
 * The trace with only those points whose row of the table is kept; one that stands for no rows stays whole.
 * @param {Trace} trace
 * @param {(row: number) => boolean} keep
 * @returns {Trace}
 */
function picked(trace, keep) {
  const rows = trace.customdata;
  if (!rows) return trace;
  /** @type {(value: unknown) => unknown} */
  const pick = (value) => {
    if (Array.isArray(value) && value.length === rows.length) return value.filter((_, i) => keep(rows[i]));
    if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, pick(item)]));
  };
  return /** @type {Trace} */ (pick(trace));
}

/**
 * The lists by which a reader chooses rows: hides the others in the table and tells how many are left.
 * @param {HTMLElement} el
 * @param {() => void} changed
 */
function filters(el, changed) {
  const lists = allWithin(el, "select[data-column]");
  const rows = allWithin(el, '[data-role="table"] tbody tr');
  const apply = () => {
    for (const row of rows) {
      row.hidden = lists.some(
        (list) => list.value && row.cells[Number(list.dataset.column)].textContent !== list.value,
      );
    }
    const left = rows.filter((row) => !row.hidden).length;
    if (lists.length) within(el, '[data-role="count"]').textContent = `${left} of ${rows.length} shown`;
  };
  for (const list of lists) {
    list.addEventListener("change", () => {
      apply();
      changed();
    });
  }
  apply();
  return (/** @type {number} */ row) => !rows[row].hidden;
}

/**
 * The axes that a move of the zoom goes along; else it goes along all that may move.
 * @type {Record<string, (typeof AXES)[number][]>}
 */
const ALONG = { left: ["xaxis"], right: ["xaxis"], up: ["yaxis"], down: ["yaxis"] };

/**
 * By what share of the range.
 * @type {Record<string, number>}
 */
const SHIFTS = { left: -0.25, right: 0.25, down: -0.25, up: 0.25 };

/**
 * The part of an axis, in numbers, that a reader looks at after one move of the zoom. Closer goes to where the points are.
 * @param {number[]} range its two ends
 * @param {string} move
 * @param {number[]} points
 */
function moved([from, to], move, points) {
  const width = to - from;
  const inside = points.filter((point) => from <= point && point <= to);
  const middle = inside.length ? inside.reduce((sum, point) => sum + point, 0) / inside.length : (from + to) / 2;
  if (move === "in") return [middle - width / 4, middle + width / 4];
  const shift = SHIFTS[move] ?? 0;
  const grow = move === "out" ? 0.5 : 0;
  return [from + width * (shift - grow), to + width * (shift + grow)];
}

/**
 * The buttons of the zoom. Gives what must be laid over the layout: the axes that may move, and where they stand.
 * @param {HTMLElement} el
 * @param {Drawn} box
 * @param {ChartState["zoom"]} free the axes that may move
 * @param {() => void} changed
 */
function zoom(el, box, free, changed) {
  const axes = AXES.filter((axis) => free.includes(axis[0]));
  /** @type {Partial<Record<(typeof AXES)[number], unknown[]>>} */
  const seen = {}; // by axis, what the reader chose to look at
  for (const button of allWithin(el, "button[data-zoom]")) {
    button.addEventListener("click", () => {
      const move = button.dataset.zoom ?? "";
      for (const axis of ALONG[move] ?? axes) {
        const { _fullLayout: full } = box;
        if (move === "all" || !full) delete seen[axis];
        else {
          const { r2l, l2r, range } = full[axis];
          const traces = box.data.filter((trace) => trace.customdata);
          const points = traces.flatMap((trace) => trace[axis === "xaxis" ? "x" : "y"] ?? []).map((at) => r2l(at));
          const ends = range.map((end) => r2l(end));
          seen[axis] = moved(ends, move, points).map((end) => l2r(end));
        }
      }
      changed();
    });
  }
  const mouse = matchMedia("(pointer: fine)").matches; // a finger on the drawing scrolls the page
  return {
    /** @param {Layout} layout */
    layout(layout) {
      /** @type {Layout} */
      const moving = { dragmode: mouse && free ? (free === "x" ? "zoom" : "pan") : false };
      for (const axis of axes) {
        const here = seen[axis] && { range: seen[axis], autorange: false };
        moving[axis] = { ...layout[axis], fixedrange: !mouse, ...here };
      }
      return { ...layout, ...moving };
    },
    // a drag has moved the drawing itself: remember where to, for when the theme changes
    dragged() {
      for (const axis of axes) seen[axis] = [...box.layout[axis].range];
    },
  };
}

export const Chart = view((/** @type {Props<ChartState>} */ { model, root: el, signal }) => {
  tableButton(el);
  const box = /** @type {Drawn} */ (within(el, '[data-role="plot"]'));
  box.setAttribute("role", "img"); // also before it is drawn: a label needs a role
  box.setAttribute("aria-label", within(el, '[data-role="says"]').textContent ?? "");
  const shape = () => {
    box.style.height = `${fitted(box, model.get("figure").layout).height ?? 320}px`;
  };
  shape();
  const keep = filters(el, () => request());
  const sight = zoom(el, box, model.get("zoom"), () => request());
  let listens = false;
  const request = drawing(box, model, signal, async (Plotly) => {
    const { data, layout } = model.get("figure");
    shape();
    const traces = data.map((trace) => picked(fitted(box, trace), keep));
    const look = themed(box, sight.layout(fitted(box, { autosize: true, ...layout })));
    const shown = /** @type {Figure} */ (painted({ data: traces, layout: look }, box));
    await Plotly.react(box, shown.data, shown.layout, CONFIG);
    if (!listens) box.on("plotly_relayout", sight.dragged);
    listens = true;
  });
  model.on("change:figure", request);
});
