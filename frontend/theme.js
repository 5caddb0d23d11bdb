// What a reader presses around the text: the colours, the menu, the search, the way back to the top. The theme brings
// scripts for these and for much that the book does not have; this is all that stays of them.

import { isOpen } from "./popover.js";

const WIDE = matchMedia("(min-width: 992px)"); // from here on the sidebar stands beside the text
const DARK = matchMedia("(prefers-color-scheme: dark)");
const page = document.documentElement;

/** Shows the page in the mode's colours: light, dark, or auto, as the system has it.
 * @param {string} mode */
function paint(mode) {
  page.dataset.mode = mode;
  page.dataset.theme = mode === "auto" ? (DARK.matches ? "dark" : "light") : mode;
}

/** The colours that were chosen before; the system's as long as none were. Runs before the page is painted. */
export function paintFirst() {
  const kept = localStorage.getItem("mode");
  paint(kept === "light" || kept === "dark" ? kept : "auto");
}

/** On paper all is in the light colours: what is drawn in colours of its own is drawn anew for it, since they change here. */
export function mindPaper() {
  addEventListener("beforeprint", () => {
    page.dataset.theme = "light";
  });
  addEventListener("afterprint", () => paint(page.dataset.mode ?? "auto"));
}

export function mindColours() {
  DARK.addEventListener("change", () => paint(page.dataset.mode ?? "auto"));
  document.querySelector(".theme-switch-button")?.addEventListener("click", () => {
    // the other colours than now come first
    const modes = DARK.matches ? ["auto", "light", "dark"] : ["auto", "dark", "light"];
    const mode = modes[(modes.indexOf(page.dataset.mode ?? "auto") + 1) % modes.length];
    paint(mode);
    localStorage.setItem("mode", mode);
  });
}

/** Closes a dialog when a press lands beside it.
 * @param {HTMLDialogElement} dialog */
function closeBeside(dialog) {
  dialog.addEventListener("click", ({ target, clientX, clientY }) => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    const beside = clientX < left || clientX > right || clientY < top || clientY > bottom;
    if (target === dialog && beside) dialog.close();
  });
}

/** Moves what an element holds, and its classes, into another.
 * @param {Element} from
 * @param {Element} to */
function move(from, to) {
  to.append(...from.childNodes);
  to.classList.add(...from.classList);
  from.removeAttribute("class");
}

export function mindMenu() {
  const button = document.querySelector(".primary-toggle button");
  const sidebar = document.getElementById("pst-primary-sidebar");
  const dialog = document.getElementById("pst-primary-sidebar-modal");
  if (!(button instanceof HTMLElement) || !sidebar || !(dialog instanceof HTMLDialogElement)) return;
  dialog.setAttribute("aria-label", "Menu");
  closeBeside(dialog);
  button.addEventListener("click", () => {
    if (WIDE.matches) {
      sidebar.classList.toggle("pst-sidebar-hidden");
      return;
    }
    move(sidebar, dialog);
    dialog.showModal();
  });
  dialog.addEventListener("close", () => {
    move(dialog, sidebar);
    button.focus();
  });
  new ResizeObserver(() => button.setAttribute("aria-expanded", String(sidebar.offsetWidth > 0))).observe(sidebar);
  // the window is wide enough for the sidebar now, or a link leads to where the reader is
  WIDE.addEventListener("change", () => dialog.close());
  dialog.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a[href^='#']")) dialog.close();
  });
}

/** The sidebar is where it was on the page before; at first it shows where the reader is. */
export function mindSidebar() {
  const sidebar = document.getElementById("pst-primary-sidebar");
  if (!sidebar) return;
  const kept = sessionStorage.getItem("sidebar-scroll-top");
  if (kept !== null) sidebar.scrollTop = Number(kept);
  else if (WIDE.matches) {
    const here = sidebar.querySelector(".bd-links .current a");
    const below = here ? here.getBoundingClientRect().top - sidebar.getBoundingClientRect().top : 0;
    if (below > innerHeight / 2) sidebar.scrollTop = below - sidebar.clientHeight / 4;
  }
  addEventListener("pagehide", () => sessionStorage.setItem("sidebar-scroll-top", String(sidebar.scrollTop)));
}

export function mindSearch() {
  const field = document.querySelector(".bd-search-container input"); // the page for searching has it
  if (field instanceof HTMLInputElement) field.focus();
  const dialog = document.getElementById("pst-search-dialog");
  if (!(dialog instanceof HTMLDialogElement)) return;
  closeBeside(dialog);
  const search = () => {
    if (field instanceof HTMLInputElement) field.select();
    else if (dialog.open) dialog.close();
    else dialog.showModal();
  };
  document.querySelector(".search-button__button")?.addEventListener("click", search);
  const apple = /^(Mac|iP)/.test(navigator.platform);
  addEventListener("keydown", (event) => {
    const held = apple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
    if (!held || event.shiftKey || event.altKey || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    search();
  });
}

/** The way back to the top: on a small screen it comes for whoever turns back. */
export function mindTop() {
  const button = document.getElementById("pst-back-to-top");
  if (!button) return;
  let before = scrollY;
  const look = () => {
    button.style.display = !WIDE.matches && scrollY > 100 && scrollY < before ? "block" : "none";
    before = scrollY;
  };
  addEventListener("scroll", look, { passive: true });
  button.addEventListener("click", () => scrollTo({ top: 0 }));
}

/** The parts of a page are at hand at any place of it: at the foot of the sidebar where that stands beside the text; else in
 * the page's head, and from there on at the foot of the screen, for whoever turns back. The list says where the reader is. */
export function mindParts() {
  const open = document.querySelector(".td-parts-open");
  const list = document.getElementById("td-parts");
  if (!open || !list) return;
  let before = scrollY;
  const look = () => {
    const past = scrollY > 100;
    open.classList.toggle("td-past", past);
    open.classList.toggle("td-floats", past && (scrollY < before || isOpen(list)));
    before = scrollY;
  };
  addEventListener("scroll", look, { passive: true });
  const links = [...list.querySelectorAll("a")];
  list.addEventListener("beforetoggle", () => {
    const passed = links.filter((link) => {
      const part = document.getElementById(link.hash.slice(1));
      return part && part.getClientRects().length > 0 && part.getBoundingClientRect().top < innerHeight / 3;
    });
    for (const link of links) link.removeAttribute("aria-current");
    passed.at(-1)?.setAttribute("aria-current", "location");
  });
  list.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a")) list.hidePopover();
  });
}

/** Whoever comes from a search finds the words marked, by Sphinx's own scripts, which other pages do not need.
 * @param {string} here the address of a file beside them */
export function mindFound(here) {
  const asked = localStorage.getItem("sphinx_highlight_terms") ?? new URLSearchParams(location.search).get("highlight");
  if (!asked || document.querySelector(".bd-search-container")) return;
  for (const name of ["documentation_options.js", "doctools.js", "sphinx_highlight.js"]) {
    const script = document.createElement("script");
    document.head.append(Object.assign(script, { src: new URL(name, here).href, async: false }));
  }
}

/** Whoever comes to the start of a page sees that first; not who comes to a place within it, which must not move. */
export function startAtTop() {
  const [arrival] = performance.getEntriesByType("navigation");
  if (arrival instanceof PerformanceNavigationTiming && arrival.type === "navigate" && !location.hash) {
    page.classList.add("td-arriving");
  }
}

/** The rest is laid out, a section at a time, from the top: so that nothing the reader has passed moves. */
export function layOut() {
  const sections = [...document.querySelectorAll(".td-arriving article.bd-article > section > section")];
  const next = () => {
    const section = sections.shift();
    if (!section) {
      page.classList.remove("td-arriving");
      return;
    }
    section.classList.add("td-laid");
    section.getBoundingClientRect(); // now, not all of them at the end
    setTimeout(next); // the reader may do something in between
  };
  setTimeout(next);
}

/** A formula or code wider than the page scrolls in its own box; then the keyboard must be able to reach it. Each is
 * measured when it is laid out. */
export function reachWide() {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const ariaLabel = target.matches("pre") ? "Code" : "Formula";
      if (target.scrollWidth > target.clientWidth) Object.assign(target, { tabIndex: 0, role: "group", ariaLabel });
      else target.removeAttribute("tabindex");
    }
  });
  for (const wide of document.querySelectorAll("div.math, article pre")) observer.observe(wide);
}
