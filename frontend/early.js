// Runs before the page is painted: its colours and its font, and once it is there, what a reader presses around the text.

import { mindCards } from "./cards.js";
import { standIn } from "./popover.js";
import {
  layOut,
  mindColours,
  mindFound,
  mindMenu,
  mindPaper,
  mindParts,
  mindSearch,
  mindSidebar,
  mindTop,
  paintFirst,
  reachWide,
  startAtTop,
} from "./theme.js";

const HERE = /** @type {HTMLScriptElement} */ (document.currentScript).src;

// The page's script may not come: then it says so, and keeps no room for what that would have made.
addEventListener(
  "error",
  ({ target }) => {
    if (target instanceof HTMLScriptElement && target.src.includes("/host.js"))
      document.documentElement.classList.add("td-scriptless");
  },
  true, // what fails to load tells nobody above it
);

// Storage may be shut or full: then the page keeps the colours for as long as it is open, and the search goes on; what the
// book would keep is refused as before, and the reader told.
const setItem = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, text) {
  try {
    setItem.call(this, key, text);
  } catch (full) {
    if (key.startsWith("twodoors:")) throw full;
  }
};
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

paintFirst();
mindPaper(); // before any drawing minds it
startAtTop();

// from disk a font cannot be asked for ahead, and is at hand anyway
if (location.protocol !== "file:" && !("bare" in document.documentElement.dataset)) {
  const href = new URL("fonts/source-serif-4-latin-wght-normal.woff2", HERE).href;
  const font = { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "", href };
  document.head.append(Object.assign(document.createElement("link"), font));
}

document.addEventListener("DOMContentLoaded", () => {
  layOut();
  for (const mind of [
    standIn,
    mindColours,
    mindMenu,
    mindSidebar,
    mindSearch,
    mindTop,
    mindParts,
    mindCards,
    reachWide,
  ]) {
    try {
      mind();
    } catch (error) {
      console.error(error); // an old browser may lack what one of them needs; the others do without it
    }
  }
  mindFound(HERE);
});
