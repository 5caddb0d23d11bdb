// What Python tells the page of a model's ranges and of what they leave open (uncertainty.py): types alone.

import type { Indices } from "../model/sensitivity.js";
import type { AssumptionSpec, OutcomeSpec, PieceSpec, Range, Recipe, Span, Values } from "../model/types.ts";
import type { Kind } from "../words.js";

/** One of two results that are held against each other: a sum of outcomes. */
export interface SideSpec {
  label: string;
  weights: Values;
  constant: number;
}

/** Where an assumption alone turns the order of the two results; nowhere, if it does not. */
export interface Flip {
  now: number;
  flip: number | null;
  change: number | null;
  /** how many times `now` it is, where doubts about it are ratios */
  ratio: number | null;
  share: number | null;
}

/** By assumption. */
export type Flips = Record<string, Flip>;

/** An assumption, and how it is doubted. */
export interface RangedSpec extends AssumptionSpec {
  /** another chapter gives it: at first it has no range */
  held: boolean;
  /** doubts about it are ratios */
  ratio: boolean;
}

/** What is told of in one row: an assumption, or several that act as one. */
export interface RowSpec {
  name: string;
  label: string;
  members: string[];
}

/** What the ranges leave open of one outcome. */
export interface Result {
  /** how many draws there are */
  count: number;
  /** in the middle of each of the dots' shares */
  quantiles: number[];
  /** 5%, 50% and 95% */
  ends: number[];
  /** of the pieces of the bar */
  means: number[];
  mean: number;
  /** the outcomes at the middle of all ranges */
  middle: Values;
  /** the outcomes at the starting point */
  now: Values;
  /** by row, where anything is left open */
  indices: Record<string, Indices>;
  /** by row, what the outcome is at either end */
  swings: Record<string, Span>;
  flips: Flips;
}

/** The same, with the outcome's name. */
export interface Shown extends Result {
  outcome: string;
}

export type Ends = [low: number, high: number];

export type Saying =
  | "spread"
  | "level"
  | "middle"
  | "above"
  | "below"
  | "together"
  | "alone"
  | "still"
  | "other"
  | "others"
  | "order"
  | "even"
  | "turn"
  | "turn ratio"
  | "no turn";

export interface UncertaintySpec {
  name: string;
  assumptions: RangedSpec[];
  /** what is set in a picture alone: it has no range, and the draws have it at its default */
  tried: AssumptionSpec[];
  rows: RowSpec[];
  outcomes: OutcomeSpec[];
  bar: PieceSpec[];
  /** starting points */
  settings: Values[];
  sides: SideSpec[];
  /** of both results */
  kind: Kind;
  /** from which the draws are made */
  points: Recipe;
  /** sentences, with {names} for what is filled in */
  says: Record<Saying, string>;
  units: Record<Kind, string>;
  /** the share of the spread from which what assumptions do together has a sentence */
  together: number;
  /** the least room for chance that is told */
  least: number;
  /** the key under which a page finds the model's Functions */
  functions: string;
  /** the page with the model's explorer, as an address where that is known */
  page: string;
  /** what Python's result is of */
  first: { outcome: string; setting: Values; ranges: Record<string, Ends> };
  result: Result;
}

/** What a reader sets: the starting point, whether values near it are likelier, and the ranges. */
export interface Choice {
  setting: Values;
  peaked: boolean;
  [range: `range_${string}`]: Ends;
}

/** The same, with the outcome that is shown. */
export type Chosen = Choice & { outcome: string };

/** What a reader doubts of a model: ranges, about which setting, and whether values near that are likelier. */
export interface Doubts {
  setting: Values;
  ranges: Record<string, Ends>;
  peaked: boolean;
}

/** The widget's state. */
export type UncertaintyState = Chosen & { html: string; spec: UncertaintySpec };

/** What the reader has set by now. */
export interface Present {
  setting(): Values;
  ranges(): Range[];
  peaked(): boolean;
  outcome(): string;
}
