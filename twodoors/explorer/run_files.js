// Runs as files: saved and opened again.

import { LARGEST, readRun, writeRun } from "../scenarios/run.js";
import { pageOf } from "../scenarios/share.js";
import { download } from "../widget/download.js";

/**
 * @import { Functions, Setting, Spec } from "../model/types.ts"
 * @import { Unread } from "../scenarios/run.js"
 * @import { Part } from "../widget/types.ts"
 * @import { Opening } from "./types.ts"
 */

/**
 * What is saved: the setting of the sliders, the one that is pinned, and the end of a link to both.
 * @typedef {{ present: () => Setting, pinned: () => Setting | null, both: () => string }} Saving
 */

/**
 * Minds the buttons for files.
 * @param {Part} part
 * @param {Spec} spec
 * @param {Functions["evaluate"]} evaluate
 * @param {Saving & Opening} does
 */
export function mindRuns(part, spec, evaluate, { present, pinned, both, open, pin, tell }) {
  part("save-run").addEventListener("click", () => {
    const { assumptions, outcomes } = present();
    const link = (pageOf(spec) || spec.page) + both(); // if no address is known, a path within the book
    const text = writeRun(spec, { assumptions, outcomes }, pinned(), link);
    const file = `twodoors-${spec.name}.json`;
    download(file, "application/json", text);
    tell(`The run is handed to your browser to save, as ${file}.`);
  });
  const chooser = part("open-run", "input");
  chooser.addEventListener("change", async () => {
    const [file] = chooser.files ?? [];
    if (!file) return;
    const read = await textOf(file);
    const { run, remarks, problem } = "problem" in read ? read : readRun(spec, evaluate, read.text);
    chooser.value = ""; // the same file may be chosen again
    if (!run) return tell(`“${file.name}” was not opened. ${problem} Nothing was changed.`);
    open(run.now, "this file");
    if (run.pinned) pin(run.pinned);
    const also = run.pinned ? ", and its pinned one is A" : "";
    tell([`“${file.name}” is open: the sliders show its setting${also}.`, ...remarks].join(" "));
  });
}

/**
 * @param {File} file
 * @returns {Promise<{ text: string } | Unread>}
 */
async function textOf(file) {
  if (file.size > LARGEST) return { problem: `It has ${file.size} bytes; allowed are ${LARGEST}.` };
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return { problem: "The browser could not read it." };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { problem: "It is not text in UTF-8." };
  }
}
