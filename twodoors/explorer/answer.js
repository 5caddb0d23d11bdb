// The answer of an explorer: sentence, bar, table and drawing follow from the assumptions, at once.

import { chancesOf } from "../model/evaluate.js";
import { pictureMover } from "../picture/picture.js";
import { partsOf, write } from "../widget/dom.js";
import { fill, worded } from "../words.js";

// Returns what shows the answer at a setting, and gives its outcomes. `drag(name, value)` is told where a handle of the
// drawing was moved to.
export function answerOf(root, spec, { evaluate, perfect, drawn, ideal }, drag) {
  const part = partsOf(root);
  const kinds = Object.fromEntries(spec.outcomes.map((o) => [o.name, o.kind]));
  const pieces = [...root.querySelectorAll(".td-bar > span")];
  const chances = [...root.querySelectorAll(".td-key b")];
  const rows = [...root.querySelectorAll("tr[data-outcome]")];
  const movePicture = spec.picture && pictureMover(part("picture"), spec.picture, evaluate, drag);

  return (now) => {
    const { reading, ...outcomes } = evaluate(now);
    const best = spec.choice ? perfect(now) : outcomes;
    const values = { ...now, ...outcomes };
    write(part("summary"), fill(spec.readings[reading], values, kinds));
    chancesOf(spec.bar, outcomes).forEach((chance, i) => {
      pieces[i].style.width = `${100 * Math.max(0, chance)}%`; // what is left over may be a hair below nought
      write(chances[i], worded(chance, "chance"));
    });
    for (const row of rows) {
      const name = row.dataset.outcome;
      row.dataset.value = outcomes[name];
      write(row.cells[1], worded(outcomes[name], kinds[name]));
      if (spec.choice) write(row.cells[3], worded(best[name], kinds[name]));
    }
    movePicture?.(now, { ...values, ...drawn(now), ...ideal(now) });
    return outcomes;
  };
}
