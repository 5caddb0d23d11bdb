// Runs before the page is painted: its colours, its font, and what the theme's scripts need to find.

const HERE = /** @type {HTMLScriptElement} */ (document.currentScript).src;

// Storage may be shut: the theme's script would stop there, and leave the menu dead. So it keeps the mode for as long as
// the page is open; what the book would keep is refused as before, and the reader told.
for (const name of /** @type {const} */ (["localStorage", "sessionStorage"])) {
  try {
    window[name].getItem("mode");
  } catch (shut) {
    /** @type {Map<string, string>} */
    const held = new Map();
    /** @type {Pick<Storage, "getItem" | "setItem" | "removeItem">} */
    const value = {
      getItem: (key) => held.get(key) ?? null,
      setItem: (key, text) => {
        if (key.startsWith("twodoors:")) throw shut;
        held.set(key, String(text));
      },
      removeItem: (key) => held.delete(key),
    };
    Object.defineProperty(window, name, { value });
  }
}

const page = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
page.dataset.mode = localStorage.getItem("mode") || "auto";
page.dataset.theme = page.dataset.mode === "auto" ? system : page.dataset.mode;

// from disk a font cannot be asked for ahead, and is at hand anyway
if (location.protocol !== "file:" && !("bare" in page.dataset)) {
  const href = new URL("fonts/source-serif-4-latin-wght-normal.woff2", HERE).href;
  const font = { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "", href };
  document.head.append(Object.assign(document.createElement("link"), font));
}

// The menu: what the theme leaves open.
function mindMenu() {
  const button = document.querySelector(".primary-toggle button");
  const sidebar = document.getElementById("pst-primary-sidebar");
  const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("pst-primary-sidebar-modal"));
  if (!button || !sidebar || !dialog) return;
  dialog.setAttribute("aria-label", "Menu");
  new ResizeObserver(() => button.setAttribute("aria-expanded", String(sidebar.offsetWidth > 0))).observe(sidebar);
  // the window is wide enough for the sidebar now, or a link leads to where the reader is
  matchMedia("(min-width: 992px)").addEventListener("change", () => dialog.close());
  dialog.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a[href^='#']")) dialog.close();
  });
}
// The way back to the top: on a small screen it comes for whoever turns back.
function mindTop() {
  const button = document.getElementById("pst-back-to-top");
  if (!button) return;
  const small = matchMedia("(max-width: 991.98px)");
  let before = scrollY;
  const look = () => {
    button.style.display = small.matches && scrollY > 100 && scrollY < before ? "block" : "none";
    before = scrollY;
  };
  addEventListener("scroll", look, { passive: true });
  button.addEventListener("click", () => scrollTo({ top: 0 }));
}

document.addEventListener("DOMContentLoaded", () => {
  mindMenu();
  mindTop();
  const search = document.querySelector(".bd-search-container form.bd-search input"); // on the page for searching
  if (search instanceof HTMLElement) search.focus();
});
