// Questions. A prediction is kept in this browser only, and shown again beside the answer.

import { keep, kept, onKept } from "./store.js";

const STORE = "predictions";

export const Question = {
  render({ model, el, signal }) {
    el.innerHTML = model.get("html");
    const [mode, key] = [model.get("mode"), model.get("key")];
    if (mode === "check") return; // its feedback needs no script
    const show = mode === "ask" ? asking(el, key) : recalling(el, key);
    show();
    onKept(show, signal);
  },
};

function asking(el, key) {
  const form = el.querySelector("form");
  const status = el.querySelector('[data-role="kept"]');
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = form.querySelector("input:checked");
    if (!chosen) {
      status.textContent = "Choose an answer first.";
      return;
    }
    const prediction = { choice: Number(chosen.value), text: chosen.parentElement.textContent.trim(), at: new Date().toISOString() };
    if (!keep(STORE, { ...kept(STORE), [key]: prediction })) {
      status.textContent = "This browser does not let the page keep your prediction; hold on to it yourself.";
    }
  });
  return () => {
    const prediction = kept(STORE)[key];
    if (!prediction) return;
    const input = form.querySelector(`input[value="${Number(prediction.choice)}"]`);
    if (input) input.checked = true;
    status.textContent = "Kept in this browser only. Now move the sliders below, and compare.";
  };
}

function recalling(el, key) {
  const yours = el.querySelector('[data-role="yours"]');
  return () => {
    const prediction = kept(STORE)[key];
    yours.textContent = prediction ? `You predicted: ${prediction.text}` : "You kept no prediction above; you still can.";
  };
}
