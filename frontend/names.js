/**
 * Sliders get the name of their label: ipywidgets gives their handles and their number none, and labels a tip "null".
 * @param {ParentNode} root
 */
export function nameControls(root) {
  for (const label of root.querySelectorAll('.widget-label[title="null"]')) label.removeAttribute("title");
  for (const slider of root.querySelectorAll(".widget-slider")) {
    const label = slider.querySelector(".widget-label")?.textContent ?? "";
    const handles = slider.querySelectorAll(".noUi-handle");
    for (const [i, handle] of handles.entries()) {
      handle.setAttribute("aria-label", handles.length > 1 ? `${label}, ${i ? "upper" : "lower"}` : label);
    }
    const number = slider.querySelector(".widget-readout");
    const said = (number?.textContent ?? "").split(" – ");
    for (const [i, handle] of handles.entries()) {
      // what is shown, where noUiSlider says 5.000000000000001
      if (said[i] && handle.getAttribute("aria-valuetext") !== said[i]) handle.setAttribute("aria-valuetext", said[i]);
    }
    number?.setAttribute("role", "textbox");
    number?.setAttribute("aria-label", `${label}, as a number`);
  }
  for (const group of root.querySelectorAll(".widget-toggle-buttons > div")) {
    group.setAttribute("role", "group");
    const label = group.parentElement?.querySelector(".widget-label")?.textContent;
    if (label) group.setAttribute("aria-label", label);
    for (const button of group.children) {
      button.setAttribute("aria-pressed", String(button.classList.contains("mod-active")));
    }
  }
}
