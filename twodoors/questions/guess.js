// Two guesses before anything is read. They are kept as the reader's first forecasts, and then the counts are shown.

import { allWithin, view, within, write } from "../widget/dom.js";
import { keepsAny, onKept } from "../widget/store.js";
import { predict, predicted } from "./stored_predictions.js";

/**
 * @import { Props } from "../widget/types.ts"
 * @typedef {{ key: string, give: () => boolean, show: (kept: number | undefined, shown: boolean) => number | undefined }} Asked
 */

const KEPT = "Kept in this browser only, as your first forecast.";
const UNKEPT = "This browser does not let the page keep your guess; hold on to it yourself.";

export const Guess = view((/** @type {Props<{ html: string }>} */ { root, signal }) => {
  const button = within(root, "button");
  const counted = within(root, '[data-role="counted"]');
  const status = within(root, '[data-role="kept"]');
  let looked = false; // also where nothing was guessed, or nothing can be kept
  const asked = allWithin(root, "[data-guess]").map((place) => guessing(root, place, () => show()));
  const show = () => {
    const held = predicted();
    const kept = asked.some(({ key }) => held[key]?.chance !== undefined);
    const shown = looked || kept;
    const [war, mediated] = asked.map((one) => one.show(held[one.key]?.chance, shown));
    root.classList.toggle("td-shown", shown);
    button.hidden = shown;
    if (kept) write(status, KEPT);
    else if (!shown) write(status, "");
    write(within(root, '[data-role="said"]'), shown ? "" : saying(war, mediated));
    write(within(root, '[data-role="yours"]'), yours(war, mediated));
  };
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    looked = true;
    if (!asked.map((one) => one.give()).every(Boolean)) write(status, UNKEPT);
    show();
    counted.focus({ preventScroll: true }); // the button is gone; what it showed is read out
  });
  show();
  onKept(() => {
    looked &&= keepsAny(); // else all was forgotten
    show();
  }, signal);
});

/**
 * One slider with its dots. What was not moved is no guess.
 * @param {HTMLElement} root
 * @param {HTMLElement} place
 * @param {() => void} moved
 * @returns {Asked}
 */
function guessing(root, place, moved) {
  const { guess: key = "", counted, became } = place.dataset;
  const input = within(place, "input");
  const drawing = within(place, "svg");
  const dots = allWithin(place, "circle");
  /** @type {number | undefined} */
  let said;
  input.addEventListener("input", () => {
    said = Number(input.value);
    moved();
  });
  return {
    key,
    give: () => said === undefined || predict(key, { chance: said }),
    show(kept, shown) {
      if (!shown && kept === undefined && input.disabled) said = undefined; // it was forgotten
      const now = kept ?? said;
      input.disabled = shown;
      if (now !== undefined && Number(input.value) !== now) input.value = String(now);
      input.setAttribute("aria-valuetext", now === undefined ? "no guess yet" : `${now} of 100`);
      write(within(place, "output"), String(now ?? "?"));
      write(within(root, `[data-your="${key}"]`), now === undefined ? "none" : String(now));
      for (const [i, dot] of dots.entries()) dot.classList.toggle("td-said", i < (now ?? 0));
      const yours = now === undefined ? "You made no guess." : `Your guess: ${now} of 100, outlined.`;
      drawing.setAttribute("aria-label", shown ? `Of 100 crises, ${counted} ${became}. ${yours}` : yours);
      return now;
    },
  };
}

/**
 * What the reader says, before the count.
 * @param {number} [war]
 * @param {number} [mediated]
 */
function saying(war, mediated) {
  if (war === undefined && mediated === undefined) return "One dot is one crisis of a hundred. Move the sliders.";
  const said = [
    war !== undefined && `${war} of 100 become full-scale war`,
    mediated !== undefined && `an outsider mediates in ${mediated}`,
  ];
  return `You say: ${said.filter(Boolean).join("; ")}.`;
}

/**
 * What the reader said, beside the count.
 * @param {number} [war]
 * @param {number} [mediated]
 */
function yours(war, mediated) {
  if (war === undefined && mediated === undefined) return "You made no guess.";
  const said = [war !== undefined && `${war} for war`, mediated !== undefined && `${mediated} for mediation`];
  return `You guessed ${said.filter(Boolean).join(" and ")}.`;
}
