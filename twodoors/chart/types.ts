// What is drawn with, and what this page's own scripts share: types alone.

/** As much of Plotly as is called. */
export interface Plotly {
  react(box: HTMLElement, data: Trace[], layout: Layout, config: object): Promise<unknown>;
  purge(box: HTMLElement): void;
}

/** What Python wrote of a figure, or of a part of it; `meta.narrow` lays something over it on a phone. */
export interface FigurePart {
  meta?: { narrow: Record<string, unknown> | null } | null;
  [name: string]: unknown;
}

/** An axis of a figure, as far as it is looked at. */
export interface Axis {
  title?: string | { text?: string };
  range?: unknown[];
  [name: string]: unknown;
}

export interface Layout extends FigurePart {
  height?: number;
  xaxis?: Axis;
  yaxis?: Axis;
}

export interface Trace extends FigurePart {
  /** for each point, the row of the table that it stands for */
  customdata?: number[];
  x?: unknown[];
  y?: unknown[];
}

export interface Figure {
  data: Trace[];
  layout: Layout;
}

/** An axis as Plotly has it: its range as the figure says it, and what makes numbers of that and back. */
export interface DrawnAxis {
  range: unknown[];
  r2l(value: unknown): number;
  l2r(value: number): unknown;
}

/** An element that Plotly has drawn in. */
export interface Drawn extends HTMLElement {
  data: Trace[];
  layout: { xaxis: { range: unknown[] }; yaxis: { range: unknown[] } };
  /** Plotly's own, once there is a drawing */
  _fullLayout?: { xaxis: DrawnAxis; yaxis: DrawnAxis };
  on(event: "plotly_relayout", heard: () => void): void;
}

/** What a chart's view is told by Python. */
export interface ChartState {
  html: string;
  figure: Figure;
  /** the axes that a reader may zoom */
  zoom: "" | "x" | "xy";
}

declare global {
  interface TwoDoors {
    /** the page's own part of Plotly; in Jupyter the kernel has it */
    loadPlotly?: () => Promise<Plotly>;
    /** once a drawing has asked for it */
    plotly?: Promise<Plotly>;
    /** what the script from the kernel exports */
    module?: { exports: Plotly };
  }
  /** once the page's own script is loaded */
  var Plotly: Plotly;
}
