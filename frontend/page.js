// What a page does beside its widgets.

import { openRecord } from "../twodoors/questions/stored_predictions.js";
import { keepOpened } from "../twodoors/scenarios/opened_findings.js";
import { allWithin } from "../twodoors/widget/dom.js";

// In a frame of another page: tell it how high this one is, so that it needs no second scroll bar.
function tellHeight() {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  parent.postMessage({ type: "twodoors:height", height }, "*");
}

// Whoever opens the record, or whole series of it, knows how it went: from then on forecasts are closed. The blocks “Later” of
// chapters decide no forecast, so that they close none.
function keepOpening() {
  for (const record of allWithin(document, "details.td-closed")) {
    if (!("record" in record.dataset)) continue;
    const note = () => record.open && openRecord();
    record.addEventListener("toggle", note);
    note();
  }
}

// A link to something in the record opens it, also where the browser does not do so by itself.
function openTarget() {
  const target = document.querySelector(":target");
  const record = target?.closest("details.td-closed:not([open])");
  if (!target || !(record instanceof HTMLDetailsElement)) return;
  record.open = true;
  target.scrollIntoView();
}

// Which findings a reader looked into belongs to what they argue in the end.
function keepLookedInto() {
  const note = (/** @type {Event} */ event) => {
    const card = event.target;
    if (!(card instanceof HTMLElement) || /** @type {ToggleEvent} */ (event).newState !== "open") return;
    if (card.dataset.of) keepOpened(card.dataset.of);
  };
  document.addEventListener("toggle", note, true);
}

export function mindPage() {
  keepOpening();
  keepLookedInto();
  openTarget();
  addEventListener("hashchange", openTarget);
  if (parent !== window) new ResizeObserver(tellHeight).observe(document.body);
}
