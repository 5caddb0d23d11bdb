// The player of rounds: one for all. It looks up what follows each move, and knows no rule of any round.

import { filled, play, stateOf } from "../model/playing.js";
import { keepPlay, playedOf } from "../scenarios/rounds.js";
import { allWithin, partsOf, view, write } from "../widget/dom.js";
import { onKept } from "../widget/store.js";
import { movesOf } from "./moves.js";
import { stripsOf, turnsOf } from "./pictures.js";

/**
 * @import { Played, RoundPart, RoundSpec } from "../model/types.ts"
 * @import { Part, Props } from "../widget/types.ts"
 * @import { RoundState } from "./types.ts"
 */

const SEEDS = 1_000_000;
const PLAY_UNKEPT = "This browser does not let the page keep your plays: this one lasts until you leave the page.";
const STEP = 300; // milliseconds from one turn to the next where moves are played again

export const Round = view((/** @type {Props<RoundState>} */ { model, root, signal }) => {
  new Player(model.get("round"), root).begin(signal);
});

/** @param {RoundPart} part how many choices it has */
const turnsIn = ({ deck, passing }) => deck.filter((card) => !passing[card]).length;

class Player {
  #told;
  #root;
  /** @type {Part} */
  #part;
  #seed = 0;
  /** @type {number[]} */
  #choices = [];
  #opened = 0; // parts that the reader has gone on to
  #warned = false; // that nothing is kept
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
    this.#part("ways").hidden = !held; // else it would tell what is to come
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
    for (const role of ["happened", "opens"]) write(this.#part(role), "");
    this.#show(play(this.#told, [], this.#seed));
    this.#focusMoves();
    this.#stay();
  }

  /** All of it is seen, where it fits on the screen. */
  #stay() {
    if (this.#root.offsetHeight <= innerHeight) this.#root.scrollIntoView({ block: "nearest" });
  }

  #leave() {
    const after = this.#part("after");
    after.focus();
    after.scrollIntoView({ block: "start" });
  }

  #goOn() {
    this.#opened += 1;
    for (const role of ["happened", "opens"]) write(this.#part(role), "");
    this.#show(play(this.#told, this.#choices, this.#seed));
    this.#focusMoves();
    this.#stay();
  }

  /** @param {number} move */
  #choose(move) {
    this.#choices.push(move);
    const played = play(this.#told, this.#choices, this.#seed);
    this.#say(played);
    this.#show(played);
    if (played.over) {
      const { tally, said } = played;
      const kept = keepPlay(this.#told.model, { seed: this.#seed, choices: [...this.#choices], tally, said });
      write(this.#part("unkept"), kept || this.#warned ? "" : PLAY_UNKEPT);
      this.#warned ||= !kept;
      this.#part("ways").hidden = false; // also where the browser keeps nothing
      this.#part("sums").focus({ preventScroll: true });
    } else if (!this.#part("on").hidden) this.#part("on").focus({ preventScroll: true });
    else if (!this.#part("moves").contains(document.activeElement)) this.#focusMoves();
    this.#stay();
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
    if (!part.opens) this.#opened = Math.max(this.#opened, at);
    const waits = !played.over && at > this.#opened; // the next part is told, and not yet begun
    const shown = waits ? at - 1 : at;
    const progress = played.over || waits ? "" : this.#progress(at);
    write(this.#part("progress"), progress);
    this.#part("turns").innerHTML = turnsOf(this.#told, played, shown, this.#shown);
    const numbers = played.happened.filter((turn) => turn.part === shown).at(-1)?.numbers ?? parts[shown].begins;
    this.#part("strips").innerHTML = numbers ? stripsOf(parts[shown], numbers) : "";
    write(this.#part("looked"), "");
    this.#part("turn").hidden = waits || played.over;
    this.#part("on").hidden = !waits;
    this.#part("end").hidden = !played.over;
    if (played.over) this.#close(played);
    else if (waits) write(this.#part("opens"), filled(part.opens, played.values));
    else {
      write(
        this.#part("asks"),
        filled(part.asks, {
          ...played.values,
          ...part.before?.[part.states ? stateOf(played.happened) : (played.card ?? 0)],
        }),
      );
      const act = (/** @type {number} */ move) => this.#choose(move);
      movesOf(this.#part("moves"), part, at, act, (move) => this.#look(at, move));
    }
  }

  /**
   * Shows what a move would bring.
   * @param {number} at the part
   * @param {number} move
   */
  #look(at, move) {
    const { names, rows } = this.#told.tables[this.#told.parts[at].table];
    const [event, row] = /** @type {[string, number[]]} */ (rows[move][0]);
    const numbers = Object.fromEntries(names.map((name, i) => [name, row[i]]));
    this.#part("strips").innerHTML = stripsOf(this.#told.parts[at], numbers);
    const { says } = this.#told.parts[at].events[event];
    const said = filled(says, { ...this.#told.given, ...numbers });
    const happened = this.#part("happened");
    if (said !== happened.textContent) write(happened, ""); // the last turn is over
    write(this.#part("looked"), said === happened.textContent ? "" : said);
  }

  /**
   * The part of the next move, or the last that was played.
   * @param {Played} played
   */
  #at({ happened, over }) {
    if (over) return happened[happened.length - 1].part;
    let left = this.#choices.length;
    return this.#told.parts.findIndex((part) => {
      left -= turnsIn(part);
      return left < 0;
    });
  }

  /**
   * Which turn it is, among all of its name.
   * @param {number} at the part
   */
  #progress(at) {
    const { parts } = this.#told;
    const { turn } = parts[at];
    const others = parts.slice(0, at).filter((part) => part.turn !== turn);
    const done = this.#choices.length - others.reduce((sum, part) => sum + turnsIn(part), 0);
    const all = parts.filter((part) => part.turn === turn).reduce((sum, part) => sum + turnsIn(part), 0);
    return all > 1 ? `${turn} ${done + 1} of ${all}` : turn;
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
    write(this.#part("happened"), "");
    write(this.#part("opens"), filled(again.opens, played.values));
    this.#part("again").hidden = true;
    this.#part("sums").focus({ preventScroll: true });
    const next = () => {
      if (this.#seed !== seed || !this.#choices.length) return; // another was begun meanwhile
      this.#shown = still ? played.again.length : this.#shown + 1;
      this.#part("turns").innerHTML = turnsOf(this.#told, played, 0, this.#shown);
      if (this.#shown < played.again.length) setTimeout(next, STEP);
      else write(this.#part("happened"), filled(this.#told.told_again, played.values));
    };
    next();
  }

  #focusMoves() {
    const [first] = allWithin(this.#part("moves"), "button, input");
    /** @type {HTMLElement | undefined} */ (first)?.focus({ preventScroll: true });
  }
}
