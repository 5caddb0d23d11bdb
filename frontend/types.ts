// What the page's own scripts find of each other: types alone.

import type { Props } from "../twodoors/widget/types.ts";
import type { Attached } from "./attached.js";

/** What attaches a view; its state is what Python wrote beside the markup of that view, and of no other. */
export interface View {
  // biome-ignore lint/suspicious/noExplicitAny: each view has a state of its own
  connect(props: Props<any>): void;
}

declare global {
  interface TwoDoors {
    /** what is behind each widget, by its id */
    attached?: Map<string, Attached>;
    /** by the name of the widget */
    views?: Record<string, View>;
  }
}
