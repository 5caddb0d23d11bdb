// Numbers in words, as words.py says them.

const DUST = 1e-9; // what rounding leaves of a nought
const REPEATED = 60; // so many characters of what was given a message repeats

/** @typedef {"chance" | "share" | "number" | "count"} Kind */

/**
 * @param {number} number
 * @param {Kind} kind
 */
export function worded(number, kind) {
  if (kind === "count") return `${Math.floor(number + 0.5 + DUST)}`.replace("-", "−");
  const hundredths = Math.floor(number * 100 + 0.5 + DUST);
  if (kind === "share") return `${hundredths}%`.replace("-", "−");
  if (kind === "number") return (hundredths / 100).toFixed(2).replace("-", "−");
  if (number > DUST && number < 0.005) return "fewer than 1 in 100";
  if (number >= 0.995 && number < 1 - DUST) return "more than 99 in 100";
  return `${hundredths} in 100`;
}

/**
 * A number as a reader set it, to six decimals at most.
 * @param {number} number
 */
export function plain(number) {
  return (number + 0)
    .toFixed(6)
    .replace(/\.?0+$/, "")
    .replace("-", "−");
}

/**
 * A value of an assumption in the digits of its slider's step; half rounds up.
 * @param {number} number
 * @param {number} step
 */
export function stepped(number, step) {
  const digits = Number.isInteger(step) ? 0 : step >= 0.01 ? 2 : 3;
  return (Math.floor(number * 10 ** digits + 0.5 + DUST) / 10 ** digits).toFixed(digits).replace("-", "−");
}

/**
 * The same, with as many digits as it needs, to six decimals.
 * @param {number} number
 * @param {number} step
 */
export function exact(number, step) {
  const text = stepped(number, step);
  return Math.abs(Number(text.replace("−", "-")) - number) <= DUST ? text : plain(number);
}

/**
 * A value of an assumption as a reader meets it: what its stop is called, or the number.
 * @param {{ low: number, step: number, words?: string[] }} assumption
 * @param {number} number
 */
export function stopSaid({ low, step, words }, number) {
  return words ? words[Math.floor((number - low) / step + 0.5)] : exact(number, step);
}

/**
 * The same for whoever hears it and sees no page: a number with its unit.
 * @param {{ low: number, step: number, words?: string[], unit: string }} assumption
 * @param {number} number
 */
export function stopHeard(assumption, number) {
  const said = stopSaid(assumption, number);
  return assumption.words ? said : `${said}, ${assumption.unit}`;
}

/**
 * Chapters in a sentence, each once: “chapter 8”, “chapters 3, 5 and 8”.
 * @param {string[]} chapters
 */
export function inChapters(chapters) {
  const each = [...new Set(chapters)];
  const last = each.pop();
  return each.length ? `chapters ${each.join(", ")} and ${last}` : `chapter ${last}`;
}

/**
 * The number that a text holds: decimals only, where JavaScript would also read 0x1; else NaN.
 * @param {string} text
 */
export function decimal(text) {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : Number.NaN;
}

/**
 * The number that a reader typed, with a point or a comma; else NaN.
 * @param {string} text
 */
export function typed(text) {
  return decimal(text.replaceAll("−", "-").replace(",", "."));
}

const PARTS = [
  { part: 90, name: "nine tenths" },
  { part: 80, name: "four fifths" },
  { part: 75, name: "three quarters" },
  { part: 200 / 3, name: "two thirds" },
  { part: 60, name: "three fifths" },
  { part: 50, name: "half" },
  { part: 40, name: "two fifths" },
  { part: 100 / 3, name: "a third" },
  { part: 25, name: "a quarter" },
  { part: 20, name: "a fifth" },
  { part: 100 / 6, name: "a sixth" },
  { part: 100 / 8, name: "an eighth" },
  { part: 10, name: "a tenth" },
];

/**
 * How a positive number stands to another: as the nearest part that has a name, or so many times it.
 * @param {number} ratio
 */
export function times(ratio) {
  if (ratio < 0.095) return "less than a tenth of it";
  if (ratio <= 0.95) {
    /** @param {{ part: number }} of */
    const off = ({ part }) => Math.abs(Math.log((100 * ratio) / part));
    return `${PARTS.reduce((best, next) => (off(next) < off(best) ? next : best)).name} of it`;
  }
  const digits = ratio < 1.1 ? 2 : ratio < 10 ? 1 : 0;
  return `${(Math.floor(ratio * 10 ** digits + 0.5 + DUST) / 10 ** digits).toFixed(digits)} times it`;
}

/**
 * How `after` stands to `before`; without a kind the numbers are an assumption's.
 * @param {number} before
 * @param {number} after
 * @param {Kind | null} [kind]
 */
export function difference(before, after, kind) {
  const size = Math.abs(after - before);
  if (size <= DUST) return "the same";
  const less = kind === "chance" || kind === "count" ? "fewer" : "less";
  return `${amount(size, kind)} ${after > before ? "more" : less}`;
}

/**
 * @param {number} size
 * @param {Kind | null | undefined} kind
 */
function amount(size, kind) {
  if (!kind) return plain(size);
  const steps = Math.floor((kind === "count" ? size : size * 100) + 0.5 + DUST);
  const shown = Math.max(steps, 1);
  const units = {
    chance: `${shown} in 100`,
    share: `${shown}% of the stake`,
    number: (shown / 100).toFixed(2),
    count: `${shown}`,
  };
  return `${steps ? "" : "less than "}${units[kind]}`;
}

/**
 * The text with each {name} replaced by its value, worded as `kinds` has it for that name, else as `kind`.
 * @param {string} text
 * @param {Record<string, number>} values
 * @param {Record<string, Kind>} kinds
 * @param {Kind} [kind]
 */
export function fill(text, values, kinds, kind = "number") {
  return text.replace(/\{(\w+)\}/g, (_, name) => worded(values[name], kinds[name] ?? kind));
}

const WORDS = "none one two three four five six seven eight nine ten eleven twelve".split(" ");

/**
 * A count as a word, as far as twelve.
 * @param {number} number
 */
export function counted(number) {
  const whole = worded(number, "count");
  return WORDS[Number(whole)] ?? whole;
}

/**
 * How many times, as words.
 * @param {number} number
 */
export function often(number) {
  return ["never", "once", "twice"][Number(worded(number, "count"))] ?? `${counted(number)} times`;
}

/**
 * How many of a hundred fall to each share, so that they add up to a hundred: the largest remainders are rounded up.
 * @param {number[]} shares
 */
export function ofHundred(shares) {
  const exact = shares.map((share) => 100 * Math.max(0, share));
  const counts = exact.map((part) => Math.floor(part + DUST));
  const order = exact.map((part, i) => [part - counts[i], i]).sort((x, y) => y[0] - x[0] || x[1] - y[1]);
  const left = 100 - counts.reduce((all, count) => all + count, 0);
  for (const [, i] of order.slice(0, Math.max(0, left))) counts[i] += 1;
  return counts;
}

/**
 * A text that someone gave, as a message repeats it: its first sixty characters.
 * @param {string} text
 */
export function short(text) {
  const characters = [...text];
  return characters.length <= REPEATED ? text : `${characters.slice(0, REPEATED).join("")}…`;
}

/**
 * The first of several, and how many more there are.
 * @param {string[]} told
 */
export function few(told, between = ", ", most = 20) {
  const more = told.length > most ? [`and ${told.length - most} more`] : [];
  return [...told.slice(0, most), ...more].join(between);
}

/**
 * The same of sentences, such as what a reader should know of a file.
 * @param {string[]} remarks
 */
export function fewRemarks(remarks, most = 8) {
  const more = remarks.length > most ? [`And ${remarks.length - most} more remarks like these.`] : [];
  return [...remarks.slice(0, most), ...more];
}
