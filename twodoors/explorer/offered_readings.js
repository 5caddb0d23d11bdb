// Readings that a file brings along: offered to the reader, whose own stay unless these are taken.

import { reasoned, takeAll, takenOf } from "../scenarios/readings.js";
import { within, write } from "../widget/dom.js";

/**
 * @import { Spec } from "../model/types.ts"
 * @import { Reading } from "../scenarios/types.ts"
 * @import { Part } from "../widget/types.ts"
 */

const OFFER_TAKEN = "These readings are taken. They are kept in this browser, and count once you press “Reset”.";
const OFFER_LEFT = "They are left out: your own readings are as they were.";
const OFFER_UNKEPT = "This browser does not let the page keep readings.";

/**
 * Minds the offer. Returns what makes it; without a reading that is not kept here already, there is none.
 * @param {Part} part
 * @param {Pick<Spec, "chapters">} spec
 * @param {() => void} leave moves the focus on: the buttons go away
 * @returns {(readings: Reading[]) => void}
 */
export function offerOf(part, { chapters }, leave) {
  const box = part("offered");
  /** @type {Reading[]} */
  let offered = [];
  /** @param {string} told */
  const close = (told) => {
    box.hidden = true;
    write(part("offer-notice"), told);
    leave();
  };
  part("take-offered").addEventListener("click", () => close(takeAll(offered) ? OFFER_TAKEN : OFFER_UNKEPT));
  part("leave-offered").addEventListener("click", () => close(OFFER_LEFT));
  return (readings) => {
    offered = readings.filter((one) => !isKept(one));
    box.hidden = !offered.length;
    write(part("offer-notice"), "");
    if (offered.length) write(within(box, "p"), offering(offered, chapters));
  };
}

/** @param {Reading} reading */
function isKept(reading) {
  const own = takenOf(reading.model);
  if (!own) return false;
  const names = Object.keys(reading.assumptions);
  const alike = names.every((name) => own.assumptions[name] === reading.assumptions[name]);
  return alike && own.whose === reading.whose && own.because === reading.because;
}

/**
 * @param {Reading[]} offered
 * @param {Spec["chapters"]} chapters
 */
function offering(offered, chapters) {
  const listed = offered.map((one) => `in chapter ${chapters[one.model].chapter} ${reasoned(one, "its owner’s own")}`);
  const own = offered.filter(({ model }) => takenOf(model)).map(({ model }) => chapters[model].chapter);
  const yours = own.length
    ? `Your own in chapter ${own.join(" and ")} ${own.length > 1 ? "are others, and stay" : "is another, and stays"} unless you take these.`
    : "You have none there.";
  return `The file has readings that were taken in other chapters: ${listed.join("; ")}. ${yours}`;
}
