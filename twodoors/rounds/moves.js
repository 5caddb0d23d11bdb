// The choices of a turn: a button each, or two dials and a button.

/** @import { RoundPart } from "../model/types.ts" */

/**
 * Offers the moves of a part, once: while the part lasts its buttons stay, and what has the focus keeps it.
 * @param {HTMLElement} place
 * @param {RoundPart} part
 * @param {number} number of the part
 * @param {(move: number) => void} choose
 */
export function movesOf(place, part, number, choose) {
  if (place.dataset.part === String(number)) return;
  place.dataset.part = String(number);
  const buttons = part.moves.map(({ label }, move) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
    button.dataset.role = "choice";
    button.addEventListener("click", () => choose(move));
    return button;
  });
  place.replaceChildren(...buttons);
}
