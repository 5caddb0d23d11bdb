// A link as a reader has it: found in what other programs put around it, and told when it may not be whole; link_text.py
// does the same.

import { short } from "../words.js";

/** What a link says last: how many parts stand before. Links of before have none. */
export const MARK = "all.parts";
const LONGEST_TEXT_OF_LINK = 20_000; // characters: many times what a link needs

// where the setting begins where another program wrote its signs as codes, once or more often
const CODED = /(?:^|#|%(?:25)*23|[ \t\n\r"'<>()[\]=])(explore%(?:25)*3D[^ \t\n\r"'<>&]*)/i;
const WRAPPED = 5; // so often, at most
const LINK_END = /[ \t\n\r\f\v\u00a0\u2028\u2029\ufeff"'<>)\]}”’»`]/; // where it ends in a text
const BEHIND = /(?:[.,;:!?)\]}>"'”’»*_`]|%(?:2[1279C]|3[ABEF]|5D|7D|E2%80%9[9D]|C2%BB))+$/i; // signs of the text around it
const WHOLE_NUMBER = /(?:[=~+-]|%7E|%2B)[0-9]+$/i; // with a point behind it, half of a longer one perhaps
const MARKED = /all\.parts=[0-9]+$/;

/**
 * @typedef {{ given: [name: string, text: string][], said: string, behind: string, problem?: undefined }} LinkText
 * what a link says, in parts and in one, and what stands behind it in the text
 */

/**
 * What a link says; nothing of it is lost but codes for its signs, and signs of the text around it.
 * @param {string} text
 * @returns {LinkText | { problem: string, given: [] }}
 */
export function linkText(text) {
  let found = text.trim();
  const long = [...found].length;
  if (long > LONGEST_TEXT_OF_LINK) {
    const [given, allowed] = [long, LONGEST_TEXT_OF_LINK].map((number) => number.toLocaleString("en"));
    return { problem: `This link has ${given} characters; allowed are ${allowed}.`, given: [] };
  }
  for (let i = 0; i < WRAPPED; i++) {
    const coded = found.includes("explore=") ? null : CODED.exec(found);
    found = coded ? decoded(coded[1]) : found;
  }
  const at = found.indexOf("explore=", Math.max(found.indexOf("#"), 0));
  if (at < 0) return { given: [], said: "", behind: "" };
  const before = found.slice(0, at);
  const lead = before.split(LINK_END).at(-1) ?? "";
  const begins = lead.split(/#|%23/).at(-1) ?? "";
  if (begins && begins === lead && lead !== before) return { given: [], said: "", behind: "" }; // a word of the text
  const rest = found.slice(at);
  const end = rest.search(LINK_END);
  const stop = end < 0 ? rest.length : end;
  const said = withoutSigns((begins + rest.slice(0, stop)).replace(/&(?:amp;)+/g, "&"));
  const given = [...new URLSearchParams(said)].filter(([name]) => !name.startsWith("utm_"));
  return { given, said, behind: rest.slice(stop) };
}

/**
 * It without the signs of the text around it; a point that may be half of a number stays.
 * @param {string} said
 */
function withoutSigns(said) {
  const without = said.replace(BEHIND, "");
  const halved = said.slice(without.length).startsWith(".") && WHOLE_NUMBER.test(without) && !MARKED.test(without);
  return halved ? said : without;
}

/**
 * The text of its codes; codes that are none stay.
 * @param {string} coded
 */
function decoded(coded) {
  return new URLSearchParams(`x=${coded.replaceAll("+", "%2B").replaceAll("&", "%26")}`).get("x") ?? "";
}

/**
 * Whether the link says that it is whole, or what is wrong where it says so and is not, or where it breaks off.
 * @param {LinkText} link
 * @returns {{ whole: boolean, problem?: undefined } | { whole?: undefined, problem: string }}
 */
export function wholeness({ given, said, behind }) {
  const count = given.findIndex(([name]) => name === MARK);
  if (count < 0) {
    if (said.endsWith("&")) return { problem: "This link breaks off behind “&”: the rest is missing; copy it again." };
    const more = /^\s/.test(behind) && behind.trim();
    if (more) return { problem: `This link has “${short(more)}” behind it, and nothing says where it ends.` };
    return { whole: false };
  }
  const mark = given[count][1].replace(/…+$/, "");
  if (!/^[0-9]{1,9}$/.test(mark) || Number(mark) !== count) {
    return { problem: `This link says that it has ${short(mark) || "no"} parts, and it has ${count}; copy it again.` };
  }
  return { whole: true };
}
