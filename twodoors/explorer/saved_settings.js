// The reader's own settings: what a slider was moved to goes along to every chapter that has the same assumption.

import { functionsOf, snapped } from "../model/evaluate.js";
import { keep, kept, onKept } from "../widget/store.js";

const STORE = "settings";

// Minds the settings of one explorer: `present()` gives its assumptions, `use(values)` sets some of them. Returns what
// keeps an assumption that the reader moved, and what looks again after a change.
export function settingsOf(box, spec, present, use, signal) {
  const says = box.querySelector("p");
  const [take, forget] = ["use-mine", "forget-mine"].map((role) => box.querySelector(`[data-role="${role}"]`));

  const carried = new Map(spec.assumptions.filter((a) => a.carries).map((a) => [a.name, resultOf(a)]));

  // Those kept settings that this explorer has a slider for, and results of other chapters that it can take over.
  const applying = () => {
    const held = kept(STORE);
    return spec.assumptions.flatMap((a) => {
      const setting = valid(held, a) ?? carried.get(a.name)?.(held);
      return setting ? [{ name: a.name, label: a.label, ...setting }] : [];
    });
  };
  const waiting = (listed) => listed.filter(({ name, value }) => present()[name] !== value);

  const show = () => {
    const listed = applying();
    box.hidden = !listed.length;
    const told = listed.map(({ label, value, from, given }) => {
      const where = given ? ` (what your settings of “${from}” give)` : ` (from “${from}”)`;
      return `“${label}” ${value}${from === spec.title ? "" : where}`;
    });
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

  take.addEventListener("click", () =>
    use(Object.fromEntries(waiting(applying()).map(({ name, value }) => [name, value]))),
  );
  forget.addEventListener("click", () => keep(STORE, {}));
  onKept(show, signal);
  return { show, moved };
}

// What is kept of this assumption, if it is a number within the range.
function valid(held, { key, low, high }) {
  const { value, from } = held[key] ?? {};
  return typeof value === "number" && value >= low && value <= high ? { value, from: String(from) } : undefined;
}

// Works out what another chapter's model answers to the reader's settings there, in the steps of this assumption;
// nothing where the reader has moved none that is that chapter's own.
function resultOf(assumption) {
  const { title, outcome, functions, assumptions } = assumption.carries;
  const { evaluate } = functionsOf(functions);
  return (held) => {
    const moved = assumptions.filter((a) => valid(held, a));
    if (moved.every(({ key, name }) => key === name)) return undefined; // shared ones, if any
    const setting = Object.fromEntries(assumptions.map((a) => [a.name, valid(held, a)?.value ?? a.default]));
    return { value: snapped(assumption, evaluate(setting)[outcome]), from: title, given: true };
  };
}
