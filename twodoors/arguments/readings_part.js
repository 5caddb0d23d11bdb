// The twelve readings: each beside the article's, with what it alone makes of the crisis machine, and under which door it
// stands.

import { within, write } from "../widget/dom.js";
import { inChapters } from "../words.js";
import { DOORS, leaning } from "./machine.js";

/**
 * @import { Reading } from "../scenarios/types.ts"
 * @import { Argued, ArgumentSpec, Door, Ends } from "./types.ts"
 * @import { machineOf } from "./machine.js"
 */

const NONE = "The article’s.";

/**
 * @param {HTMLElement} root
 * @param {ArgumentSpec} spec
 * @param {ReturnType<typeof machineOf>} machine
 * @param {Argued} argued
 * @param {string[]} absent chapters whose models did not come
 */
export function showReadings(root, spec, machine, { readings }, absent) {
  /** @type {Record<Door, string[]>} */
  const under = { war: [], talks: [] };
  /** @type {string[]} */
  const hardly = [];
  for (const chapter of Object.values(spec.chapters)) {
    const reading = readings.find(({ model }) => model === chapter.name);
    const cell = within(root, `tr[data-model="${chapter.name}"] [data-role="yours"]`);
    const ends = reading ? machine.alone(reading) : null;
    write(cell, reading && ends ? told(machine.answer(reading), ends, reading) : NONE);
    if (!ends) continue;
    const moved = leaning(ends, spec);
    if (!moved.length) hardly.push(chapter.chapter);
    for (const { door, opens } of moved)
      under[door].push(line(spec, chapter.chapter, chapter.title, door, opens, ends));
  }
  for (const door of DOORS) {
    const list = within(root, `[data-door="${door}"] ul`);
    const lines = under[door].length ? under[door] : ["No reading that you took moves it."];
    list.replaceChildren(...lines.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
  }
  write(
    within(root, '[data-role="hardly"]'),
    hardly.length ? `Hardly either: what you took in ${inChapters(hardly)}.` : "",
  );
  const lost = absent.length
    ? `What you took in ${inChapters(absent)} is not shown: that model could not be loaded.`
    : "";
  write(within(root, '[data-role="absent"]'), lost);
}

/**
 * @param {string} answer
 * @param {Ends} ends
 * @param {Reading} reading
 */
function told(answer, { war, talks }, { whose, because }) {
  const of = whose === "mine" ? "Your own" : whose === "article" ? "The article’s" : `${whose}’s`;
  return `${answer}; war ${war}, talks ${talks}. ${of}${because ? `, because ${because}` : ""}`.replace(
    /[.!?…]?$/,
    (end) => end || ".",
  );
}

/**
 * @param {ArgumentSpec} spec
 * @param {string} chapter
 * @param {string} title
 * @param {Door} door
 * @param {boolean} opens
 * @param {Ends} ends
 */
function line({ first }, chapter, title, door, opens, ends) {
  return `${chapter}. ${title} ${opens ? "opens it" : "shuts it"}: ${first[door]} → ${ends[door]}`;
}
