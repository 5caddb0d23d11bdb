// A model in the page: its compiled functions, and the rules of its numbers (parts.py and mechanism.py have the same).

// {evaluate, perfect, drawn, ideal} of the model that a script has put there under this key (spec.py: script).
export function functionsOf(key) {
  const functions = globalThis.twodoors?.models?.[key];
  if (!functions) throw new Error(`The functions of the model ${key} are not loaded.`);
  return functions;
}

// The number without the dust that counting in steps leaves (0.25000000000000006), which no reader meant.
export function clean(number) {
  return Number(number.toPrecision(12));
}

// The nearest step of an assumption's slider, within its range; half a step goes up.
export function snapped({ low, high, step }, value) {
  const steps = Math.floor((value - low) / step + 0.5);
  return Math.min(Math.max(clean(low + steps * step), low), high);
}

// The value within an assumption's range.
export function bounded({ low, high }, value) {
  return Math.min(Math.max(value, low), high);
}

// Every assumption at its default.
export function defaultsOf(spec) {
  return Object.fromEntries(spec.assumptions.map((a) => [a.name, a.default]));
}

// Whether two settings give these assumptions the same values.
export function same(assumptions, one, other) {
  return assumptions.every(({ name }) => one[name] === other[name]);
}

// What each piece of the bar stands for: an outcome, or what the others leave over.
export function chancesOf(bar, outcomes) {
  const left = 1 - bar.reduce((sum, { outcome }) => sum + (outcome ? outcomes[outcome] : 0), 0);
  return bar.map(({ outcome }) => (outcome ? outcomes[outcome] : left));
}

// The outcomes alone, without which reading holds.
export function outcomesOf(evaluate, values) {
  const { reading, ...outcomes } = evaluate(values);
  return outcomes;
}
