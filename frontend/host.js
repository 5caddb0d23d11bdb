// The page's entry: attaches the book's widgets to the markup that the build wrote. There is no kernel behind it.

import { Chart } from "../twodoors/chart/chart.js";
import { Explorer } from "../twodoors/explorer/explorer.js";
import { Predictions, Scores } from "../twodoors/questions/predictions.js";
import { Question } from "../twodoors/questions/question.js";
import { Uncertainty } from "../twodoors/uncertainty/uncertainty.js";
import { Attached } from "./attached.js";
import { mindPage } from "./page.js";

const HERE = document.currentScript.src; // scripts and styles lie beside this one, also at file://
const STATE = 'script[type="application/vnd.jupyter.widget-state+json"]';
const VIEWS = { Chart, Explorer, Predictions, Question, Scores, Uncertainty };
const STAYS = new AbortController().signal; // a page's widgets stay as long as it does

const attached = new Map(); // what is behind each widget, by its id

// What other scripts of the page find here: the functions of models are there already.
globalThis.twodoors ??= {};
const host = globalThis.twodoors;
Object.assign(host, {
  address,
  attached,
  loadPlotly: () => load("plotly.js").then(() => globalThis.Plotly),
  views: VIEWS,
});

function attach(place) {
  const { widget, id } = place.dataset;
  const model = new Attached(JSON.parse(place.querySelector(':scope > script[type="application/json"]').textContent));
  VIEWS[widget].connect({ model, root: place.firstElementChild, signal: STAYS });
  attached.set(id, model);
}

// Where links to a setting of this page lead: here; from disk, to where the page is published, if that is known, since a
// folder opens for no one else and may name its reader.
function address() {
  if (/^https?:$/.test(location.protocol)) return location.href.split("#")[0];
  return document.querySelector('link[rel="canonical"]')?.href ?? "";
}

function load(file) {
  return new Promise((resolve, reject) => {
    const src = new URL(file, HERE).href;
    const onerror = () => reject(new Error(`${file} could not be loaded.`));
    document.head.append(Object.assign(document.createElement("script"), { src, onload: resolve, onerror }));
  });
}

for (const place of document.querySelectorAll("[data-widget]")) attach(place);
mindPage();
// ordinary widgets, such as a teacher's slider, come last
if (document.querySelector(STATE)) load("manager.js");
