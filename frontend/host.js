// The page's entry: attaches the book's widgets to the markup that the build wrote. There is no kernel behind it.

import { Chart } from "../twodoors/chart/chart.js";
import { Column } from "../twodoors/cover/column.js";
import { Explorer } from "../twodoors/explorer/explorer.js";
import { Guess } from "../twodoors/questions/guess.js";
import { Predictions } from "../twodoors/questions/predictions.js";
import { Question } from "../twodoors/questions/question.js";
import { Forecasts, Scores } from "../twodoors/questions/record.js";
import { Round } from "../twodoors/rounds/round.js";
import { Uncertainty } from "../twodoors/uncertainty/uncertainty.js";
import { allWithin, within } from "../twodoors/widget/dom.js";
import { Attached } from "./attached.js";
import { ABSENT, BROKEN, isOld, OLD, say } from "./baseline.js";
import { mindPage } from "./page.js";

/** @import { View } from "./types.ts" */

const HERE = /** @type {HTMLScriptElement} */ (document.currentScript).src; // scripts and styles lie beside this one, also at file://
const STATE = 'script[type="application/vnd.jupyter.widget-state+json"]';
/** @type {Record<string, View>} */
const VIEWS = {
  Chart,
  Column,
  Explorer,
  Forecasts,
  Guess,
  Predictions,
  Question,
  Round,
  Scores,
  Uncertainty,
};
const RARE = { Argument: "argument.js" }; // views that stand on a page or two, each in a script of its own
const STAYS = new AbortController().signal; // a page's widgets stay as long as it does

/** @type {Map<string, Attached>} */
const attached = new Map(); // what is behind each widget, by its id

// What other scripts of the page find here: the functions of models are there already.
globalThis.twodoors ??= {};
const host = globalThis.twodoors;
Object.assign(host, {
  address,
  attached,
  loadModel: (/** @type {string} */ key) => load(`models/${key}.js`),
  loadPlotly: () => load("plotly.js").then(() => globalThis.Plotly),
  views: VIEWS,
});

/**
 * Brings a widget to life; what of its scripts did not come is asked for again, and once more when the network is back.
 * @param {HTMLElement} place where the build put the widget's markup, and its state beside it
 */
function attach(place) {
  const { widget = "", id = "" } = place.dataset;
  const state = JSON.parse(within(place, ':scope > script[type="application/json"]').textContent);
  const model = new Attached(state);
  const root = /** @type {HTMLElement} */ (place.firstElementChild);
  attached.set(id, model);
  const missing = () => {
    const keys = [state.spec?.functions, state.spec?.machine?.functions].filter((key) => key && !host.models?.[key]);
    const own = widget in VIEWS ? [] : [RARE[/** @type {keyof typeof RARE} */ (widget)]];
    return [...keys.map((key) => `models/${key}.js`), ...own];
  };
  const connect = () => {
    try {
      VIEWS[widget].connect({ model, root, signal: STAYS });
    } catch (error) {
      say(place, BROKEN); // the other parts of the page work all the same
      console.error(error);
    }
  };
  const begin = () => {
    const files = missing();
    if (!files.length) return connect();
    const later = () => {
      say(place, ABSENT);
      addEventListener("online", begin, { once: true });
    };
    const arrived = () => {
      say(place, "");
      connect();
    };
    Promise.all(files.map(load)).then(arrived, later);
  };
  begin();
}

// Where links to a setting of this page lead: here; from disk, to where the page is published, if that is known, since a
// folder opens for no one else and may name its reader.
function address() {
  if (/^https?:$/.test(location.protocol)) return location.href.split("#")[0];
  const [published] = allWithin(document, 'link[rel="canonical"]');
  return published?.href ?? "";
}

/**
 * Loads a script that lies beside this one.
 * @param {string} file
 */
function load(file) {
  return new Promise((resolve, reject) => {
    const src = new URL(file, HERE).href;
    const script = document.createElement("script");
    const onerror = () => {
      script.remove();
      reject(new Error(`${file} could not be loaded.`));
    };
    document.head.append(Object.assign(script, { src, onload: resolve, onerror }));
  });
}

/** Everything, as far as the browser goes: one too old for it is told so once, and keeps what the build wrote. */
function begin() {
  const places = allWithin(document, "[data-widget]");
  if (isOld()) {
    if (places.length) say(within(document, "article, main, body"), OLD);
    return;
  }
  for (const place of places) attach(place);
  mindPage();
  // ordinary widgets, such as a teacher's slider, come last
  if (document.querySelector(STATE)) load("manager.js");
}

begin();
