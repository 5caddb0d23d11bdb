// What is drawn with, and what this page's own scripts share: types alone.

/** As much of Plotly as is called. */
export interface Plotly {
  react(box: HTMLElement, data: Trace[], layout: Layout, config: object): Promise<unknown>;
  purge(box: HTMLElement): void;
}

/** The parts of a figure, as Python wrote them; `meta.narrow` lays something over them on a phone. */
export type Layout = Record<string, any>;
export type Trace = Record<string, any>;

/** An element that Plotly has drawn in. */
export interface Drawn extends HTMLElement {
  data: Trace[];
  layout: Layout;
  /** Plotly's own, once there is a drawing */
  _fullLayout?: Layout;
  on(event: "plotly_relayout", heard: () => void): void;
}

export type Colours = Record<"war" | "talks" | "neither" | "ink" | "muted" | "line" | "paper", string>;

/** What a chart's view is told by Python. */
export interface ChartState {
  html: string;
  figure: { data: Trace[]; layout: Layout };
  /** the axes that a reader may zoom: "", "x" or "xy" */
  zoom: string;
}

/** What the book's page says of itself; in Jupyter there is none but the promise of Plotly. */
export interface Host {
  address?: () => string;
  loadPlotly?: () => Promise<Plotly>;
  plotly?: Promise<Plotly>;
  widgets?: Record<string, object>;
}

declare global {
  var twodoors: Host | undefined;
}
