// A stand-in where a browser has no popovers (Firefox before 125, Safari before 17): what a button names opens and closes,
// and a press beside it or Escape closes it.

/** @param {Element} card */
export function isOpen(card) {
  return card.matches(":is(:popover-open, .td-open)"); // where the first is not known, only the second counts
}

/**
 * @param {HTMLElement} card
 * @param {boolean} open
 */
function turn(card, open) {
  if (isOpen(card) === open) return;
  const states = { oldState: open ? "closed" : "open", newState: open ? "open" : "closed" };
  card.dispatchEvent(Object.assign(new Event("beforetoggle"), states));
  card.classList.toggle("td-open", open);
  card.dispatchEvent(Object.assign(new Event("toggle"), states));
}

/** @param {Element | null} [but] these stay open */
function closeAll(but) {
  const open = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[popover].td-open"));
  for (const card of open) if (!but || !card.contains(but)) turn(card, false);
}

export function standIn() {
  if ("popover" in HTMLElement.prototype) return;
  document.documentElement.classList.add("td-no-popover");
  Object.assign(HTMLElement.prototype, {
    /** @this {HTMLElement} */
    hidePopover() {
      turn(this, false);
    },
  });
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return;
    const opener = target.closest("[popovertarget]");
    const card = document.getElementById(opener?.getAttribute("popovertarget") ?? "");
    const opens = card && !isOpen(card);
    closeAll(opener ? null : target);
    if (opens) turn(card, true);
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") closeAll();
  });
}
