// The reader's own words and name, and what hands the argument on: a file, a link, paper; and what opens a file again.

import { download } from "../widget/download.js";
import { textOfFile } from "../widget/upload.js";
import { within, write } from "../widget/dom.js";
import { LARGEST, readArgument, writeArgument } from "./argument_file.js";
import { writeLink } from "./argument_link.js";
import { keepWords } from "./mine.js";

/**
 * @import { Argued, ArgumentSpec, Ends } from "./types.ts"
 * @typedef {{
 *   shown: () => Argued,
 *   ends: (argued: Argued) => Ends,
 *   look: (argued: Argued | null, said: string) => Promise<void>,
 * }} Doing gives what is shown and what it comes to; shows another
 */

const FILE = "two-doors-argument.json";
const UNKEPT = "This browser does not let the page keep your text: save it as a file before you leave.";

/**
 * @param {HTMLElement} root
 * @param {ArgumentSpec} spec
 * @param {Doing} does
 */
export function handingOf(root, spec, { shown, ends, look }) {
  const text = within(root, 'textarea[data-role="text"]');
  const name = within(root, 'input[data-role="name"]');
  const notice = within(root, '[data-role="notice"]');
  const tell = (/** @type {string} */ said) => write(notice, said);

  text.addEventListener("input", () => {
    tell(keepWords({ text: text.value }) ? "" : UNKEPT);
    write(within(root, '[data-role="count"]'), lengthOf(text.value, spec.words));
    write(within(root, '[data-role="printed-text"]'), text.value);
  });
  name.addEventListener("input", () => tell(keepWords({ name: name.value }) ? "" : UNKEPT));
  within(root, '[data-role="save"]').addEventListener("click", async () => {
    const argued = shown();
    const { hash } = await writeLink(spec, argued);
    download(FILE, "application/json", writeArgument(spec, argued, ends(argued), address() + hash));
    tell(`Your argument is handed to your browser to save, as ${FILE}.`);
  });
  within(root, '[data-role="link"]').addEventListener("click", async () => {
    const { hash, without } = await writeLink(spec, shown());
    const field = within(root, 'input[data-role="made-link"]');
    field.value = address() + hash;
    within(root, '[data-role="made"]').hidden = false;
    const done = await copied(field);
    const less = without.length ? ` There was no room for ${without.join(" and ")}.` : "";
    tell(`${done ? "The link is copied." : "Copy the link below."} It holds all but your text.${less}`);
  });
  within(root, '[data-role="print"]').addEventListener("click", () => print());
  mindFiles(within(root, 'input[data-role="open"]'), spec, look, tell);
  return {
    /**
     * @param {Argued} argued
     * @param {boolean} own whether it may be changed
     */
    show(argued, own) {
      if (text.value !== argued.text) text.value = argued.text;
      if (name.value !== argued.name) name.value = argued.name;
      text.readOnly = !own;
      name.readOnly = !own;
      write(within(root, '[data-role="count"]'), lengthOf(argued.text, spec.words));
      write(within(root, '[data-role="printed-text"]'), argued.text);
    },
  };
}

/**
 * @param {HTMLInputElement} chooser
 * @param {ArgumentSpec} spec
 * @param {Doing["look"]} look
 * @param {(said: string) => void} tell
 */
function mindFiles(chooser, spec, look, tell) {
  chooser.addEventListener("change", async () => {
    const [file] = chooser.files ?? [];
    if (!file) return;
    const read = await textOfFile(file, LARGEST);
    const made = "problem" in read ? read : readArgument(spec, read.text);
    chooser.value = ""; // the same file may be chosen again
    if (!("argued" in made) || !made.argued)
      return tell(`“${file.name}” was not opened. ${made.problem} Nothing was changed.`);
    const whose = made.argued.name ? `The argument of ${made.argued.name}` : "An argument";
    tell(`“${file.name}” is open.`);
    await look(made.argued, [`${whose}, from “${file.name}”. Your own is kept as it was.`, ...made.remarks].join(" "));
    scrollTo({ top: 0 });
  });
}

/**
 * How many words there are, and whether that is too many.
 * @param {string} text
 * @param {number} most
 */
export function lengthOf(text, most) {
  const words = text.trim() ? text.trim().split(/\s+/).length : 0;
  const over = words - most;
  return `${words} of ${most} words.${over > 0 ? ` That is ${over} too many; nothing is cut off.` : ""}`;
}

/** Where links to this page lead. */
function address() {
  return globalThis.twodoors?.address?.() ?? location.href.split("#")[0];
}

/** @param {HTMLInputElement} field */
async function copied(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return false; // not allowed, or not there
  }
}
