// The reader's crisis: what it comes to of 1,000, and the ranges that it is doubted by.

import { within, write } from "../widget/dom.js";
import { plain } from "../words.js";

/**
 * @import { Values } from "../model/types.ts"
 * @import { Argued, ArgumentSpec, Ends } from "./types.ts"
 */

/**
 * @param {HTMLElement} root
 * @param {ArgumentSpec} spec
 * @param {Argued} argued
 * @param {Values} setting
 * @param {Ends} ends
 */
export function showCrisis(root, spec, argued, setting, ends) {
  write(within(root, '[data-role="crisis"]'), `${whose(argued)}, of 1,000 crises ${endsTold(ends)}.`);
  const { first } = spec;
  const before =
    ends.war === first.war && ends.talks === first.talks
      ? ""
      : `At first it is war ${first.war}, talks ${first.talks}. `;
  write(within(root, '[data-role="doubts"]'), `${before}${doubted(spec, argued, setting)}`);
}

/** @param {Ends} ends */
export function endsTold({ war, talks }) {
  return `${war} end in war, ${talks} in talks and ${1000 - war - talks} in neither`;
}

/** @param {Argued} argued */
function whose({ crisis, readings }) {
  if (crisis) return "As you took the crisis machine in chapter 13";
  if (readings.length) return "With your readings of the chapters, and the machine’s own sliders as at first";
  return "In the article’s reading of every chapter";
}

/**
 * @param {ArgumentSpec} spec
 * @param {Argued} argued
 * @param {Values} setting
 */
function doubted({ machine }, { ranges }, setting) {
  const own = machine.assumptions.filter(({ name }) => ranges[name] && ranges[name][0] < ranges[name][1]);
  if (!own.length) return "You gave it no ranges of your own; the authors’ doubts count.";
  const told = own.map(({ name, label }) => {
    const [low, high] = ranges[name].map((end) => plain(Number(end.toPrecision(3))));
    return `“${label}” from ${low} to ${high} (now ${plain(Number(setting[name].toPrecision(3)))})`;
  });
  return `Your doubts: ${told.join("; ")}.`;
}
