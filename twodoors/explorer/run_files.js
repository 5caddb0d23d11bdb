// Runs as files: saved and opened again.

import { LARGEST, readRun, writeRun } from "../scenarios/run.js";
import { pageOf } from "../scenarios/share.js";
import { download } from "../widget/download.js";

// Minds the buttons for files: present() and pinned() give the two settings, both() the end of a link to them.
export function mindRuns(part, spec, evaluate, { present, pinned, both, set, pin, tell }) {
  part("save-run").addEventListener("click", () => {
    const { assumptions, outcomes } = present();
    const link = (pageOf(spec) || spec.page) + both(); // if no address is known, a path within the book
    const text = writeRun(spec, { assumptions, outcomes }, pinned(), link);
    const file = `twodoors-${spec.name}.json`;
    download(file, "application/json", text);
    tell(`The run is handed to your browser to save, as ${file}.`);
  });
  part("open-run").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    const read = await textOf(file);
    const { run, remarks, problem } = read.problem ? read : readRun(spec, evaluate, read.text);
    target.value = ""; // the same file may be chosen again
    if (problem) return tell(`“${file.name}” was not opened. ${problem} Nothing was changed.`);
    set(run.now);
    if (run.pinned) pin(run.pinned);
    tell(
      [
        `“${file.name}” is open: the sliders show its setting${run.pinned ? ", and its pinned one is A" : ""}.`,
        ...remarks,
      ].join(" "),
    );
  });
}

// {text} of a file, or {problem}.
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
