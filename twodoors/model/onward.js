// Where it leads to go on by one's own rule, as onward.py has it.

/** @import { Happened, Onward, Row } from "./types.ts" */

/**
 * Of a thousand, by the names of the ends; 0 before the doors are chosen.
 * @param {Onward} way
 * @param {Happened[]} happened
 * @returns {Record<string, number>}
 */
export function onward({ ends, decides, doors, chains }, happened) {
  const door = happened.find(({ part }) => part === doors);
  if (!door) return Object.fromEntries([...ends, "war"].map((name) => [name, 0]));
  const turns = happened.flatMap(({ part, move }, i) =>
    part === decides ? [{ state: happened[i - 1]?.numbers.state ?? 0, move: move ?? 0 }] : [],
  );
  const chain = chains.find(({ states }) => states.includes(turns[0].state)) ?? chains[0];
  const taken = turns.map(({ state, move }) => ({ rung: chain.states.indexOf(state), move }));
  const rungs = chain.states.length;
  const rule = ruleOf(taken, rungs);
  /** @type {Row[]} */
  const own = rule.map((move, rung) => [[chain.leads[rung][move], 1]]);
  /** @type {Row[]} */
  const through = Array.from({ length: 2 * rungs }, (_, i) => [
    [i < rungs ? i : door.move === 0 ? 2 * rungs : i - rungs, 1],
  ]);
  let chances = Array(2 * rungs + ends.length).fill(0);
  chances[taken[0].rung] = 1;
  for (const step of chain.steps) {
    if (step.own) chances = led(chances, own);
    chances = led(led(chances, step.rows), through);
  }
  const found = chances.slice(2 * rungs).map((chance) => 1000 * chance);
  const war = Math.floor(sum(found.slice(1)) + 0.5);
  const whole = found.slice(0, -1).map((number) => Math.floor(number + 0.5));
  const last = war - sum(whole.slice(1)); // what the others leave
  return Object.fromEntries([...ends, "war"].map((name, i) => [name, [...whole, last, war][i]]));
}

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);

/**
 * The chances after those of the first so many states went where the rows lead; the others stay.
 * @param {number[]} chances
 * @param {Row[]} rows
 */
function led(chances, rows) {
  const after = chances.map((chance, i) => (i < rows.length ? 0 : chance));
  for (const [i, row] of rows.entries()) {
    for (const [state, share] of row) after[state] += chances[i] * share;
  }
  return after;
}

/**
 * The move at each rung: the one most often taken there, the last of those taken as often; else as at the nearest.
 * @param {{ rung: number, move: number }[]} taken
 * @param {number} rungs
 */
function ruleOf(taken, rungs) {
  /** @type {Map<number, number>} */
  const seen = new Map();
  for (const { rung } of taken) {
    const moves = taken.filter((turn) => turn.rung === rung).map(({ move }) => move);
    const count = (/** @type {number} */ move) => moves.filter((other) => other === move).length;
    seen.set(
      rung,
      moves.reduce((best, move) => (count(move) >= count(best) ? move : best)),
    );
  }
  const off = (/** @type {number} */ at, /** @type {number} */ rung) => Math.abs(at - rung);
  return Array.from({ length: rungs }, (_, rung) => {
    const [at] = [...seen.keys()].sort((a, b) => off(a, rung) - off(b, rung) || a - b);
    return seen.get(at) ?? 0;
  });
}
