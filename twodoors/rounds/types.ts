// What the player of rounds is told.

import type { RoundSpec } from "../model/types.ts";

export interface RoundState {
  html: string;
  round: RoundSpec;
}
