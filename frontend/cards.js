// Words of the glossary, claims and sources open where they stand: one card for the page, beside the link that was met. What
// it says, the build put at the page's end (twodoors/book/cards.py). The marks of findings open their own, in the same way.

const DELAY = { show: 150, hide: 300 }; // milliseconds: a pointer that passes opens nothing, and may go over to the card

/**
 * Puts what is open beside what opened it: below, or above where there is more room; as high as fits there.
 * @param {HTMLElement} card
 * @param {Element} opener
 * @param {number} [y] where the pointer is: a link may run on over lines
 */
function place(card, opener, y) {
  const rects = [...opener.getClientRects()];
  const at = rects.find(({ top, bottom }) => y !== undefined && top <= y && y <= bottom) ?? rects[0];
  const { clientWidth: wide, clientHeight: high } = document.documentElement;
  card.style.cssText = "position: absolute; inset: 0 auto auto 0; margin: 0";
  const below = high - at.bottom >= Math.min(card.offsetHeight + 16, at.top);
  const room = (below ? high - at.bottom : at.top) - 16;
  card.style.maxHeight = `min(60vh, ${room}px)`;
  const left = Math.max(16, Math.min(at.left - 16, wide - card.offsetWidth - 16));
  const top = below ? at.bottom + 4 : at.top - card.offsetHeight - 4;
  card.style.translate = `${left + scrollX}px ${top + scrollY}px`;
}

/** The marks of findings open by themselves; where, is said here. */
function mindMarks() {
  /** @type {Element | null} */
  let pressed = null; // a card may have several marks
  document.addEventListener(
    "click",
    ({ target }) => {
      pressed = target instanceof Element ? target.closest("[popovertarget]") : null;
    },
    true,
  );
  document.addEventListener(
    "toggle",
    (event) => {
      const card = event.target;
      if (!(card instanceof HTMLElement) || /** @type {ToggleEvent} */ (event).newState !== "open") return;
      const mark = `[popovertarget="${card.id}"]`;
      const opener = pressed?.matches(mark) ? pressed : document.querySelector(mark);
      if (opener) place(card, opener);
    },
    true,
  );
}

/** The page's card. */
class Card {
  /** @type {HTMLAnchorElement | null} */ link = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ timer = undefined;

  /** @param {DocumentFragment} kept what cards say, by their names */
  constructor(kept) {
    this.kept = kept;
    this.box = document.createElement("div");
    Object.assign(this.box, { className: "td-card", popover: "auto", tabIndex: -1, role: "dialog" });
    this.box.addEventListener("toggle", ({ newState }) => {
      if (newState === "closed") this.leave();
    });
  }

  get isOpen() {
    return this.box.isConnected && this.box.matches(":popover-open");
  }

  /** Whether the reader is at it, or at its link.
   * @param {unknown} node */
  holds(node) {
    return node instanceof Node && (this.box.contains(node) || !!this.link?.contains(node));
  }

  /**
   * @param {HTMLAnchorElement} link
   * @param {number} [y]
   */
  show(link, y) {
    clearTimeout(this.timer);
    const nested = this.isOpen && this.box.contains(link); // a link in the card: it says something else, in its place
    const says = this.kept.getElementById(link.dataset.card ?? "");
    if (!says || (this.isOpen && this.link === link)) return;
    const said = /** @type {HTMLElement} */ (says.cloneNode(true));
    said.id = "td-says"; // what describes the link: the box itself has a name, which would be read for all of it
    if (nested) this.box.focus(); // the link is gone then
    this.box.replaceChildren(said);
    this.box.ariaLabel = link.textContent.trim();
    if (nested) return;
    if (this.isOpen) this.box.hidePopover();
    this.leave();
    this.link = link;
    for (const own of this.box.querySelectorAll("a")) own.tabIndex = -1; // until the reader enters
    link.after(this.box);
    this.box.showPopover();
    link.setAttribute("aria-describedby", "td-says");
    place(this.box, link, y);
  }

  /** The keyboard goes into it; its links come next, and then what follows in the text. */
  enter() {
    for (const own of this.box.querySelectorAll("a")) own.removeAttribute("tabindex");
    this.box.focus();
  }

  hide() {
    if (this.isOpen) this.box.hidePopover();
  }

  leave() {
    if (this.isOpen) return; // it is open again, elsewhere
    this.link?.removeAttribute("aria-describedby");
    this.link = null;
    this.box.remove();
  }

  /** @param {() => void} then
   * @param {number} delay */
  later(then, delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(then, delay);
  }
}

/** The link to a card that an event is about.
 * @param {EventTarget | null} target */
function linkAt(target) {
  const link = target instanceof Element && target.closest("a[data-card]");
  return link instanceof HTMLAnchorElement ? link : null;
}

/** One of the text, which need not be pressed; one within a card must be.
 * @param {EventTarget | null} target */
function linkOfText(target) {
  const link = linkAt(target);
  return link?.closest("[popover]") ? null : link;
}

/** @param {Card} card */
function mindPointer(card) {
  document.addEventListener("pointerover", ({ target, pointerType, clientY }) => {
    if (pointerType !== "mouse") return;
    const link = linkOfText(target);
    if (card.isOpen && card.holds(target)) clearTimeout(card.timer);
    else if (link) card.later(() => card.show(link, clientY), DELAY.show);
    else if (card.isOpen && !card.holds(document.activeElement)) card.later(() => card.hide(), DELAY.hide);
    else clearTimeout(card.timer);
  });
  document.addEventListener("click", (event) => {
    const link = linkAt(event.target);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    card.show(link, event.detail ? event.clientY : undefined);
    if (event.detail === 0) card.enter(); // by keyboard
  });
}

/** @param {Card} card */
function mindFocus(card) {
  document.addEventListener("focusin", ({ target, relatedTarget }) => {
    const link = linkOfText(target);
    const back = relatedTarget instanceof Node && card.box.contains(relatedTarget); // from the card, which was closed
    if (link?.matches(":focus-visible") && !back) card.show(link);
  });
  document.addEventListener("focusout", ({ target, relatedTarget }) => {
    if (card.isOpen && card.holds(target) && !card.holds(relatedTarget) && !card.box.matches(":hover")) card.hide();
  });
}

export function mindCards() {
  if (!("popover" in HTMLElement.prototype)) return; // then links lead where they always led; marks have popover.js
  mindMarks();
  const kept = document.getElementById("td-cards");
  if (!(kept instanceof HTMLTemplateElement)) return;
  for (const link of document.querySelectorAll("a[data-card]")) link.ariaHasPopup = "dialog";
  const card = new Card(kept.content);
  mindPointer(card);
  mindFocus(card);
}
