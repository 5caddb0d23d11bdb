// Links to a setting or to a step: in the page's address, or followed in the text. Back leads to where the reader was, and
// the explorer stands there as it stood.

import { readLink } from "../scenarios/scenario.js";
import { within } from "../widget/dom.js";
import { besideOf } from "./beside.js";

/**
 * @import { Opened, Refused } from "../scenarios/scenario.js"
 * @import { Spec } from "../model/types.ts"
 * @import { Past, Stood, Walking } from "./types.ts"
 */

/**
 * Opens what the address asks for, now and whenever it changes.
 * @param {HTMLElement} root
 * @param {Spec} spec
 * @param {(asked: Opened | Refused) => void} open
 * @param {Past} past
 * @param {Walking | undefined} walk
 * @param {AbortSignal} signal
 */
export function followLinks(root, spec, open, past, walk, signal) {
  const speaks = () => document.querySelector("[data-explorer]") === root;
  const beside = besideOf(root, signal);

  /**
   * Brings the explorer to the reader, or else the reader to the explorer.
   * @param {HTMLAnchorElement | null} link
   * @param {() => void} show
   * @param {boolean} always also where it is in sight
   */
  const come = (link, show, always) => {
    const stays = link && beside.bring(link);
    show();
    for (const card of document.querySelectorAll("[popover]:is(:popover-open, .td-open)")) {
      if (card instanceof HTMLElement) card.hidePopover(); // it lay over the page
    }
    if (stays) return;
    const { top, bottom } = root.getBoundingClientRect();
    if (always || link || bottom < 0 || top > innerHeight / 2) root.scrollIntoView({ block: "start" });
    if (link) headOf(root).focus({ preventScroll: true });
  };
  /** @param {boolean} arrives at the page */
  const look = (arrives) => {
    const link = past.link?.hash === location.hash ? past.link : null;
    const asked = readLink(spec, location.hash, speaks);
    if (asked.setting || asked.problem) {
      const isElsewhere = asked.setting?.ranges && rangesOn(spec.name); // those come into sight
      if (isElsewhere || (arrives && !location.hash.startsWith("#explore="))) open(asked);
      else come(link, () => open(asked), true);
    } else if (walk?.isAsked(location.hash)) come(link, walk.follow, arrives);
  };
  /** @type {Map<string, Stood>} where the reader left by an address that was typed: the browser has nothing of it */
  const left = new Map();
  const isLink = (/** @type {string} */ hash) => Boolean(readLink(spec, hash, () => false).setting);
  /** @param {string} hash from where */
  const before = (hash) => {
    if (!isLink(hash) || isLink(location.hash)) {
      left.set(hash, past.stands());
      return undefined;
    }
    return left.get(location.hash);
  };
  /** @param {string} hash from where */
  const comeBack = (hash) => {
    const unlinked = before(hash);
    const stood = past.again() ?? (unlinked && past.again(unlinked));
    if (!stood) return look(false);
    if (!stood.isBeside) beside.putBack();
    scrollTo({ top: stood.top, behavior: "instant" });
    const isFromLink = past.link?.hash === hash && root.contains(document.activeElement);
    if (past.link && isFromLink) openerOf(past.link)?.focus({ preventScroll: true });
  };
  /** @param {MouseEvent} event */
  const press = (event) => {
    const link = linkAt(event);
    const asked = link && readLink(spec, link.hash, () => false);
    if (!link || !(asked?.setting || asked?.problem || walk?.isAsked(link.hash))) return;
    const inText = root.contains(link) ? null : link;
    if (link.hash !== location.hash) return past.leave(inText);
    past.link = inText;
    look(false); // no hashchange will come
  };
  addEventListener("hashchange", ({ oldURL }) => comeBack(new URL(oldURL).hash), { signal });
  document.addEventListener("click", press, { signal });
  look(true);
}

/**
 * What the keyboard goes to, and a screen reader: the question of a step, or what is said of the whole board.
 * @param {HTMLElement} root
 */
function headOf(root) {
  const head = within(root, `[data-role="${"step" in root.dataset ? "question" : "notice"}"]`);
  head.tabIndex = -1;
  return head;
}

/**
 * The link, or what opens the card that it is in.
 * @param {HTMLElement} link
 * @returns {HTMLElement | null}
 */
function openerOf(link) {
  const card = link.closest("[popover]");
  return card ? document.querySelector(`[popovertarget="${card.id}"]`) : link;
}

/**
 * The link within the page that is pressed, if it is followed here.
 * @param {MouseEvent} event
 */
function linkAt({ target, ctrlKey, metaKey, shiftKey, altKey }) {
  const link = target instanceof Element ? target.closest("a") : null;
  const isHere = /^#(explore|step)=/.test(link?.getAttribute("href") ?? "");
  return isHere && !(ctrlKey || metaKey || shiftKey || altKey) ? link : null;
}

/**
 * Whether the page has a view of this model's ranges.
 * @param {string} model
 */
function rangesOn(model) {
  return document.querySelector(`[data-uncertainty="${CSS.escape(model)}"]`) !== null;
}
