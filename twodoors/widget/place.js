// A view in its place among the sliders, which are other widgets.

// Kept once the element is in the document, where its explorer can be found.
export function inPlace(el) {
  if (el.isConnected) return Promise.resolve();
  return new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      if (!el.isConnected) return;
      watch.disconnect();
      resolve();
    });
    watch.observe(document, { childList: true, subtree: true });
  });
}

// The sliders are other widgets, and may come later than this view: name what is there, tell when all are.
export function whenHandles(root, count, signal, done) {
  const pressed = new MutationObserver(() => nameControls(root));
  const watch = new MutationObserver(look);
  function look() {
    if (root.querySelectorAll(".noUi-handle").length < count) return;
    watch.disconnect();
    nameControls(root);
    for (const group of root.querySelectorAll(".widget-toggle-buttons")) pressed.observe(group, { subtree: true, attributeFilter: ["class"] });
    done();
  }
  watch.observe(root, { childList: true, subtree: true });
  signal.addEventListener("abort", () => (watch.disconnect(), pressed.disconnect()));
  look();
}

// Sliders get the name of their label: ipywidgets gives their handles and their number none, and labels a tip "null".
export function nameControls(root) {
  for (const label of root.querySelectorAll('.widget-label[title="null"]')) label.removeAttribute("title");
  for (const slider of root.querySelectorAll(".widget-slider")) {
    const label = slider.querySelector(".widget-label")?.textContent;
    const handles = slider.querySelectorAll(".noUi-handle");
    handles.forEach((handle, i) => handle.setAttribute("aria-label", handles.length > 1 ? `${label}, ${i ? "upper" : "lower"}` : label));
    const number = slider.querySelector(".widget-readout");
    number?.setAttribute("role", "textbox");
    number?.setAttribute("aria-label", `${label}, as a number`);
  }
  for (const group of root.querySelectorAll(".widget-toggle-buttons > div")) {
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", group.parentElement.querySelector(".widget-label")?.textContent || "Readings of the crisis");
    for (const button of group.children) button.setAttribute("aria-pressed", button.classList.contains("mod-active"));
  }
}
