// How an explorer stood when the reader left for another setting or step: kept with the page's place in the browser's
// history, so that Back leads to all of it.

/**
 * @import { Values } from "../model/types.ts"
 * @import { Behind } from "../widget/types.ts"
 * @import { ExplorerState, Past, Present, Stood, Walking } from "./types.ts"
 */

/**
 * Minds the past of one explorer: `present()` gives what it shows, `set(values)` sets its assumptions, `walk()` gives its
 * walk, if it has one.
 * @param {HTMLElement} root
 * @param {Behind<ExplorerState>} model
 * @param {() => Present} present
 * @param {(values: Values) => void} set
 * @param {() => Walking | undefined} walk
 * @returns {Past}
 */
export function pastOf(root, model, present, set, walk) {
  const { name, assumptions } = model.get("spec");
  /** @returns {Stood} */
  const stands = () => {
    const { assumptions: values, outcome, against } = present();
    const step = walk()?.stands() ?? { step: null, moved: [] };
    return { values, outcome, against, ...step, isBeside: root.classList.contains("td-beside"), top: scrollY };
  };
  /** @type {Past} */
  const past = {
    link: null,
    leave(link = null) {
      past.link = link;
      if (!globalThis.twodoors?.address) return; // elsewhere the history is not the book's
      const { twodoors, ...others } = history.state ?? {};
      history.replaceState({ ...others, twodoors: { ...twodoors, [name]: stands() } }, "");
    },
    stands,
    again(stood = history.state?.twodoors?.[name]) {
      if (!stood || !assumptions.every((a) => Number.isFinite(stood.values[a.name]))) return undefined;
      model.set("outcome", stood.outcome);
      model.set("against", stood.against);
      walk()?.again(stood);
      set(stood.values);
      return stood;
    },
  };
  return past;
}
