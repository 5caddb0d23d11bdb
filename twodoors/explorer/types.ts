// What an explorer's parts are told, and what they do: types alone.

import type { Setting, Spec, Values } from "../model/types.ts";

/** The widget's state: an assumption each in `set_NAME`, and what the curve shows. */
export interface ExplorerState {
  html: string;
  spec: Spec;
  outcome: string;
  against: string;
  [assumption: `set_${string}`]: number;
}

/** A setting, its outcomes, and what the curve shows of it. */
export interface Present extends Setting {
  outcome: string;
  against: string;
}

/** What the controls do: set one assumption, or several, or say what could not be read. */
export interface Doing {
  move(name: string, value: number): void;
  set(values: Values): void;
  refuse(text: string): void;
}

/** What links and files do: set the sliders, pin a setting beside them, tell the reader. */
export interface Opening {
  set(values: Values): void;
  pin(values: Values): void;
  tell(text: string): void;
}

declare global {
  interface DocumentEventMap {
    "explorer:updated": CustomEvent<Setting>;
  }
}
