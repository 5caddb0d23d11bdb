// What is kept of a reading, and what the page tells of itself to those that make links: types alone.

import type { Values } from "../model/types.ts";

/** A setting that the reader stands for. */
export interface Reading {
  /** the name of the model */
  model: string;
  /** all of them, exactly as they stood */
  assumptions: Values;
  /** “mine”, “article”, or a critic as a sentence names him */
  whose: string;
  /** why, in a line; "" where the reader does not say */
  because: string;
  /** when it was taken, as toISOString has it */
  time: string;
}

/** What the reader chose before seeing what comes. */
export interface Bet {
  choice: number;
  /** in the words that the choice had */
  said: string;
  time: string;
}

/** How far a walk came: the step that was open last, those that were answered, and the bet, where one was made. */
export interface Walked {
  step: number | null;
  done: number[];
  bet: Bet | null;
}

declare global {
  interface TwoDoors {
    /** where links to a setting of this page lead; in Jupyter no one says */
    address?: () => string;
  }
}
