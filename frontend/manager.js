// Ordinary widgets of a page, such as a teacher's slider joined to an explorer: the notebook's saved ones, with no kernel.
// Loaded only where there are any, after everything else.

import { ManagerBase } from "@jupyter-widgets/base-manager";
import * as base from "@jupyter-widgets/base";
import * as controls from "@jupyter-widgets/controls";
import DOMPurify from "dompurify";
import { MessageLoop } from "@lumino/messaging";
import { Widget } from "@lumino/widgets";
import "@lumino/widgets/style/widget.css";
import "@jupyter-widgets/controls/css/widgets.css";
import { allWithin, within } from "../twodoors/widget/dom.js";
import { nameControls } from "./names.js";
import { NUMBERS } from "./numbers.js";

const STATE = "application/vnd.jupyter.widget-state+json";
const VIEW = "application/vnd.jupyter.widget-view+json";
const HERE = /** @type {HTMLScriptElement} */ (document.currentScript).src;

// What a description may hold, as in ipywidgets.
const INLINE = ["a", "abbr", "b", "code", "em", "i", "img", "li", "ol", "span", "strong", "ul"];

const { attached, views } = globalThis.twodoors ?? {};

// One of the book's own widgets, as the manager knows it: it speaks to the one that is attached to the page already.
class AttachedModel extends base.DOMWidgetModel {
  /**
   * @param {Record<string, unknown>} attributes
   * @param {base.IBackboneModelOptions} options
   */
  initialize(attributes, options) {
    super.initialize(attributes, options);
    const other = attached?.get(this.model_id);
    if (!other) return;
    for (const name of other.names) {
      this.set(name, other.get(name));
      this.on(`change:${name}`, () => other.set(name, this.get(name)));
      other.on(`change:${name}`, () => this.set(name, other.get(name)));
    }
  }
}

// Shown within another widget, such as a box: there the page has no markup of it yet.
class AttachedView extends base.DOMWidgetView {
  gone = new AbortController();
  render() {
    this.el.innerHTML = this.model.get("html");
    const root = /** @type {HTMLElement} */ (this.el.firstElementChild);
    views?.[this.model.get("kind")].connect({ model: this.model, root, signal: this.gone.signal });
  }
  remove() {
    this.gone.abort();
    return super.remove();
  }
}

/** @typedef {typeof base.WidgetModel | typeof base.WidgetView} WidgetClass */

/** @type {Record<string, Record<string, unknown>>} */
const MODULES = {
  "@jupyter-widgets/base": base,
  "@jupyter-widgets/controls": { ...controls, ...NUMBERS },
  twodoors: { AttachedModel, AttachedView },
};

class PageManager extends ManagerBase {
  /**
   * @param {string} className
   * @param {string} moduleName
   */
  async loadClass(className, moduleName) {
    const found = /** @type {WidgetClass | undefined} */ (MODULES[moduleName]?.[className]);
    if (!found) throw new Error(`The page has no widget ${moduleName}.${className}.`);
    return found;
  }
  /** @param {string} html */
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

async function restore() {
  const manager = new PageManager();
  const models = await manager.set_state(JSON.parse(within(document, `script[type="${STATE}"]`).textContent));
  const byId = new Map(models.map((model) => [model.model_id, model]));
  for (const place of allWithin(document, `script[type="${VIEW}"]`)) {
    const model = byId.get(JSON.parse(place.textContent).model_id);
    if (model instanceof base.DOMWidgetModel && place.parentElement) {
      show(await manager.create_view(model), place.parentElement);
    }
  }
}

/**
 * @param {base.DOMWidgetView} view
 * @param {HTMLElement} parent
 */
function show(view, parent) {
  const box = parent.appendChild(document.createElement("div"));
  // ordinary sliders come as their box fills, and no one says when it is full
  new MutationObserver(() => nameControls(box)).observe(box, { childList: true, subtree: true });
  MessageLoop.sendMessage(view.luminoWidget, Widget.Msg.BeforeAttach);
  box.append(view.el);
  MessageLoop.sendMessage(view.luminoWidget, Widget.Msg.AfterAttach);
}

const style = { rel: "stylesheet", href: new URL("manager.css", HERE).href };
document.head.append(Object.assign(document.createElement("link"), style));
restore();
