// A forecast being given: whether the reader knew, then a chance; and where the record is opened, one change of it.

import { allWithin, within } from "../widget/dom.js";
import { short, typed } from "../words.js";
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
  const chance = chanceOf(number, status);
  const button = within(form, 'button[type="submit"]');
  const radios = allWithin(form, 'input[type="radio"]');
  const knew = () => KNEW.find((one) => radios.some(({ checked, value }) => checked && value === one));
  /** @type {number | undefined} */
  let shown; // the chance that is kept; another one may be set
  /** @type {string | undefined} */
  let said; // whether the reader knew, as it is kept

  for (const radio of radios)
    radio.addEventListener("input", () => {
      number.hidden &&= !knew();
    });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const knows = knew();
    if (!knows) status.textContent = "Say first whether you already knew how this went.";
    else {
      const taken = chance.take();
      if (taken !== undefined) status.textContent = TOLD[giveForecast(key, taken, knows)] || status.textContent;
    }
  });
  return () => {
    const given = forecastOf(predicted()[key]);
    const kept = given?.last.chance;
    const closed = opened();
    const fixed = closed || (given !== undefined && (given.changed || !changes));
    if (chance.shows(shown) || chance.shows(kept) || fixed) {
      shown = kept;
      chance.show(kept);
    }
    if (given?.knew !== said || closed) for (const radio of radios) radio.checked = radio.value === given?.knew;
    said = given?.knew;
    for (const radio of radios) radio.disabled = closed || said !== undefined;
    number.hidden = !given && !knew();
    for (const input of chance.inputs) input.disabled = fixed;
    button.disabled = closed || (fixed && said !== undefined);
    status.textContent = statusOf(given, closed, changes);
  };
}

/**
 * The field for a chance and its slider, which say the same: what is typed counts once the reader leaves the field; what is
 * no chance is refused, and the one before it is shown again. Gives what shows a chance, what takes it to be kept or says
 * why not, and whether one is shown.
 * @param {HTMLElement} place
 * @param {HTMLElement} status
 */
function chanceOf(place, status) {
  const [input, slider] = [within(place, 'input[type="text"]'), within(place, 'input[type="range"]')];
  /** @type {number | undefined} */
  let now;
  let refused = false; // and nothing was done since
  const slide = (/** @type {number | undefined} */ chance) => {
    slider.value = String(chance ?? 50);
    slider.setAttribute("aria-valuetext", chance === undefined ? "no chance yet" : `${chance} in 100`);
  };
  const show = (/** @type {number | undefined} */ chance) => {
    now = chance;
    input.value = String(chance ?? "");
    slide(chance);
  };
  const read = () => {
    const [given, chance] = [input.value, typed(input.value)];
    refused = !isChance(chance);
    input.setAttribute("aria-invalid", String(refused));
    if (refused) status.textContent = refusal(given, now);
    show(refused ? now : chance);
    return !refused;
  };
  const change = () => {
    refused = false;
    status.textContent = "Not kept yet.";
  };
  input.addEventListener("input", () => {
    change();
    if (isChance(typed(input.value))) slide(typed(input.value));
  });
  input.addEventListener("change", read);
  slider.addEventListener("input", () => {
    change();
    input.setAttribute("aria-invalid", "false");
    show(slider.valueAsNumber);
  });
  const take = () => {
    const told = refused; // by the same press, which left the field
    refused = false;
    return !told && read() ? now : undefined;
  };
  const shows = (/** @type {number | undefined} */ chance) => input.value === String(chance ?? "");
  return { show, take, shows, inputs: [input, slider] };
}

/**
 * @param {string} given
 * @param {number | undefined} before
 */
function refusal(given, before) {
  const whole = "a whole number from 0 (surely not) to 100 (surely)";
  const said = given.trim() ? `“${short(given.trim())}” does not count: give ${whole}.` : `Give ${whole}.`;
  return before === undefined ? said : `${said} ${before} is shown again.`;
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
