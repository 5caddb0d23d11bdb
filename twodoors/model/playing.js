// Playing a round from its table, as playing.py does: an order of cards that a seed gives, what happened, what is said.

import { counted, often, plain, worded } from "../words.js";
import { onward } from "./onward.js";

/**
 * @import { Happened, Played, RoundLine, RoundPart, RoundSpec } from "./types.ts"
 * @import { Kind } from "../words.js"
 */

const PASSING = "-";

/**
 * The places 0 to count − 1 in an order that the seed gives (Fisher and Yates; chances by mulberry32).
 * @param {number} count
 * @param {number} seed
 */
export function shuffled(count, seed) {
  const places = Array.from({ length: count }, (_, place) => place);
  let state = seed | 0;
  for (let last = count - 1; last > 0; last--) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    const other = ((mixed ^ (mixed >>> 14)) >>> 0) % (last + 1);
    [places[last], places[other]] = [places[other], places[last]];
  }
  return places;
}

/**
 * The play of these moves, by their places, as far as they go.
 * @param {RoundSpec} told
 * @param {number[]} chosen
 * @param {number} seed
 * @returns {Played}
 */
export function play(told, chosen, seed) {
  /** @type {Happened[]} */
  const happened = [];
  const left = [...chosen];
  /** @type {number | null} */
  let card = null;
  for (const [number, part] of told.parts.entries()) {
    const { waits, ended } = turns(told, part, number, left, seed, happened);
    card = waits;
    if (card !== null || ended) break;
  }
  const over = card === null;
  /** @type {Happened[]} */
  const again = [];
  const tally = tallyOf(told, happened);
  if (told.again) {
    const own = happened.flatMap(({ part, move }) => (part === 0 && move !== null ? [move] : []));
    turns(told, told.again, 0, own, seed, again);
    for (const [name, total] of Object.entries(added(told, told.again, again))) tally[`${name}_again`] = total;
  }
  if (told.onward) Object.assign(tally, onward(told.onward, happened));
  const values = { ...told.given, ...tally, ...choices(told, happened) };
  const fitting = (/** @type {RoundLine[]} */ lines) =>
    over ? lines.filter((line) => fits(line, tally)).map(({ text }) => filled(text, values)) : [];
  return { happened, again, tally, values, over, card, sums: fitting(told.sums), said: fitting(told.said)[0] ?? "" };
}

/**
 * Plays a part with the moves that are left: the kind of card that waits for one, and whether the round ended.
 * @param {RoundSpec} told
 * @param {RoundPart} part
 * @param {number} number
 * @param {number[]} left
 * @param {number} seed
 * @param {Happened[]} happened
 */
function turns(told, part, number, left, seed, happened) {
  const counts = part.moves.map(() => 0);
  const inOrder = part.shuffled ? shuffled(part.deck.length, seed + number) : part.deck.keys();
  for (const place of inOrder) {
    const card = part.deck[place];
    const passes = part.passing[card];
    if (!passes && !left.length) return { waits: card, ended: false };
    const move = passes ? null : /** @type {number} */ (left.shift());
    if (move !== null) counts[move] += 1;
    const own = part.states ? `${stateOf(happened)} ${move}` : part.mixes ? counts.join(" ") : String(move);
    const key = move === null ? PASSING : own;
    const { names, rows } = told.tables[part.table];
    const [event, row] = /** @type {[string, number[]]} */ (rows[key][card]);
    const numbers = Object.fromEntries(names.map((name, i) => [name, row[i]]));
    happened.push({ part: number, move, event, numbers });
    if (part.events[event].ends) return { waits: null, ended: true };
  }
  return { waits: null, ended: false };
}

/**
 * Where the last turn has led to, in a round with states.
 * @param {Happened[]} happened
 */
export const stateOf = (happened) => happened.at(-1)?.numbers.state ?? 0;

/**
 * The numbers of a part added up; where moves mix, as they were last.
 * @param {RoundSpec} told
 * @param {RoundPart} part
 * @param {Happened[]} happened
 */
function added(told, part, happened) {
  /** @type {Record<string, number>} */
  const total = { turns: happened.filter(({ move }) => move !== null).length };
  const names = told.tables[part.table].names.filter((name) => name !== "state");
  for (const name of names) total[name] = 0;
  for (const { numbers } of happened) {
    for (const name of names) total[name] = part.mixes ? numbers[name] : total[name] + numbers[name];
  }
  return total;
}

/**
 * @param {RoundSpec} told
 * @param {Happened[]} happened
 */
function tallyOf(told, happened) {
  /** @type {Record<string, number>} */
  const tally = {};
  for (const [number, part] of told.parts.entries()) {
    const own = added(
      told,
      part,
      happened.filter((turn) => turn.part === number),
    );
    for (const [name, value] of Object.entries(own)) {
      tally[name] = (tally[name] ?? 0) + value;
      tally[`${name}_${number + 1}`] = value;
    }
  }
  return tally;
}

/**
 * What was chosen and how often, over all parts and in each.
 * @param {RoundSpec} told
 * @param {Happened[]} happened
 */
function choices({ parts }, happened) {
  const own = parts.map(({ moves }, number) =>
    happened.flatMap(({ part, move }) => (part === number && move !== null && moves[move] ? [moves[move].told] : [])),
  );
  const each = own.map((moves, number) => [`chosen_${number + 1}`, toldChoices(moves)]);
  return Object.fromEntries([["chosen", toldChoices(own.flat())], ...each]);
}

/**
 * What was chosen and how often: "70 each time", "70 eight times and 65 twice", "mostly 70 (four times of ten)".
 * @param {string[]} moves
 */
export function toldChoices(moves) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const move of moves) counts.set(move, (counts.get(move) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  if (sorted.length === 1) return moves.length > 1 ? `${sorted[0][0]} each time` : sorted[0][0];
  if (sorted.length > 3) return `mostly ${sorted[0][0]} (${often(sorted[0][1])} of ${counted(moves.length)})`;
  const said = sorted.map(([move, count]) => `${move} ${often(count)}`);
  return [said.slice(0, -1).join(", "), ...said.slice(-1)].filter(Boolean).join(" and ");
}

/**
 * @param {RoundLine} line
 * @param {Record<string, number>} tally
 */
function fits({ when }, tally) {
  const rounded = (/** @type {string} */ name) => Math.round(tally[name] * 1e6) / 1e6;
  return Object.entries(when).every(([name, [low, high]]) => low <= rounded(name) && rounded(name) <= high);
}

/**
 * The text with each {name} replaced by its value: a count, or {name:word}, or as {name:share} says.
 * @param {string} text
 * @param {Record<string, number | string>} values
 */
export function filled(text, values) {
  return text.replace(/\{(\w+)(?::(\w+))?\}/g, (_, name, kind) => {
    const value = values[name];
    if (typeof value === "string") return value;
    if (kind === "word") return counted(value);
    if (kind === "plain") return plain(value);
    return worded(value, /** @type {Kind} */ (kind ?? "count"));
  });
}
