// The page's widget manager: restores the widgets that the notebook saved and puts each in its place, with no kernel.

import { ManagerBase } from "@jupyter-widgets/base-manager";
import * as base from "@jupyter-widgets/base";
import * as controls from "@jupyter-widgets/controls";
import DOMPurify from "dompurify";
import { MessageLoop } from "@lumino/messaging";
import { Widget } from "@lumino/widgets";
import "anywidget";
import { factory } from "./amd.js";
import { Chart } from "../twodoors/chart/chart.js";
import { openRecord } from "../twodoors/questions/stored_predictions.js";
import { Predictions, Scores } from "../twodoors/questions/predictions.js";
import { nameControls } from "../twodoors/widget/place.js";
import { Question } from "../twodoors/questions/question.js";
import { UncertaintyView } from "../twodoors/uncertainty/uncertainty.js";
import { OutcomeView } from "../twodoors/explorer/explorer.js";

const STATE = "application/vnd.jupyter.widget-state+json";
const VIEW = "application/vnd.jupyter.widget-view+json";
const HERE = document.currentScript.src; // scripts and styles lie beside this one, also at file://

// What a description may hold, as in ipywidgets.
const INLINE = ["a", "abbr", "b", "code", "em", "i", "img", "li", "ol", "span", "strong", "ul"];

const MODULES = {
  "@jupyter-widgets/base": base,
  "@jupyter-widgets/controls": controls,
  anywidget: factory(base),
};

// What the book's own widgets are; their code is here, so that the page's saved state need not carry it.
Object.assign(globalThis.twodoors, {
  address,
  loadPlotly,
  widgets: { Chart, OutcomeView, Predictions, Question, Scores, UncertaintyView },
});

class PageManager extends ManagerBase {
  async loadClass(className, moduleName) {
    const found = MODULES[moduleName]?.[className];
    if (!found) throw new Error(`The page has no widget ${moduleName}.${className}.`);
    return found;
  }
  inline_sanitize(html) {
    return DOMPurify.sanitize(html, { ALLOWED_TAGS: INLINE, ALLOWED_ATTR: ["class", "href", "src", "title"] });
  }
  _create_comm() {
    return Promise.reject(new Error("There is no kernel behind this page."));
  }
  _get_comm_info() {
    return Promise.resolve({});
  }
}

// Where links to a setting of this page lead: here; from disk, to where the page is published, if that is known, since a
// folder opens for no one else and may name its reader.
function address() {
  if (/^https?:$/.test(location.protocol)) return location.href.split("#")[0];
  return document.querySelector('link[rel="canonical"]')?.href ?? "";
}

function loadPlotly() {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL("plotly.js", HERE).href;
    script.onload = () => resolve(globalThis.Plotly);
    script.onerror = () => reject(new Error("Plotly could not be loaded."));
    document.head.append(script);
  });
}

async function restore() {
  const saved = document.querySelector(`script[type="${STATE}"]`);
  if (!saved) return;
  const manager = new PageManager();
  const models = await manager.set_state(JSON.parse(saved.textContent));
  const byId = new Map(models.map((model) => [model.model_id, model]));
  await Promise.all(
    [...document.querySelectorAll(`script[type="${VIEW}"]`)].map(async (place) => {
      const model = byId.get(JSON.parse(place.textContent).model_id);
      if (!model) return;
      const view = await manager.create_view(model);
      const box = place.parentElement.matches(".td-place") ? place.parentElement : place.parentElement.appendChild(document.createElement("div"));
      await show(view, box);
    }),
  );
}

// Widgets fill in parts: the static result stays until an explorer is ready, or any other widget shows something.
// The promise is kept once it does.
function show(view, box) {
  const { el } = view;
  let shown;
  const kept = new Promise((keep) => (shown = keep));
  const reveal = () => {
    box.querySelector(":scope > .td-static")?.remove();
    el.classList.remove("td-arriving");
    shown();
  };
  const filled = new MutationObserver(() => {
    if (!el.childElementCount) return;
    reveal();
    if (box.matches(".td-place")) filled.disconnect();
    else nameControls(box); // ordinary sliders come as their box fills, and no one says when it is full
  });
  box.addEventListener("explorer:ready", reveal, { once: true });
  if (!box.matches(".td-explorer")) filled.observe(box, { childList: true, subtree: true });
  el.classList.add("td-arriving");
  MessageLoop.sendMessage(view.luminoWidget, Widget.Msg.BeforeAttach);
  box.append(el);
  MessageLoop.sendMessage(view.luminoWidget, Widget.Msg.AfterAttach);
  return kept;
}

// Static results give way to widgets of another height: a reader who came to a heading, and has not moved since, is led
// there again.
function keepPlace(arrived) {
  let still = true;
  for (const act of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(act, () => (still = false), { once: true, passive: true });
  }
  arrived.then(() => still && document.querySelector(":target")?.scrollIntoView());
}

// A formula wider than the page scrolls in its own line; then the keyboard must be able to reach it.
function reachFormulas() {
  for (const formula of document.querySelectorAll("div.math")) {
    if (formula.scrollWidth > formula.clientWidth) {
      Object.assign(formula, { tabIndex: 0, role: "group", ariaLabel: "Formula" });
    } else formula.removeAttribute("tabindex");
  }
}

// In a frame of another page: tell it how high this one is, so that it needs no second scroll bar.
function tellHeight() {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  parent.postMessage({ type: "twodoors:height", height }, "*");
}

// Whoever opens the record knows how it went: from then on forecasts are closed.
function keepOpening() {
  for (const record of document.querySelectorAll("details.td-closed")) {
    const note = () => record.open && openRecord();
    record.addEventListener("toggle", note);
    note();
  }
}

// A link to something in the record opens it, also where the browser does not do so by itself.
function openTarget() {
  const target = document.querySelector(":target");
  const record = target?.closest("details.td-closed:not([open])");
  if (!record) return;
  record.open = true;
  target.scrollIntoView();
}

keepOpening();
openTarget();
addEventListener("hashchange", openTarget);
keepPlace(restore());
if (parent !== window) new ResizeObserver(tellHeight).observe(document.body);
new ResizeObserver(reachFormulas).observe(document.body);
