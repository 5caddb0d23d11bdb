// Runs as files: saved and opened again.

import { LARGEST, readRun, writeRun } from "../scenarios/run.js";
import { pageOf } from "../scenarios/share.js";
import { takenOf } from "../scenarios/readings.js";
import { download } from "../widget/download.js";
import { textOfFile } from "../widget/upload.js";
import { short } from "../words.js";
import { offerOf } from "./offered_readings.js";

/**
 * @import { Functions, Setting, Spec, Values } from "../model/types.ts"
 * @import { Unread } from "../scenarios/run.js"
 * @import { LinkRanges } from "../scenarios/scenario.js"
 * @import { Part } from "../widget/types.ts"
 * @import { Opening, Standing } from "./types.ts"
 */

/**
 * What is saved: the setting of the sliders, the one that is pinned, the end of a link to both with ranges, and of which
 * models readings count.
 * @typedef {{ present: () => Setting, pinned: () => Setting | null, both: (ranges: LinkRanges) => string }} Saving
 */

/**
 * Minds the buttons for files.
 * @param {Part} part
 * @param {Spec} spec
 * @param {Functions["evaluate"]} evaluate
 * @param {Saving & Opening & Pick<Standing, "heard">} does
 */
export function mindRuns(part, spec, evaluate, { present, pinned, both, heard, open, pin, tell }) {
  part("save-run").addEventListener("click", () => {
    const { assumptions, outcomes } = present();
    const ranges = rangesShown(spec.name);
    const readings = heard().flatMap((model) => takenOf(model) ?? []);
    const link = (pageOf(spec) || spec.page) + both(ranges); // if no address is known, a path within the book
    const text = writeRun(spec, { assumptions, outcomes }, pinned(), link, { ranges, readings });
    const file = `twodoors-${spec.name}.json`;
    download(file, "application/json", text);
    tell(`The run is handed to your browser to save, as ${file}.${also(ranges, readings.length)}`);
  });
  const chooser = part("open-run", "input");
  const offer = offerOf(part, spec, () => chooser.focus());
  chooser.addEventListener("change", async () => {
    const [file] = chooser.files ?? [];
    if (!file) return;
    const read = await textOfFile(file, LARGEST);
    const { run, remarks, problem } =
      "problem" in read ? /** @type {Unread} */ (read) : readRun(spec, evaluate, read.text);
    chooser.value = ""; // the same file may be chosen again
    offer(run?.readings ?? []);
    if (!run) return tell(`“${short(file.name)}” was not opened. ${problem} Nothing was changed.`);
    const moved = open(run.now, "this file");
    const beside = run.pinned ? pin(run.pinned) : "";
    const second = run.pinned ? ", and its pinned one is A" : "";
    const ranged = showRanges(spec.name, run.now, run.ranges);
    const told = `“${short(file.name)}” is open: the sliders show its setting${second}.`;
    tell([told + moved + (beside && ` A:${beside}`), ...ranged, ...remarks].join(" "));
  });
}

/**
 * What a file has beside its setting.
 * @param {LinkRanges} ranges
 * @param {number} readings
 */
function also(ranges, readings) {
  const parts = [];
  if (Object.keys(ranges).length) parts.push("your ranges");
  if (readings) parts.push(readings === 1 ? "your reading that counts here" : "your readings that count here");
  return parts.length ? ` It has ${parts.join(" and ")}, too.` : "";
}

/**
 * The ranges that a view of this page shows; none where there is none, or no one moved them.
 * @param {string} model
 * @returns {LinkRanges}
 */
function rangesShown(model) {
  /** @type {{ model: string, ranges?: LinkRanges }} */
  const detail = { model };
  document.dispatchEvent(new CustomEvent("ranges:asked", { detail }));
  return detail.ranges ?? {};
}

/**
 * Has them shown about a setting; gives what to tell the reader.
 * @param {string} model
 * @param {Values} setting
 * @param {LinkRanges} ranges
 */
function showRanges(model, setting, ranges) {
  if (!Object.keys(ranges).length) return [];
  /** @type {{ model: string, setting: Values, ranges: LinkRanges, shown?: true }} */
  const detail = { model, setting, ranges };
  document.dispatchEvent(new CustomEvent("ranges:given", { detail }));
  return [detail.shown ? "Its ranges are set, too." : "It has ranges, which this page has no place to show."];
}
