// The last step of a walk: the reader takes the article's reading, the critic's, or opens all sliders for one's own.

import { standingIn, take, takenOf } from "../scenarios/readings.js";
import { partsOf, within, write } from "../widget/dom.js";

/** @import { Spec } from "../model/types.ts" */

const STOOD_FOR =
  "This reading is taken. It is kept in this browser, and counts in the chapters that build on this one.";
const NOT_KEPT = "This browser does not let the page keep your reading.";
const BY_SLIDERS = "Set the sliders as you see it, then press “Take this as my reading”.";

/**
 * Minds the form; `board()` opens all sliders. Returns what shows or hides it.
 * @param {HTMLFormElement} form
 * @param {Spec & { walk: NonNullable<Spec["walk"]> }} spec
 * @param {() => void} board
 */
export function standOf(form, spec, board) {
  const part = partsOf(form);
  const root = /** @type {HTMLElement} */ (form.closest("[data-explorer]"));
  const { readings, critic } = spec.walk;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = event.submitter instanceof HTMLButtonElement ? event.submitter.value : "article";
    const because = part("stand-because", "input").value;
    if (chosen === "mine") return own(because);
    const [setting, whose] = chosen === "critic" ? [readings.critic, critic] : [readings.article, "article"];
    const assumptions = standingIn(spec.assumptions, setting);
    const done = take({ model: spec.name, assumptions, whose, because });
    write(part("stand-notice"), done ? STOOD_FOR : NOT_KEPT);
    press();
  });
  const press = () => {
    const taken = takenOf(spec.name);
    for (const button of form.querySelectorAll("button")) {
      const whose = { article: "article", critic, mine: "mine" }[button.value];
      button.setAttribute("aria-pressed", String(taken?.whose === whose));
    }
  };
  /** @param {string} because */
  const own = (because) => {
    board();
    const details = within(root, 'details[data-role="take"]');
    details.open = true;
    within(details, 'input[data-role="because"]').value = because;
    write(within(root, '[data-role="reading-notice"]'), BY_SLIDERS);
    within(root, '.td-controls input[type="range"]').focus();
  };
  return {
    /** @param {boolean} shown */
    show(shown) {
      form.hidden = !shown;
      write(part("stand-notice"), "");
      press();
    },
  };
}
