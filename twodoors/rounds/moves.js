// The choices of a turn: a button each, or two dials and a button.

import { escaped, within } from "../widget/dom.js";

/** @import { Dial, RoundPart } from "../model/types.ts" */

/**
 * Offers the moves of a part: while they are the same their buttons stay, and what has the focus keeps it.
 * @param {HTMLElement} place
 * @param {RoundPart} part
 * @param {number} number of the part
 * @param {(move: number) => void} choose
 * @param {(move: number) => void} look what a setting of the dials would be is shown
 */
export function movesOf(place, part, number, choose, look) {
  const offered = part.dials.length ? String(number) : part.moves.map(({ label }) => label).join("\n");
  if (place.dataset.offered === offered) return;
  place.dataset.offered = offered;
  if (part.dials.length) dialsOf(place, part.dials, choose, look);
  else place.replaceChildren(...part.moves.map(({ label }, move) => button(label, () => choose(move))));
}

/**
 * @param {string} label
 * @param {() => void} act
 */
function button(label, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: label });
  made.dataset.role = "choice";
  made.addEventListener("click", act);
  return made;
}

/** @type {(value: string | number, high: number) => string} */
const heard = (value, high) => `${value} of ${high}`;

/**
 * Two sliders, and a button that takes where they stand. They stand in the middle at first, then where they were.
 * @param {HTMLElement} place
 * @param {Dial[]} dials
 * @param {(move: number) => void} choose
 * @param {(move: number) => void} look
 */
function dialsOf(place, dials, choose, look) {
  const before = [...place.querySelectorAll("input")].map(({ value }) => Number(value));
  place.innerHTML = dials
    .map(({ label, low, high, step }, i) => {
      const value = before[i] ?? (low + high) / 2;
      return `<label class="td-dial"><span>${escaped(label)} <output>${value}</output></span>
<input type="range" min="${low}" max="${high}" step="${step}" value="${value}" aria-valuetext="${heard(value, high)}"></label>`;
    })
    .join("");
  const inputs = [...place.querySelectorAll("input")];
  const move = () => {
    const [first, second] = dials.map(({ low, step }, i) => Math.round((Number(inputs[i].value) - low) / step));
    return first * ((dials[1].high - dials[1].low) / dials[1].step + 1) + second;
  };
  for (const [i, input] of inputs.entries()) {
    input.addEventListener("input", () => {
      input.setAttribute("aria-valuetext", heard(input.value, dials[i].high));
      within(/** @type {HTMLElement} */ (input.parentElement), "output").textContent = input.value;
      look(move());
    });
  }
  place.append(button("Propose this", () => choose(move())));
  look(move());
}
