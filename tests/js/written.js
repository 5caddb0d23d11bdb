// Writes what the page writes, for test_written.py to read: settings come as JSON, links, files and a table go.

import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import { functionsOf, outcomesOf } from "../../twodoors/model/evaluate.js";
import { CSV } from "../../twodoors/questions/predictions.js";
import { writeRun } from "../../twodoors/scenarios/run.js";
import { writeLink } from "../../twodoors/scenarios/scenario.js";

/**
 * @import { Spec, Values } from "../../twodoors/model/types.ts"
 * @typedef {[now: Values, pinned: Values | null]} Pair
 */

/** @type {{ models: { spec: Spec, script: string, pairs: Pair[] }[], records: Record<string, string>[] }} */
const { models, records } = JSON.parse(readFileSync(0, "utf8"));

const written = models.map(({ spec, script, pairs }) => {
  runInThisContext(script); // as the page loads it
  const { evaluate } = functionsOf(spec.functions);
  /** @param {Values} assumptions */
  const answered = (assumptions) => ({ assumptions, outcomes: outcomesOf(evaluate, assumptions) });
  return pairs.map(([now, pinned]) => {
    const link = writeLink(spec, now, {
      outcome: spec.outcomes[0].name,
      against: spec.assumptions[0].name,
      pinned: pinned ?? {},
    });
    return { link, run: writeRun(spec, answered(now), pinned && answered(pinned), link) };
  });
});
process.stdout.write(JSON.stringify({ written, table: CSV.text(records) }));
