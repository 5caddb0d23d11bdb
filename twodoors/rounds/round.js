// The player of rounds: one for all. It looks up what follows each move, and knows no rule of any round.

import { filled, play } from "../model/playing.js";
import { keepPlay, playedOf } from "../scenarios/rounds.js";
import { allWithin, partsOf, view, write } from "../widget/dom.js";
import { onKept } from "../widget/store.js";
import { movesOf } from "./moves.js";
import { stripsOf, turnsOf } from "./pictures.js";

/**
 * @import { Played, RoundSpec } from "../model/types.ts"
 * @import { Part, Props } from "../widget/types.ts"
 * @import { RoundState } from "./types.ts"
 */

const SEEDS = 1_000_000;
const STEP = 300; // milliseconds from one turn to the next where moves are played again

export const Round = view((/** @type {Props<RoundState>} */ { model, root, signal }) => {
  new Player(model.get("round"), root).begin(signal);
});

class Player {
  #told;
  #root;
  /** @type {Part} */
  #part;
  #seed = 0;
  /** @type {number[]} */
  #choices = [];
  #opened = 0; // parts that the reader has gone on to
  #shown = 0; // turns of the second play that are shown

  /**
   * @param {RoundSpec} told
   * @param {HTMLElement} root
   */
  constructor(told, root) {
    this.#told = told;
    this.#root = root;
    this.#part = partsOf(root);
  }

  /** @param {AbortSignal} signal */
  begin(signal) {
    /** @type {Record<string, () => void>} */
    const acts = {
      play: () => this.#start(),
      anew: () => this.#start(),
      skip: () => this.#leave(),
      leave: () => this.#leave(),
      on: () => this.#goOn(),
      again: () => this.#playAgain(),
    };
    for (const [role, act] of Object.entries(acts)) this.#part(role).addEventListener("click", act);
    onKept(() => this.#remind(), signal);
    this.#remind();
  }

  /** Says what the reader played before. */
  #remind() {
    const held = playedOf(this.#told.model);
    this.#part("played").hidden = !held?.said;
    this.#root.toggleAttribute("data-played", Boolean(held));
    write(this.#part("played"), held?.said ? `You played this before. ${held.said}` : "");
    write(this.#part("play"), held ? "Play again" : "Play");
  }

  #start() {
    this.#seed = crypto.getRandomValues(new Uint32Array(1))[0] % SEEDS;
    this.#root.dataset.seed = String(this.#seed);
    this.#choices = [];
    this.#opened = this.#shown = 0;
    this.#part("premise").hidden = true;
    this.#part("board").hidden = false;
    write(this.#part("happened"), "");
    this.#show(play(this.#told, [], this.#seed));
    this.#root.scrollIntoView({ block: "nearest" });
    this.#focusMoves();
  }

  #leave() {
    const after = this.#part("after");
    after.focus();
    after.scrollIntoView({ block: "start" });
  }

  #goOn() {
    this.#opened += 1;
    write(this.#part("happened"), "");
    this.#show(play(this.#told, this.#choices, this.#seed));
    this.#focusMoves();
  }

  /** @param {number} move */
  #choose(move) {
    this.#choices.push(move);
    const played = play(this.#told, this.#choices, this.#seed);
    this.#say(played);
    this.#show(played);
    if (played.over) {
      const { tally, said } = played;
      keepPlay(this.#told.model, { seed: this.#seed, choices: [...this.#choices], tally, said });
      this.#part("sums").focus({ preventScroll: true });
    } else if (!this.#part("on").hidden) this.#part("on").focus({ preventScroll: true });
  }

  /** @param {Played} played what has happened in the last turn is said */
  #say({ happened, values }) {
    const own = happened.map(({ move }) => move !== null).lastIndexOf(true);
    const { part, move, event, numbers } = happened[own];
    const { events, moves, passed } = this.#told.parts[part];
    const silent = happened.slice(own + 1).filter((turn) => turn.part === part).length;
    const told = filled(events[event].says, { ...values, ...numbers, move: moves[move ?? 0]?.told ?? "" });
    write(this.#part("happened"), silent && passed ? `${told} ${filled(passed, { silent })}` : told);
  }

  /** @param {Played} played */
  #show(played) {
    const { parts } = this.#told;
    const at = this.#at(played);
    const part = parts[at];
    const waits = !played.over && at > this.#opened; // the next part is told, and not yet begun
    const shown = waits ? at - 1 : at;
    const turns = part.deck.filter((card) => !part.passing[card]).length;
    const done = this.#choices.length - this.#before(at);
    const progress = played.over || waits ? "" : `${part.turn} ${done + 1} of ${turns}`;
    write(this.#part("progress"), progress);
    this.#part("turns").innerHTML = turnsOf(this.#told, played, shown, this.#shown);
    this.#part("strips").innerHTML = stripsOf(this.#told, played, shown);
    this.#part("turn").hidden = waits || played.over;
    this.#part("on").hidden = !waits;
    this.#part("end").hidden = !played.over;
    if (played.over) this.#close(played);
    else if (waits) this.#add("happened", filled(part.opens, played.values));
    else {
      write(this.#part("asks"), part.asks);
      movesOf(this.#part("moves"), part, at, (move) => this.#choose(move));
    }
  }

  /**
   * The part of the next move, or the last that was played.
   * @param {Played} played
   */
  #at({ happened, over }) {
    if (over) return happened[happened.length - 1].part;
    let left = this.#choices.length;
    return this.#told.parts.findIndex((part) => {
      const turns = part.deck.filter((card) => !part.passing[card]).length;
      left -= turns;
      return left < 0;
    });
  }

  /**
   * How many turns lie before this part.
   * @param {number} at
   */
  #before(at) {
    const earlier = this.#told.parts.slice(0, at);
    return earlier.flatMap(({ deck, passing }) => deck.filter((card) => !passing[card])).length;
  }

  /**
   * @param {string} role
   * @param {string} text
   */
  #add(role, text) {
    const place = this.#part(role);
    write(place, `${place.textContent} ${text}`.trim());
  }

  /** @param {Played} played */
  #close({ sums }) {
    const { again, after, given } = this.#told;
    const texts = [...sums, filled(after, given)];
    this.#part("sums").replaceChildren(
      ...texts.map((text, i) => {
        const line = document.createElement("p");
        line.append(i < sums.length ? text : Object.assign(document.createElement("b"), { textContent: text }));
        return line;
      }),
    );
    this.#part("again").hidden = !again || this.#shown > 0;
  }

  /** The reader's own moves on other cards, one after the other. */
  #playAgain() {
    const { again } = this.#told;
    if (!again) return;
    const played = play(this.#told, this.#choices, this.#seed);
    const seed = this.#seed;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    write(this.#part("happened"), filled(again.opens, played.values));
    this.#part("again").hidden = true;
    this.#part("sums").focus({ preventScroll: true });
    const next = () => {
      if (this.#seed !== seed || !this.#choices.length) return; // another was begun meanwhile
      this.#shown = still ? played.again.length : this.#shown + 1;
      this.#part("turns").innerHTML = turnsOf(this.#told, played, 0, this.#shown);
      if (this.#shown < played.again.length) setTimeout(next, STEP);
      else this.#add("happened", filled(this.#told.told_again, played.values));
    };
    next();
  }

  #focusMoves() {
    const [first] = allWithin(this.#part("moves"), "button, input");
    /** @type {HTMLElement | undefined} */ (first)?.focus({ preventScroll: true });
  }
}
