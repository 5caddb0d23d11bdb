// The reader's own settings: what a slider was moved to goes along to every chapter that has the same assumption.

import { keep, kept, onKept } from "./store.js";

const STORE = "settings";

// Minds the settings of one explorer: `present()` gives its assumptions, `use(values)` sets some of them. Returns what
// keeps an assumption that the reader moved, and what looks again after a change.
export function settingsOf(box, spec, present, use, signal) {
  const says = box.querySelector("p");
  const [take, forget] = ["use-mine", "forget-mine"].map((role) => box.querySelector(`[data-role="${role}"]`));

  // Those kept settings that this explorer has a slider for.
  const applying = () => {
    const held = kept(STORE);
    return spec.assumptions.flatMap(({ key, name, label, low, high }) => {
      const { value, from } = held[key] ?? {};
      return typeof value === "number" && value >= low && value <= high ? [{ name, label, value, from: String(from) }] : [];
    });
  };
  const waiting = (listed) => listed.filter(({ name, value }) => present()[name] !== value);

  const show = () => {
    const listed = applying();
    box.hidden = !listed.length;
    const told = listed.map(({ label, value, from }) => `“${label}” ${value}${from === spec.title ? "" : ` (from “${from}”)`}`);
    const text = `Your settings, kept in this browser for every chapter that has them: ${told.join("; ")}.`;
    if (says.textContent !== text) says.textContent = text;
    take.disabled = !waiting(listed).length;
    return !take.disabled;
  };
  // False where the browser does not let us keep it.
  const moved = (name, value) => {
    const { key, default: first } = spec.assumptions.find((a) => a.name === name);
    const held = kept(STORE);
    if (value === first) delete held[key];
    else held[key] = { value, from: spec.title };
    return keep(STORE, held);
  };

  take.addEventListener("click", () => use(Object.fromEntries(waiting(applying()).map(({ name, value }) => [name, value]))));
  forget.addEventListener("click", () => keep(STORE, {}));
  onKept(show, signal);
  return { show, moved };
}
