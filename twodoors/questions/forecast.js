// A forecast being given: whether the reader knew, then a chance; and where the record is opened, one change of it.

import { allWithin, within } from "../widget/dom.js";
import { forecastOf, giveForecast, isChance, KNEW, opened, predicted } from "./stored_predictions.js";

/** @import { Forecast } from "./stored_predictions.js" */

const TOLD = {
  kept: "",
  closed: "It is closed, and was not changed.",
  unkept: "This browser does not let the page keep your forecast; hold on to it yourself.",
};

/**
 * A forecast in words.
 * @param {Forecast} forecast
 */
export function chancesOf({ first, last, changed }) {
  return changed ? `${first.chance}, then ${last.chance} in 100` : `${last.chance} in 100`;
}

/**
 * @param {HTMLElement} form
 * @param {string} key of the question
 * @param {boolean} changes whether a number that is kept can be changed here
 * @returns {() => void} what shows the forecast that is kept
 */
export function forecasting(form, key, changes) {
  const status = within(form, '[data-role="kept"]');
  const number = within(form, '[data-role="number"]');
  const [input, slider] = [within(number, 'input[type="number"]'), within(number, 'input[type="range"]')];
  const button = within(form, 'button[type="submit"]');
  const radios = allWithin(form, 'input[type="radio"]');
  const knew = () => KNEW.find((one) => radios.some(({ checked, value }) => checked && value === one));
  const typedIn = () => (input.value.trim() === "" ? NaN : Number(input.value));
  let shown = ""; // the number that is kept; another one may be typed
  /** @type {string | undefined} */
  let said; // whether the reader knew, as it is kept

  form.addEventListener("input", ({ target }) => {
    if (target === slider) input.value = slider.value;
    if (target === input && isChance(typedIn())) slider.value = input.value;
    number.hidden &&= !knew();
    if ((target === input || target === slider) && input.value !== shown) status.textContent = "Not kept yet.";
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chance = typedIn();
    const knows = knew();
    input.setAttribute("aria-invalid", String(knows !== undefined && !isChance(chance)));
    if (!knows) status.textContent = "Say first whether you already knew how this went.";
    else if (!isChance(chance)) status.textContent = "Give a whole number from 0 (surely not) to 100 (surely).";
    else status.textContent = TOLD[giveForecast(key, chance, knows)] || status.textContent;
  });
  return () => {
    const given = forecastOf(predicted()[key]);
    const chance = given?.last.chance;
    const closed = opened();
    const fixed = closed || (given !== undefined && (given.changed || !changes));
    if (input.value === shown || typedIn() === chance || fixed) {
      shown = String(chance ?? "");
      input.value = shown;
      slider.value = String(chance ?? 50);
    }
    if (given?.knew !== said || closed) for (const radio of radios) radio.checked = radio.value === given?.knew;
    said = given?.knew;
    for (const radio of radios) radio.disabled = closed || said !== undefined;
    number.hidden = !given && !knew();
    input.disabled = slider.disabled = fixed;
    button.disabled = closed || (fixed && said !== undefined);
    status.textContent = statusOf(given, closed, changes);
  };
}

/**
 * @param {Forecast | undefined} given
 * @param {boolean} closed
 * @param {boolean} changes
 */
function statusOf(given, closed, changes) {
  if (!given) return closed ? "You had given none when you opened the record." : "You have given none yet.";
  const kept = `Kept in this browser only: ${chancesOf(given)}.`;
  if (closed) return `${kept} You have opened the record, so forecasts are closed.`;
  if (given.knew === undefined) return `${kept} Say too whether you already knew how this went.`;
  if (given.changed) return `${kept} You have changed it once, and it stays so.`;
  return `${kept} You can change it once${changes ? "" : ", in chapter 14"}, before you open the record.`;
}
