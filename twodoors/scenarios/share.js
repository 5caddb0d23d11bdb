// Where a link to a setting leads, and how it is copied: so that it opens for others, and names no reader by a folder of a
// disk or the address of a Jupyter.

/** @import { Spec } from "../model/types.ts" */

/**
 * The address of a page with this model's explorer, or "" where none is known. page.js says it of the book's own pages;
 * elsewhere it is the published book's.
 * @param {Pick<Spec, "page">} spec
 */
export function pageOf(spec) {
  const published = /^https?:/.test(spec.page) ? spec.page : "";
  return globalThis.twodoors?.address?.() || published;
}

/**
 * Points an anchor at a setting: on a page of the book, there; elsewhere in the published book, or nowhere.
 * @param {HTMLAnchorElement} anchor
 * @param {Pick<Spec, "page">} spec
 * @param {string} setting the end of a link
 */
export function point(anchor, spec, setting) {
  const inBook = Boolean(globalThis.twodoors?.address);
  const page = inBook ? "" : pageOf(spec);
  anchor.hidden = !inBook && !page;
  if (anchor.hidden) return;
  anchor.href = page + setting;
  if (!inBook) anchor.target = "_blank"; // the notebook stays where it is
}

/**
 * Copies a link to a setting, or its end alone where no address is known; gives what to tell the reader.
 * @param {Pick<Spec, "page">} spec
 * @param {string} setting the end of a link
 */
export async function copySetting(spec, setting) {
  const page = pageOf(spec);
  const use = page
    ? ""
    : ` To open it, paste it behind the address of a page with this explorer (…/${spec.page}#explore=…).`;
  try {
    await navigator.clipboard.writeText(page + setting);
    return page
      ? "The link is copied."
      : `The setting is copied without an address: that of the published book is not known here.${use}`;
  } catch {
    return `This could not be copied here.${use} Select it and copy it: ${page}${setting}`;
  }
}
