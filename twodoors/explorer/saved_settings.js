// The reader's own settings: what a slider was moved to goes along to every chapter that has the same assumption.

import { byName } from "../model/evaluate.js";
import { keptAndGone, leftOut } from "../scenarios/gone.js";
import { partsOf, within } from "../widget/dom.js";
import { keep, kept, keptAs, onKept } from "../widget/store.js";

/**
 * @import { Spec, Values } from "../model/types.ts"
 */

/**
 * @typedef {{ value: number, from: string }} Own a value, and the chapter it comes from
 */

const STORE = "settings";

/**
 * Minds the settings of one explorer: `present()` gives its assumptions, `use(values)` sets some of them. Returns what
 * keeps an assumption that the reader moved, and what looks again after a change.
 * @param {HTMLElement} box
 * @param {Spec} spec
 * @param {() => Values} present
 * @param {(values: Values) => void} use
 * @param {AbortSignal} signal
 */
export function settingsOf(box, spec, present, use, signal) {
  const says = within(box, "p");
  const part = partsOf(box);
  const [take, forget] = [part("use-mine", "button"), part("forget-mine", "button")];

  // Those kept settings that this explorer has a slider for.
  const applying = () => {
    const held = keptAs(STORE, isOwn);
    return spec.assumptions.flatMap(({ name, label, key, low, high, carries, tried }) => {
      const own = carries || tried ? undefined : held[key];
      return own && own.value >= low && own.value <= high ? [{ name, label, ...own }] : [];
    });
  };
  /** @param {ReturnType<typeof applying>} listed */
  const waiting = (listed) => listed.filter(({ name, value }) => present()[name] !== value);

  const show = () => {
    const listed = applying();
    const gone = leftOut(keptAndGone(spec, keptAs(STORE, isOwn)));
    box.hidden = !listed.length && !gone;
    const told = listed.map(
      ({ label, value, from }) => `“${label}” ${value}${from === spec.title ? "" : ` (from “${from}”)`}`,
    );
    const own = told.length ? `: ${told.join("; ")}.` : ".";
    const text = `Your settings, kept in this browser for every chapter that has them${own}${gone}`;
    if (says.textContent !== text) says.textContent = text;
    take.disabled = !waiting(listed).length;
    return !take.disabled;
  };
  /**
   * False where the browser does not let us keep it.
   * @param {string} name
   * @param {number} value
   */
  const moved = (name, value) => {
    const { key, default: first, tried } = byName(spec.assumptions, name);
    if (tried) return true; // in a picture alone: nothing to take along
    const held = kept(STORE);
    if (value === first) delete held[key];
    else held[key] = { value, from: spec.title };
    return keep(STORE, held);
  };

  take.addEventListener("click", () =>
    use(Object.fromEntries(waiting(applying()).map(({ name, value }) => [name, value]))),
  );
  forget.addEventListener("click", () => keep(STORE, {}));
  onKept(show, signal);
  return { show, moved };
}

/**
 * Whether what is kept has the shape of a setting.
 * @param {any} held
 * @returns {held is Own}
 */
export function isOwn(held) {
  return Number.isFinite(held?.value) && typeof held.from === "string";
}
