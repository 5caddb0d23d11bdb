// The answer of an explorer: sentence, bar, table and drawing follow from the assumptions, at once.

import { chancesOf } from "../model/evaluate.js";
import { allWithin, partsOf, within, write } from "../widget/dom.js";
import { fill, worded } from "../words.js";
import { picturesOf } from "./pictures.js";

/** @import { Functions, Spec, Values } from "../model/types.ts" */

/**
 * Returns what shows the answer at a setting, and gives its outcomes.
 * @param {HTMLElement} root
 * @param {Spec} spec
 * @param {Functions} functions
 * @param {(name: string, value: number) => void} drag is told where a handle of the drawing was moved to
 * @returns {(now: Values, first: Values) => Values} `first` are the outcomes before anything is moved
 */
export function answerOf(root, spec, functions, drag) {
  const { evaluate, perfect, drawn, ideal } = functions;
  const part = partsOf(root);
  const kinds = Object.fromEntries(spec.outcomes.map((o) => [o.name, o.kind]));
  const pieces = allWithin(root, ".td-bar > span");
  const chances = allWithin(root, ".td-key b");
  const rows = spec.outcomes.map(({ name, kind }) => ({
    name,
    kind,
    row: within(root, `tr[data-outcome="${name}"]`),
  }));
  const movePictures = picturesOf(root, spec, functions, drag);

  return (now, first) => {
    const { reading, ...outcomes } = evaluate(now);
    const best = spec.choice ? perfect(now) : outcomes;
    const values = { ...now, ...outcomes };
    write(part("summary"), fill(spec.readings[reading], values, kinds));
    chancesOf(spec.bar, outcomes).forEach((chance, i) => {
      pieces[i].style.width = `${100 * Math.max(0, chance)}%`; // what is left over may be a hair below nought
      write(chances[i], worded(chance, "chance"));
    });
    for (const { name, kind, row } of rows) {
      row.dataset.value = String(outcomes[name]);
      write(row.cells[1], worded(outcomes[name], kind));
      write(row.cells[2], worded(first[name], kind));
      if (spec.choice) write(row.cells[3], worded(best[name], kind));
    }
    movePictures(now, { ...values, ...drawn(now), ...ideal(now) });
    return outcomes;
  };
}
