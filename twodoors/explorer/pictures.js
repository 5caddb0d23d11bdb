// A model's pictures: one is in sight, and moves; a button brings each of the others. Those that stand closed under "How
// it is worked out" move once they are open.

import { pictureMover } from "../picture/picture.js";
import { allWithin } from "../widget/dom.js";

/** @import { Drawn, Functions, Spec, Values } from "../model/types.ts" */

/** What asks for a picture by its name; the explorer hears it. */
export const PICTURE = "explorer:picture";

/**
 * Returns what moves the pictures that are in sight: call it with the assumptions and with all that drawings follow.
 * @param {HTMLElement} root
 * @param {Pick<Spec, "pictures">} spec
 * @param {Functions} functions
 * @param {(name: string, value: number) => void} drag is told where a handle of the drawing was moved to
 * @returns {(now: Values, values: Drawn) => void}
 */
export function picturesOf(root, spec, functions, drag) {
  const buttons = allWithin(root, "button[data-picture]");
  const pictures = allWithin(root, "figure[data-panel]").map((box) => {
    const name = /** @type {string} */ (box.dataset.panel);
    const closed = box.closest("details");
    return { name, box, closed, move: pictureMover(box, spec.pictures[name], functions, drag) };
  });
  /** @type {[Values, Drawn] | null} */
  let latest = null;
  const move = () => {
    if (!latest) return;
    for (const picture of pictures)
      if (picture.closed ? picture.closed.open : !picture.box.hidden) picture.move(...latest);
  };
  /** @param {string} name */
  const show = (name) => {
    for (const picture of pictures) picture.box.hidden = !picture.closed && picture.name !== name;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.picture === name));
    move();
  };
  for (const { closed } of pictures) closed?.addEventListener("toggle", move);
  for (const button of buttons) button.addEventListener("click", () => show(button.dataset.picture ?? ""));
  root.addEventListener(PICTURE, (event) => show(/** @type {CustomEvent<string>} */ (event).detail));
  return (now, values) => {
    latest = [now, values];
    move();
  };
}
