// The reader's own reading of a model: taken from the sliders, brought back to them, given back.

import { same } from "../model/evaluate.js";
import { giveBack, said, settingOf, standingIn, take, takenOf } from "../scenarios/readings.js";
import { partsOf, within, write } from "../widget/dom.js";
import { onKept } from "../widget/store.js";

/**
 * @import { PresetSpec, Spec, Values } from "../model/types.ts"
 */

const TAKEN = "This reading is taken. It is kept in this browser until you give it back.";
const GIVEN_BACK = "The reading is given back: nothing of it is kept.";
const NO_ROOM = "This browser does not let the page keep your reading.";
const OTHER = " It was taken with another version of this model: what that did not have is as at first.";

/**
 * Minds the form and the line of one explorer: `present()` gives its assumptions, `set(values)` sets them. Returns what
 * looks again after a change, at the preset that is in force, if one is.
 * @param {HTMLElement} root
 * @param {Spec} spec
 * @param {() => Values} present
 * @param {(values: Values) => void} set
 * @param {AbortSignal} signal
 */
export function readingOf(root, spec, present, set, signal) {
  const part = partsOf(root);
  const [box, use] = [part("taken"), part("use-reading", "button")];
  const notice = (/** @type {string} */ text) => write(part("reading-notice"), text);
  const whose = whoseOf(part("take-form", "form"));
  const own = spec.assumptions.filter((a) => !a.tried);

  const look = () => {
    const reading = takenOf(spec.name);
    box.hidden = !reading;
    if (!reading) return;
    const { values, fits } = settingOf(spec.assumptions, reading);
    write(within(box, "p"), said(reading) + (fits ? "" : OTHER));
    use.disabled = same(own, values, present());
  };
  part("take-form", "form").addEventListener("submit", (event) => {
    event.preventDefault();
    const because = part("because", "input").value;
    const reading = {
      model: spec.name,
      assumptions: standingIn(spec.assumptions, present()),
      whose: whose.chosen(),
      because,
    };
    notice(take(reading) ? TAKEN : NO_ROOM);
  });
  use.addEventListener("click", () => {
    const reading = takenOf(spec.name);
    if (reading) set(settingOf(spec.assumptions, reading).values);
  });
  part("give-back").addEventListener("click", () => {
    const done = giveBack(spec.name);
    notice(done ? GIVEN_BACK : NO_ROOM);
    if (done) within(part("take", "details"), "summary").focus(); // the button that was pressed goes away
  });
  onKept(look, signal);
  return (/** @type {PresetSpec | undefined} */ preset) => {
    notice("");
    whose.offer(preset);
    look();
  };
}

/**
 * Whose reading it is: while a preset is in force its holder may be chosen, and is chosen first.
 * @param {HTMLFormElement} form
 */
function whoseOf(form) {
  const critic = within(form, '[data-role="critic"]');
  /** @param {string} value */
  const choice = (value) => within(form, `input[value="${value}"]`);
  /** @type {PresetSpec | undefined | null} */
  let offered = null; // at first, not even none
  return {
    /** @param {PresetSpec | undefined} preset */
    offer(preset) {
      if (preset === offered) return;
      offered = preset;
      const holder = preset?.whose ?? "";
      write(critic, holder && `that of ${holder}`);
      within(form, "label:has([value='critic'])").hidden = !holder;
      choice(holder ? "critic" : preset ? "article" : "mine").checked = true;
    },
    chosen() {
      const { value } = within(form, "input:checked");
      return value === "critic" ? (offered?.whose ?? "") : value;
    },
  };
}
