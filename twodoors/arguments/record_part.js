// Where the reader was surprised, what they looked into, and what they forecast.

import { scoredOf } from "../questions/scores.js";
import { within, write } from "../widget/dom.js";
import { worded } from "../words.js";
import { says } from "./argument_file.js";

/**
 * @import { Argued, ArgumentSpec, BetSpec, ForecastMade } from "./types.ts"
 */

const CAME = { 1: "It came", 0: "It did not come", null: "Nobody can say" };
const KNOWN_SO = { knew: "they knew how it went", half: "they half knew", not: "" };

/**
 * @param {HTMLElement} root
 * @param {ArgumentSpec} spec
 * @param {Argued} argued
 */
export function showBets(root, { machine, chapters }, { bets }) {
  const lines = bets.flatMap(({ model, choice, said }) => {
    const of = model === machine.name ? { ...machine, chapter: "13" } : chapters[model];
    const { bet } = of;
    return bet
      ? [
          item(
            `../${of.page}.html#step=${model}.${bet.step}`,
            `Chapter ${of.chapter}`,
            bet.asks,
            betTold(bet, choice, said),
          ),
        ]
      : [];
  });
  within(root, '[data-role="no-bets"]').hidden = lines.length > 0;
  within(root, '[data-role="bets"]').replaceChildren(...lines);
}

/**
 * @param {BetSpec} bet
 * @param {number} choice
 * @param {string} said
 */
function betTold({ choices, right }, choice, said) {
  const came = choice === right ? "It came so." : `What came: “${choices[right]}”.`;
  return `You said “${said}”. ${came}`;
}

/**
 * @param {HTMLElement} root
 * @param {ArgumentSpec} spec
 * @param {Argued} argued
 */
export function showForecasts(root, spec, { findings, forecasts, opened, outcomes }) {
  within(root, '[data-role="findings-box"]').hidden = !findings.length;
  const count = findings.length === 1 ? "One finding" : `${findings.length} findings`;
  write(within(root, '[data-role="findings-count"]'), `${count} that you opened to see how it was checked`);
  within(root, '[data-role="findings"]').replaceChildren(
    ...findings.map((name) => Object.assign(document.createElement("li"), { textContent: says(spec, name) })),
  );
  const lines = spec.forecasts.flatMap(({ key, chapter, title, prompt }) => {
    const made = forecasts.find(({ question }) => question === key);
    return made
      ? [item(`${chapter}.html#forecast`, title, prompt, forecastTold(made, opened ? outcomes[key] : undefined))]
      : [];
  });
  within(root, '[data-role="forecasts"]').replaceChildren(...lines);
  const asked = spec.forecasts.length;
  const then = opened ? "" : " What came of them stands here once the record is open.";
  write(within(root, '[data-role="forecasts-say"]'), `${lines.length} of ${asked} forecasts given.${then}`);
}

/**
 * @param {ForecastMade} made
 * @param {1 | 0 | null | undefined} outcome
 */
function forecastTold({ first, last, knew }, outcome) {
  const said = first === last ? `You said ${last} of 100` : `You said ${first}, then ${last} of 100`;
  const known = knew && KNOWN_SO[knew] ? ` (${KNOWN_SO[knew].replace("they", "you")})` : "";
  if (outcome === undefined) return `${said}${known}.`;
  const score = scoredOf({ chance: last }, outcome)?.score;
  const scored = score === undefined ? "" : ` Brier score: ${worded(score, "number")}.`;
  return `${said}${known}. ${CAME[/** @type {"null"} */ (String(outcome))]}.${scored}`;
}

/**
 * @param {string} href
 * @param {string} text of the link
 * @param {string} asked left out on paper, where all has to be on one page
 * @param {string} more
 */
function item(href, text, asked, more) {
  const link = Object.assign(document.createElement("a"), { textContent: text });
  link.setAttribute("href", href);
  const line = document.createElement("li");
  const question = Object.assign(document.createElement("span"), {
    className: "td-prompted",
    textContent: `${asked} `,
  });
  line.append(link, " ", question, more);
  return line;
}
