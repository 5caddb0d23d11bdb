// The ending: two doors as a thousand dots each, the reader's first guess as an outline, and their sentence.

import { cells } from "../picture/thousand.js";
import { within, write } from "../widget/dom.js";
import { endsTold } from "./crisis.js";
import { DOORS } from "./machine.js";

/**
 * @import { Argued, ArgumentSpec, Ends } from "./types.ts"
 */

const LONGEST_SENTENCE = 40; // words
export const GUESSED = { war: "cover/war", talks: "cover/mediation" };

/**
 * @param {HTMLElement} root
 * @param {ArgumentSpec} spec
 */
export function endingOf(root, { guesses }) {
  /** @type {(argued: Argued, ends: Ends) => void} */
  return (argued, ends) => {
    const said = [];
    for (const door of DOORS) {
      const svg = within(root, `svg[data-ends="${door}"]`);
      const guess = argued.guesses[GUESSED[door]];
      within(svg, '[data-dots="ends"]').setAttribute("d", cells(0, ends[door]));
      within(svg, '[data-dots="guess"]').setAttribute("d", cells(0, 10 * (guess ?? 0)));
      const own = guess === undefined ? "" : ` Guessed on the cover: ${guess} of 100, outlined.`;
      svg.setAttribute("aria-label", `Of 1,000 crises ${ends[door]} end in ${door}.${own}`);
      const { became = "" } = guesses.find(({ key }) => key === GUESSED[door]) ?? {};
      if (guess !== undefined) said.push(`${guess} of 100 ${became}`);
    }
    const before = said.length ? ` The first guess, on the cover: ${said.join("; ")}. It is outlined.` : "";
    write(within(root, '[data-role="ending"]'), `Of 1,000 crises, ${endsTold(ends)}.${before}`);
    write(within(root, '[data-role="sentence"]'), sentence(argued.text));
  };
}

/**
 * The first sentence of a text, or as much of it as is read at a glance.
 * @param {string} text
 */
export function sentence(text) {
  const [first = ""] = text.trim().match(/^.*?[.!?…](?=\s|$)|^.+$/s) ?? [];
  const words = first.split(/\s+/);
  const glance = words.length > LONGEST_SENTENCE ? `${words.slice(0, LONGEST_SENTENCE).join(" ")} …` : first;
  return glance ? `“${glance}”` : "";
}
