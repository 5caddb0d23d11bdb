// What is kept of a reading, and what the page tells of itself to those that make links: types alone.

import type { Values } from "../model/types.ts";
import type { LinkRanges } from "./scenario.js";

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

/** A play of a model's round. */
export interface Play {
  /** what put its cards in their order */
  seed: number;
  /** the moves, by their places among those offered */
  choices: number[];
  /** the numbers of the play, by their names */
  tally: Values;
  /** the play in a sentence, such as “You asked for 70 each time; three of ten refused.” */
  said: string;
  /** when it ended, as toISOString has it */
  time: string;
  /** the reader's first play of it, which may be this one */
  first?: Play;
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
  interface DocumentEventMap {
    /** which ranges a view shows of this model is wanted: it says so in the event, if they are not those at first */
    "ranges:asked": CustomEvent<{ model: string; ranges?: LinkRanges }>;
    /** a view of this model is to show these ranges about a setting: it says in the event that it does */
    "ranges:given": CustomEvent<{ model: string; setting: Values; ranges: LinkRanges; shown?: true }>;
  }
}
