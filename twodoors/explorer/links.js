// Links to a setting: in the page's address, or followed in the text.

import { readLink } from "../scenarios/scenario.js";

// Opens what the address asks for, now and whenever it changes: open({setting} or {problem}).
export function followLinks(root, spec, open, signal) {
  const speaks = () => document.querySelector("[data-explorer]") === root;
  const look = (come) => {
    const { setting, problem } = readLink(spec, location.hash, speaks);
    if (!setting && !problem) return;
    open({ setting, problem });
    if (!come) return;
    for (const card of document.querySelectorAll("[popover]:popover-open")) card.hidePopover(); // it lay over the page
    root.scrollIntoView({ block: "start" });
  };
  const follow = (event) => {
    const link = event.target.closest?.('a[href^="#explore="]');
    if (link && link.getAttribute("href") === location.hash) look(true); // no hashchange will come
  };
  addEventListener("hashchange", () => look(true), { signal });
  document.addEventListener("click", follow, { signal });
  look(location.hash.startsWith("#explore="));
}
