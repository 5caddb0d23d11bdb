// A model's pictures: one is in sight, and moves; a button brings each of the others.

import { pictureMover } from "../picture/picture.js";
import { allWithin } from "../widget/dom.js";

/** @import { Drawn, Functions, Spec, Values } from "../model/types.ts" */

/** What asks for a picture by its name; the explorer hears it. */
export const PICTURE = "explorer:picture";

/**
 * Returns what moves the picture that is in sight: call it with the assumptions and with all that drawings follow.
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
    return { name, box, move: pictureMover(box, spec.pictures[name], functions, drag) };
  });
  /** @type {[Values, Drawn] | null} */
  let latest = null;
  const move = () => {
    if (latest) for (const picture of pictures) if (!picture.box.hidden) picture.move(...latest);
  };
  /** @param {string} name */
  const show = (name) => {
    for (const picture of pictures) picture.box.hidden = picture.name !== name;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.picture === name));
    move();
  };
  for (const button of buttons) button.addEventListener("click", () => show(button.dataset.picture ?? ""));
  root.addEventListener(PICTURE, (event) => show(/** @type {CustomEvent<string>} */ (event).detail));
  return (now, values) => {
    latest = [now, values];
    move();
  };
}
