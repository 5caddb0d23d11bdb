// What a page does beside its widgets.

import { openRecord } from "../twodoors/questions/stored_predictions.js";
import { allWithin } from "../twodoors/widget/dom.js";

// In a frame of another page: tell it how high this one is, so that it needs no second scroll bar.
function tellHeight() {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  parent.postMessage({ type: "twodoors:height", height }, "*");
}

// Whoever opens the record knows how it went: from then on forecasts are closed. What else is closed on a page is not it.
function keepOpening() {
  for (const record of allWithin(document, "details.td-closed")) {
    if (!record.querySelector('[data-widget="Scores"]')) continue;
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

export function mindPage() {
  keepOpening();
  openTarget();
  addEventListener("hashchange", openTarget);
  if (parent !== window) new ResizeObserver(tellHeight).observe(document.body);
}
