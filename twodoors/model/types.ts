// What Python tells the page of a model (spec.py, and explorer.py's _spec), and what the page passes on: types alone.

import type { Kind } from "../words.js";

export type Role = "war" | "talks" | "neither";

/** Numbers by name: of assumptions, of outcomes. */
export type Values = Record<string, number>;

/** The ends of a range. */
export interface Span {
  low: number;
  high: number;
}

/** A range to draw from; with a mode, a triangle; by ratios, of its logarithms. */
export interface Range extends Span {
  name: string;
  mode?: number;
  ratio?: boolean;
}

/** Sobol' points, scramble by scramble: the first of each, and the turns from one to the next, which they share. */
export interface Recipe {
  shifts: number[][];
  turns: number[][];
}

/** How a slider goes from one end to the other: by equal steps, or by equal ratios. */
export interface Sliding extends Span {
  step: number;
  scale: "linear" | "ratio";
}

export interface AssumptionSpec extends Sliding {
  name: string;
  /** under which the reader's own value is kept */
  key: string;
  label: string;
  unit: string;
  default: number;
  /** it is no slider: it stands for the result of another chapter's model */
  carries?: CarriedSpec;
  /** it is no assumption: it is set in a picture alone, and is no part of a reading */
  tried?: boolean;
  /** what each stop of its slider is called */
  words?: string[];
}

export interface CarriedSpec {
  /** the name of that model */
  model: string;
  outcome: string;
  kind: Kind;
}

/** What is needed of another chapter's model to work out what it answers to a reading that was taken there. */
export interface ChapterSpec {
  /** its number, or its title where it has none */
  chapter: string;
  /** the key under which a page finds that model's Functions, once they are loaded */
  functions: string;
  assumptions: (Span & { name: string; default: number; tried?: boolean })[];
}

export interface OutcomeSpec {
  name: string;
  label: string;
  kind: Kind;
  role: Role;
}

/** A piece of the bar: an outcome, or null for what the others leave over. */
export interface PieceSpec {
  outcome: string | null;
  label: string;
  role: Role;
}

export interface PresetSpec {
  /** of the assumptions that it names */
  values: Values;
  says: string;
  /** whose reading it is; "" for the article's */
  whose: string;
}

/** One curve in a drawing: an outcome over some assumptions that move together. */
export interface SweepSpec extends Span {
  name: string;
  outcome: string;
  over: string[];
  points: number;
  fixed: Values;
}

export interface PictureSpec {
  says: string;
  kind: Kind;
  kinds: Record<string, Kind>;
  sweeps: SweepSpec[];
}

/** What a model makes of results that it carries, and of nothing else. */
export interface BlendSpec {
  outcome: string;
  /** how many times what it is at first */
  times: boolean;
  first: number;
  least: number;
  most: number;
  /** the names of those results */
  feeds: string[];
  /** above this value of that result, more of it counts no more */
  cap: { name: string; above: number; says: string } | null;
}

/** A step of a walk: its words stand in the markup. */
export interface StepSpec {
  controls: string[];
  /** of a control that moves several assumptions at once, what its two ends are; it is the only one */
  ends: [string, string] | null;
  /** every assumption as the step begins */
  start: Values;
  /** where the assumptions go that its controls move */
  to: Values;
  counts: string[];
  watch: "sentence" | "bar" | "picture" | "curve";
  panel: string | null;
  /** of a bet, which choice comes */
  right: number | null;
  /** what is said of each choice once it is seen what comes */
  feedback: string[];
  /** whether it tells what would be if no one misjudged */
  perfect: boolean;
  /** whether it tells what the reader did in the round */
  played: boolean;
}

export interface WalkSpec {
  /** the number of the first step */
  first: number;
  /** whether chances are told of a thousand */
  thousand: boolean;
  critic: string;
  readings: { article: Values; critic: Values };
  steps: StepSpec[];
}

export interface Spec {
  name: string;
  title: string;
  choice: boolean;
  assumptions: AssumptionSpec[];
  outcomes: OutcomeSpec[];
  bar: PieceSpec[];
  /** its drawings by name, the first shown first */
  pictures: Record<string, PictureSpec>;
  readings: string[];
  presets: PresetSpec[];
  /** its walk, where the explorer has one */
  walk?: WalkSpec;
  /** the models whose results some assumptions carry, by name */
  chapters: Record<string, ChapterSpec>;
  blends: BlendSpec[];
  /** the book's version */
  book: string;
  /** the page with the model's explorer, as an address where that is known */
  page: string;
  /** the key under which a page finds its Functions */
  functions: string;
}

/** A model's answer: its outcomes, and which of its readings holds. */
export type Answer = Values & { reading: number };

/** Numbers by name, and the heights of curves. */
export type Drawn = Record<string, number | number[]>;

export interface Functions {
  evaluate(assumptions: Values): Answer;
  perfect(assumptions: Values): Answer;
  /** what only the picture needs, and the paths */
  drawn(assumptions: Values): Drawn;
  /** the paths of perfect rationality */
  ideal(assumptions: Values): Record<string, number[]>;
}

/** What a model was asked and what it answered. */
export interface Setting {
  assumptions: Values;
  outcomes: Values;
}

declare global {
  /** What scripts of a page find in one place: each room says what it puts there. */
  interface TwoDoors {
    /** by the key that a Spec has, where a script of a model was loaded */
    models?: Record<string, Functions>;
  }
  var twodoors: TwoDoors | undefined;
}

// -- rounds to play (round.py, playing.py) --

export type Mark = "full" | "open" | "cross" | "half" | "small";

export interface RoundLine {
  text: string;
  /** said where each of these numbers of a play lies within its bounds */
  when: Record<string, number[]>;
}

export interface RoundEvent {
  says: string;
  label: string;
  mark: Mark;
  ends: boolean;
}

/** Cells of which numbers of a turn take their share. */
export interface Strip {
  label: string;
  of: number;
  /** what a cell stands for */
  each: number;
  pieces: Record<string, (string | Mark)[]>;
}

export interface Dial {
  label: string;
  low: number;
  high: number;
  step: number;
}

export interface RoundPart {
  asks: string;
  /** what a turn is called */
  turn: string;
  opens: string;
  /** the kind of card of each turn, before it is put in an order */
  deck: number[];
  shuffled: boolean;
  /** whether a kind of card leaves no choice */
  passing: boolean[];
  passed: string;
  mixes: boolean;
  /** how many there are, or 0 */
  states: number;
  moves: { label: string; told: string }[];
  dials: Dial[];
  events: Record<string, RoundEvent>;
  strips: Strip[];
  begins: Values | null;
  /** by kind of card: what the question uses */
  before: Record<string, number | string>[] | null;
  /** which of the tables */
  table: number;
}

export interface RoundTable {
  /** of the numbers, in their order */
  names: string[];
  /** by move (or by how often each was taken) and kind of card: the event and its numbers */
  rows: Record<string, ((string | number[])[] | null)[]>;
}

/** Where chances lead: pairs of a state and a share. */
export type Row = number[][];

/** Going on by one's own rule: the rungs come first, then a door at each, then the ends, of which the first is behind doors. */
export interface Onward {
  /** the part whose moves make the rule, and the part that takes or refuses doors */
  decides: number;
  doors: number;
  ends: string[];
  chains: {
    /** the round's states that are its rungs */
    states: number[];
    /** by rung and move */
    leads: number[][];
    steps: { own: boolean; rows: Row[] }[];
  }[];
}

export interface RoundSpec {
  model: string;
  parts: RoundPart[];
  again: RoundPart | null;
  tables: RoundTable[];
  onward: Onward | null;
  given: Values;
  sums: RoundLine[];
  said: RoundLine[];
  after: string;
  told_again: string;
}

export interface Happened {
  part: number;
  move: number | null;
  event: string;
  numbers: Values;
}

export interface Played {
  happened: Happened[];
  again: Happened[];
  tally: Values;
  values: Record<string, number | string>;
  over: boolean;
  /** the kind of card of the next turn */
  card: number | null;
  sums: string[];
  said: string;
}
