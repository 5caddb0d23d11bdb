// Two readers' links, opened side by side.

import { defaultsOf } from "../model/evaluate.js";
import { readLinkText } from "../scenarios/scenario.js";

// Minds the form for two links: set(values) is told what the sliders shall show, pin(values) what they are held against.
export function mindLinks(part, spec, { set, pin, tell }) {
  part("links").addEventListener("submit", (event) => {
    event.preventDefault();
    const read = ["a", "b"].map((name) => {
      const input = part(`link-${name}`);
      const answer = readLinkText(spec, input.value);
      input.setAttribute("aria-invalid", String(Boolean(answer.problem)));
      return { name: name.toUpperCase(), ...answer };
    });
    const problems = read
      .filter(({ problem }) => problem)
      .map(({ name, problem }) => `Link ${name} cannot be opened. ${problem}`);
    if (problems.length) return tell(`${problems.join(" ")} Nothing was changed.`);
    const [a, b] = read.map(({ setting }) => ({ ...defaultsOf(spec), ...setting.values }));
    set(b);
    pin(a);
    tell("The setting of link A is pinned; the sliders show that of link B.");
  });
}
