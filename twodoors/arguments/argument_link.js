// An argument as the end of a link, all but the reader's own text: #argument=1.DATA. The data are the parts of a file,
// packed (zlib, base64 as in addresses): packing ends with a check, so that a link that was cut is known to be.

import { defaultsOf } from "../model/evaluate.js";
import { argumentIn, MADE_AS } from "./argument_file.js";

/**
 * @import { Reading } from "../scenarios/types.ts"
 * @import { Argued, ArgumentSpec } from "./types.ts"
 * @import { Read, Unread } from "./argument_file.js"
 */

const BEGINS = "#argument=";
const LINK_VERSION = "1.";
export const LONGEST_LINK = 2000; // characters: more is cut by some mail programs
const LONGEST_READ = 40_000; // so that nothing great comes of unpacking it

const CUT = "This link is not whole: a part of it was cut off or changed. Ask for it again.";
const OTHER = "This link to an argument is of another version of the book.";

/**
 * The end of a link, of at most so many characters, and what there was no room for: first the findings that were opened,
 * then the lines “because”.
 * @param {ArgumentSpec} spec
 * @param {Argued} argued
 * @param {number} [most]
 * @returns {Promise<{ hash: string, without: string[] }>}
 */
export async function writeLink(spec, argued, most = LONGEST_LINK) {
  const whole = packed(spec, argued);
  const fewer = { ...whole, findings: [] };
  const fewest = { ...fewer, readings: whole.readings.map(silent), crisis: whole.crisis && crisisOf(whole.crisis) };
  let made = { hash: "", without: /** @type {string[]} */ ([]) };
  for (const [parts, ...without] of /** @type {[object, ...string[]][]} */ ([
    [whole],
    [fewer, "the findings that were opened"],
    [fewest, "the findings that were opened", "the lines “because”"],
  ])) {
    made = { hash: BEGINS + LINK_VERSION + (await pack(JSON.stringify(parts))), without };
    if (made.hash.length <= most) break;
  }
  return made;
}

/**
 * The argument that an address ends with; null where it ends with none.
 * @param {ArgumentSpec} spec
 * @param {string} hash
 * @returns {Promise<Read | Unread | null>}
 */
export async function readLink(spec, hash) {
  if (!hash.startsWith(BEGINS)) return null;
  if (hash.length > LONGEST_READ)
    return { problem: `This link has ${hash.length} characters; allowed are ${LONGEST_READ}.` };
  const data = hash.slice(BEGINS.length);
  if (!data.startsWith(LINK_VERSION)) return { problem: OTHER };
  let held;
  try {
    held = JSON.parse(await unpack(data.slice(LINK_VERSION.length)));
  } catch {
    return { problem: CUT };
  }
  return argumentIn(spec, unpacked(spec, held));
}

/**
 * What a link has: of each reading what differs from the first setting, and no times.
 * @param {ArgumentSpec} spec
 * @param {Argued} argued
 */
function packed({ machine, chapters }, { readings, crisis, ranges, bets, findings, guesses, forecasts, pays, name }) {
  /**
   * @param {Reading} reading
   * @param {Parameters<typeof defaultsOf>[0]["assumptions"]} assumptions
   */
  const differing = ({ model, whose, because, assumptions: held }, assumptions) => {
    const first = defaultsOf({ assumptions });
    const own = Object.fromEntries(Object.entries(held).filter(([one, value]) => value !== first[one]));
    return { model, whose, because, assumptions: own };
  };
  return {
    name,
    readings: readings.map((one) => differing(one, chapters[one.model].assumptions)),
    crisis:
      crisis || Object.keys(ranges).length
        ? { reading: crisis && differing(crisis, machine.assumptions), ranges }
        : null,
    bets: bets.map(({ model, choice, said }) => ({ model, choice, said })),
    findings,
    guesses,
    forecasts: forecasts.map(({ question, first, last, knew }) => ({ question, first, last, knew })),
    pays: pays?.label ?? null,
  };
}

/** @param {Omit<Reading, "time">} reading */
function silent(reading) {
  return { ...reading, because: "" };
}

/** @param {{ reading: Omit<Reading, "time"> | null, ranges: object }} crisis */
function crisisOf({ reading, ranges }) {
  return { reading: reading && silent(reading), ranges };
}

/**
 * The same as a file has it.
 * @param {ArgumentSpec} spec
 * @param {any} held
 */
function unpacked({ machine, chapters }, held) {
  /** @param {any} reading */
  const whole = (reading) => {
    const own = reading?.model === machine.name;
    if (!own && !Object.hasOwn(chapters, reading?.model)) return reading;
    const of = own ? machine : chapters[reading.model];
    const assumptions = of.assumptions.filter((a) => !a.tried);
    return { time: "", ...reading, assumptions: { ...defaultsOf({ assumptions }), ...reading.assumptions } };
  };
  return {
    ...{ ...MADE_AS, ...held },
    readings: Array.isArray(held?.readings) ? held.readings.map(whole) : held?.readings,
    crisis: held?.crisis && { ...held.crisis, reading: held.crisis.reading && whole(held.crisis.reading) },
  };
}

/** @param {string} text */
async function pack(text) {
  const bytes = await through(new Blob([text]), new CompressionStream("deflate"));
  const binary = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** @param {string} data */
async function unpack(data) {
  const binary = atob(data.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
  return new TextDecoder("utf-8", { fatal: true }).decode(
    await through(new Blob([bytes]), new DecompressionStream("deflate")),
  );
}

/**
 * @param {Blob} blob
 * @param {CompressionStream | DecompressionStream} stream
 */
function through(blob, stream) {
  return new Response(blob.stream().pipeThrough(stream)).arrayBuffer();
}
