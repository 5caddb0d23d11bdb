// What the number boxes of ordinary sliders and fields read. ipywidgets takes "0,75" for 0 and "1/2" for 1; here, as in the
// rest of the book, a comma is a decimal comma, and what is no number is refused in words.

import * as controls from "@jupyter-widgets/controls";
import { short, typed } from "../twodoors/words.js";
import { write } from "../twodoors/widget/dom.js";

const whole = (/** @type {string} */ text) => (Number.isInteger(typed(text)) ? typed(text) : Number.NaN);

const TWO = /^\s*([+\-−]?[\d.,]+)\s*[-–:]\s*([+\-−]?[\d.,]+)\s*$/; // the ends of a range

/** @typedef {(text: string) => number} Parse */

/** @type {(text: string, parse: Parse) => [number, number] | null} */
const twoOf = (text, parse) => {
  const ends = text.match(TWO)?.slice(1).map(parse);
  return ends?.every(Number.isFinite) ? /** @type {[number, number]} */ (ends) : null;
};

/**
 * The number on the slider's nearest step: else it would show that, and hold another.
 * @param {{ get(name: string): any }} model
 * @param {number} value
 */
function stepped(model, value) {
  const [low, step, isLog] = [model.get("min"), model.get("step"), model.get("base") !== undefined];
  if (isLog || !(step > 0)) return value;
  return Number((low + Math.round((value - low) / step) * step).toPrecision(12));
}

/**
 * A view whose `el` is followed by what was refused.
 * @param {any} View
 */
const telling = (View) =>
  class extends View {
    refused = Object.assign(document.createElement("span"), { className: "td-notice" });
    render() {
      super.render();
      this.refused.setAttribute("role", "status");
      this.displayed.then(() => this.el.after(this.refused));
    }
    remove() {
      this.refused.remove();
      return super.remove();
    }
    /** What is typed beside a slider counts on leaving, too, where ipywidgets waits for Enter. */
    leaving() {
      this.readout.addEventListener("blur", () => {
        if (this.readout.textContent !== this.valueToString(this.model.get("value"))) this.handleTextChange();
      });
    }
    /** @type {(given: string, fits: boolean, wanted: string) => void} */
    tell(given, fits, wanted) {
      write(this.refused, fits ? "" : `“${short(given.trim())}” cannot be read; allowed is ${wanted}.`);
    }
  };

/**
 * A slider, with the number beside it.
 * @param {any} View
 * @param {Parse} parse
 * @param {string} wanted
 */
const sliding = (View, parse, wanted) =>
  class extends telling(View) {
    render() {
      super.render();
      this.leaving();
    }
    stringToValue(/** @type {string | null} */ text) {
      return stepped(this.model, parse(text ?? ""));
    }
    handleTextChange() {
      const given = this.readout.textContent ?? "";
      this.tell(given, Number.isFinite(this.stringToValue(given)), wanted);
      super.handleTextChange();
    }
  };

/**
 * A slider with two handles, and both numbers beside it.
 * @param {any} View
 * @param {Parse} parse
 */
const ranging = (View, parse) =>
  class extends telling(View) {
    render() {
      super.render();
      this.leaving();
    }
    stringToValue(/** @type {string | null} */ text) {
      return twoOf(text ?? "", (end) => stepped(this.model, parse(end)));
    }
    handleTextChange() {
      const given = this.readout.textContent ?? "";
      const [low, high] = this.stringToValue(given) ?? [1, 0];
      this.tell(given, low <= high, "two numbers, the lower first, such as 1 – 2");
      super.handleTextChange();
    }
  };

/**
 * A field for a number.
 * @param {any} View
 * @param {Parse} parse
 * @param {string} wanted
 */
const fielded = (View, parse, wanted) =>
  class extends telling(View) {
    render() {
      super.render();
      this._parse_value = parse;
      Object.assign(this.textbox, { type: "text", inputMode: "decimal" }); // else the browser drops a comma: 0,75 is 075
    }
    handleKeypress(/** @type {Event} */ event) {
      event.stopPropagation();
    }
    handleKeyUp() {}
    handleChanging(/** @type {Event} */ event) {
      const { value } = /** @type {HTMLInputElement} */ (event.target);
      if (Number.isFinite(parse(value))) super.handleChanging(event); // else it is being typed still
    }
    handleChanged(/** @type {Event} */ event) {
      const { value } = /** @type {HTMLInputElement} */ (event.target);
      this.tell(value, Number.isFinite(parse(value)), wanted);
      super.handleChanged(event);
    }
  };

const [ANY, WHOLE] = ["a number, such as 0.5", "a whole number"];

/** The views that take the place of ipywidgets' own, by their names. */
export const NUMBERS = {
  IntSliderView: sliding(controls.IntSliderView, whole, WHOLE),
  FloatSliderView: sliding(controls.FloatSliderView, typed, ANY),
  FloatLogSliderView: sliding(controls.FloatLogSliderView, typed, ANY),
  IntRangeSliderView: ranging(controls.IntRangeSliderView, whole),
  FloatRangeSliderView: ranging(controls.FloatRangeSliderView, typed),
  IntTextView: fielded(controls.IntTextView, whole, WHOLE),
  FloatTextView: fielded(controls.FloatTextView, typed, ANY),
};
