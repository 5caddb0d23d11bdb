// Beside the text: where the screen has room there, an explorer that a link of the text sets comes to the reader, and the
// text stays where it is. It goes back to its own place when the reader comes to that, or sends it there.

import { allWithin, partsOf } from "../widget/dom.js";

const ROOM = 280; // pixels from the text to the edge of the screen: as wide as on a small phone, with what is around it
const AROUND = 16;
const SIDE = 0.4; // of the screen, from above and from below: its place has been reached once it is between them

/**
 * Returns what brings the explorer beside the text of a link, and what puts it back in its place.
 * @param {HTMLElement} root
 * @param {AbortSignal} signal
 */
export function besideOf(root, signal) {
  const part = partsOf(root);
  const place = /** @type {HTMLElement} */ (root.parentElement);
  /** @type {Element | null} */
  let text = null; // beside which it stands
  let isPassed = false; // whether its own place was out of sight since

  /** @param {Element} link false where there is no room, so that the reader must come to the explorer */
  const bring = (link) => {
    const own = link.closest("p, li, dd");
    if (!own || roomAt(own) < ROOM) return false;
    if (text || followed(link, root)) return true;
    for (const other of allWithin(document, ".td-beside [data-role='put-back']")) other.click(); // there is room for one
    const { top, bottom, height } = place.getBoundingClientRect();
    place.style.minHeight = `${height}px`; // what is below does not move
    isPassed = bottom < innerHeight * SIDE || top > innerHeight * (1 - SIDE);
    part("beside").hidden = false;
    text = own;
    root.classList.add("td-beside");
    fit();
    return true;
  };
  const fit = () => {
    if (!text) return;
    if (roomAt(text) < ROOM) putBack();
    else root.style.setProperty("--room", `${roomAt(text) - AROUND}px`);
  };
  // What the reader sees stays where it is: the explorer may be of another height than before.
  const putBack = () => {
    if (!text) return;
    text = null;
    const { top, bottom } = place.getBoundingClientRect();
    root.classList.remove("td-beside");
    part("beside").hidden = true;
    place.style.minHeight = "";
    if (top < 0) scrollBy({ top: place.getBoundingClientRect().bottom - bottom, behavior: "instant" });
  };

  part("put-back").addEventListener("click", putBack);
  addEventListener("resize", fit, { signal });
  const observer = new IntersectionObserver(
    ([{ isIntersecting }]) => {
      if (isIntersecting && isPassed) putBack();
      isPassed = !isIntersecting;
    },
    { rootMargin: `-${100 * SIDE}% 0px` },
  );
  observer.observe(place);
  signal.addEventListener("abort", () => observer.disconnect());
  return { bring, putBack };
}

/**
 * How wide the page is right of a text.
 * @param {Element} text
 */
function roomAt(text) {
  return document.documentElement.clientWidth - text.getBoundingClientRect().right;
}

/**
 * Whether the explorer comes after the link, and its beginning is in sight: then it changes where it is, and no text moves.
 * @param {Element} link
 * @param {Element} root
 */
function followed(link, root) {
  const { top } = root.getBoundingClientRect();
  return top < innerHeight / 2 && top > link.getBoundingClientRect().top;
}
