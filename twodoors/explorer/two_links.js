// Two readers' links, opened side by side.

import { leftOut } from "../scenarios/gone.js";
import { readLinkText } from "../scenarios/scenario.js";

/**
 * @import { Known } from "../scenarios/scenario.js"
 * @import { Part } from "../widget/types.ts"
 * @import { Opening } from "./types.ts"
 */

/**
 * Minds the form for two links: what `open` is given the sliders shall show, what `pin` is given they are held against.
 * @param {Part} part
 * @param {Known} spec
 * @param {Opening} opening
 */
export function mindLinks(part, spec, { open, pin, tell }) {
  /** @param {"a" | "b"} name */
  const read = (name) => {
    const input = part(`link-${name}`, "input");
    const answer = readLinkText(spec, input.value);
    input.setAttribute("aria-invalid", String(Boolean(answer.problem)));
    return answer;
  };
  part("links").addEventListener("submit", (event) => {
    event.preventDefault();
    const [a, b] = [read("a"), read("b")];
    if (a.setting && b.setting) {
      const moved = { B: open(b.setting.values, "this link"), A: pin(a.setting.values) };
      const told = Object.entries({ A: a, B: b }).map(([name, { gone = [], doubt }]) => {
        const said = leftOut(gone) + moved[/** @type {"A" | "B"} */ (name)] + (doubt ? ` ${doubt}` : "");
        return said && ` Link ${name}:${said}`;
      });
      return tell(`The setting of link A is pinned; the sliders show that of link B.${told.join("")}`);
    }
    const problems = Object.entries({ A: a.problem, B: b.problem })
      .filter(([, problem]) => problem)
      .map(([name, problem]) => `Link ${name} cannot be opened. ${problem}`);
    tell(`${problems.join(" ")} Nothing was changed.`);
  });
}
