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

/** What the controls do: set one assumption, or all anew, or say what could not be read. */
export interface Doing {
  move(name: string, value: number): void;
  open: Open;
  refuse(text: string): void;
}

/**
 * Sets these, and all others as they stand before anything is moved; `by` says what did so: “this link”. Gives, as a
 * sentence with a space before it, which of them lay between two stops and were set to the nearest; "" for none.
 */
export type Open = (values: Values, by: string) => string;

/** What links and files do: set the sliders, pin a setting beside them (gives what Open gives), tell the reader. */
export interface Opening {
  open: Open;
  pin(values: Values): string;
  tell(text: string): void;
}

/** How assumptions stand before anything is moved: as at first, or as readings that were taken give them. */
export interface Standing {
  base(): Values;
  /** all of them, once `by` sets these: it overrules what readings give for those that it names */
  afresh(values: Values, by: string): Values;
  /** brings the readings in that were taken before; null where there are none */
  begin(): Promise<void> | null;
  /** the models whose readings count: what they answer is not overruled */
  heard(): string[];
  show(): void;
}

/** How far the reader is in the walk. */
export interface Step {
  /** none: the whole board */
  step: number | null;
  /** the controls of the step that were moved */
  moved: string[];
}

/** How an explorer stood when the reader left, and where on the page that was. */
export interface Stood extends Step {
  values: Values;
  outcome: string;
  against: string;
  /** whether it was beside the text */
  isBeside: boolean;
  top: number;
}

/** What leads back. */
export interface Past {
  /** the link of the text that was followed last, if it was one that led here */
  link: HTMLAnchorElement | null;
  /** keeps how the explorer stands, before the address changes, by this link or otherwise */
  leave(link?: HTMLAnchorElement | null): void;
  /** how it stands now */
  stands(): Stood;
  /** makes it stand so, or as it stood here, if the reader had left from here, and says how that was */
  again(stood?: Stood): Stood | undefined;
}

/** What the explorer asks of its walk. */
export interface Walking {
  /** whether a step is open, and not the whole board */
  walking(): boolean;
  /** opens the whole board */
  board(): void;
  /** looks again, after something was moved */
  show(): void;
  /** opens the step that the address asks for, or where the reader was, or the first */
  begin(): void;
  /** whether this end of an address asks for a step of it */
  isAsked(hash: string): boolean;
  /** opens the step that the address asks for, if another is open */
  follow(): void;
  /** how far the reader is */
  stands(): Step;
  /** opens that step as it stood, or the whole board */
  again(stood: Stood): void;
}

declare global {
  interface TwoDoors {
    /** loads the functions of a model, by their key; in Jupyter they are there already */
    loadModel?: (key: string) => Promise<unknown>;
  }
  interface DocumentEventMap {
    "explorer:updated": CustomEvent<Setting>;
  }
}
