// What Python tells the page of arguments (argument.py), and what an argument is: types alone.

import type { AssumptionSpec, CarriedSpec, ChapterSpec, OutcomeSpec } from "../model/types.ts";
import type { LinkRanges } from "../scenarios/scenario.js";
import type { Reading } from "../scenarios/types.ts";
import type { UncertaintySpec } from "../uncertainty/types.ts";
import type { Knew, Outcome } from "../questions/stored_predictions.js";

export type Door = "war" | "talks";

/** Of 1,000 crises. */
export type Ends = Record<Door, number>;

export interface BetSpec {
  step: number;
  asks: string;
  choices: string[];
  /** which of them comes */
  right: number;
}

/** A chapter's model, as far as arguments need it. */
export interface ArguedSpec extends ChapterSpec {
  name: string;
  title: string;
  page: string;
  /** the end of a link to where a reading is taken */
  take: string;
  outcome: Pick<OutcomeSpec, "name" | "label" | "kind">;
  /** the critic; "" where there is none */
  whose: string;
  readings: Record<string, Ends & { answer: string }>;
  bet: BetSpec | null;
  /** what each finding says, by its name */
  findings: Record<string, string>;
}

export interface MachineSpec {
  name: string;
  functions: string;
  assumptions: (AssumptionSpec & { carries?: CarriedSpec })[];
  bet: BetSpec | null;
  findings: Record<string, string>;
  page: string;
}

export interface ArgumentSpec {
  book: string;
  machine: MachineSpec;
  chapters: Record<string, ArguedSpec>;
  first: Ends;
  /** a door is moved by so many or more */
  least: number;
  /** so many the reader's own text should have at most */
  words: number;
  forecasts: { key: string; chapter: string; title: string; prompt: string }[];
  guesses: { key: string; became: string }[];
  doubts: Omit<UncertaintySpec, "result" | "first" | "says">;
  /** the first ranges of the machine */
  ranges: Record<string, [number, number]>;
}

export interface BetMade {
  model: string;
  choice: number;
  said: string;
  time: string;
}

export interface ForecastMade {
  question: string;
  first: number;
  first_at: string;
  last: number;
  last_at: string;
  knew: Knew | null;
}

/** What a reader would pay to know: a row of the machine's doubts, by its name. */
export interface Price {
  row: string;
  label: string;
  time: string;
}

/** What a reader took, bet, forecast and wrote: only what is so. */
export interface Argued {
  name: string;
  written: string;
  readings: Reading[];
  /** of the crisis machine itself */
  crisis: Reading | null;
  /** of its assumptions, where the reader moved any */
  ranges: LinkRanges;
  bets: BetMade[];
  /** those that were opened, as “model: name” */
  findings: string[];
  guesses: Record<string, number>;
  forecasts: ForecastMade[];
  /** when the record was opened, and what it says; nothing before */
  opened: string;
  outcomes: Record<string, Outcome>;
  pays: Price | null;
  text: string;
}

/** The widget's state. */
export interface ArgumentState {
  html: string;
  spec: ArgumentSpec;
}
