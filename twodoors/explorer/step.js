// What is seen of a step: its question, bet, picture, control, counts and answer. All else of the board is hidden.

import { playedOf } from "../scenarios/rounds.js";
import { allWithin, isShown, partsOf, within, write } from "../widget/dom.js";
import { stopSaid, worded } from "../words.js";
import { showJoint } from "./joint.js";
import { PICTURE } from "./pictures.js";

/**
 * @import { Functions, Setting, Spec, StepSpec, Values } from "../model/types.ts"
 * @import { Bet } from "../scenarios/types.ts"
 * @import { Kind } from "../words.js"
 * @typedef {{ moved: Set<string>, answered: boolean, bet: Bet | null }} Stands how far the reader is in a step
 */

const WALK_UNKEPT =
  "This browser does not let the page keep how far you came, nor your bet: both last until you leave the page.";
const UNPLAYED = "You have not played the round above. The steps go on without it.";

/**
 * Returns what opens a step, what shows how it stands, and what closes it, so that the whole board is there again.
 * @param {HTMLElement} root
 * @param {Spec & { walk: NonNullable<Spec["walk"]> }} spec
 * @param {Functions} functions
 */
export function stepOf(root, spec, { evaluate, perfect }) {
  const part = partsOf(root);
  const controls = stepControlsOf(root, spec);
  const items = allWithin(root, "li[data-at]");
  const bets = allWithin(root, "fieldset[data-bet]");
  const itemOf = (/** @type {number} */ at) => within(root, `li[data-at="${at}"]`);
  /** @type {Values} */
  let began = {}; // the outcomes as the step begins

  /**
   * @param {StepSpec | undefined} step none for the last one, where a reading is taken
   * @param {number} at
   * @param {number} last
   */
  const open = (step, at, last) => {
    for (const item of items) {
      if (item.dataset.at === String(at)) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
    }
    write(part("where"), `Step ${at} of ${last}`);
    write(part("question"), within(itemOf(at), "a").textContent);
    root.dataset.watch = step?.watch ?? "none";
    began = step ? evaluate(step.start) : {};
    if (step?.panel) root.dispatchEvent(new CustomEvent(PICTURE, { detail: step.panel }));
    controls.only(step?.controls ?? []);
    for (const count of allWithin(root, "li[data-count]"))
      count.hidden = !step?.counts.includes(count.dataset.count ?? "");
    for (const bet of bets) bet.hidden = true;
    part("told").hidden = true;
    write(part("walk-notice"), "");
    part("go").hidden = true;
    part("previous", "button").disabled = at === spec.walk.first;
    part("next", "button").hidden = !step;
  };
  /**
   * @param {StepSpec} step
   * @param {number} at
   * @param {Stands} stands
   * @param {Setting} now
   */
  const show = (step, at, { moved, answered, bet }, now) => {
    const shut = step.right !== null && !bet;
    controls.shut(step.controls, shut);
    showJoint(root, step, now.assumptions);
    for (const fieldset of bets) fieldset.hidden = fieldset.dataset.bet !== String(at) || answered;
    for (const choice of allWithin(root, `fieldset[data-bet="${at}"] button`)) {
      choice.disabled = Boolean(bet);
      choice.setAttribute("aria-pressed", String(bet?.choice === Number(choice.dataset.choice)));
    }
    const next = step.controls.find((name) => !moved.has(name));
    part("go").hidden = !next;
    part("go", "button").disabled = shut;
    if (next) write(part("go"), controls.way(next, step));
    count(root, spec, step, began, now.outcomes, step.perfect ? perfect(now.assumptions) : null);
    if (step.played) tellPlayed(part, spec.name);
    else tellAnswer(itemOf(at), part, step, answered, bet);
  };
  const close = () => {
    delete root.dataset.watch;
    controls.all();
  };
  /** @param {(choice: number, said: string) => void} made */
  const onBet = (made) => {
    for (const choice of allWithin(root, 'button[data-role="choice"]'))
      choice.addEventListener("click", () => made(Number(choice.dataset.choice), choice.textContent));
  };
  const tellUnkept = () => write(part("walk-notice"), WALK_UNKEPT);
  return { open, show, close, onBet, tellUnkept, ...focusOf(root) };
}

/** What is to be pressed after a button that has gone: the first that is there. */
const AFTER = /** @type {Record<string, string[]>} */ ({
  go: ["next"],
  previous: ["next"],
  next: ["previous"],
  board: ["walk"],
  walk: ["next", "previous"],
});

/**
 * Where the keyboard goes when what had it is gone, and what of the step comes into sight.
 * @param {HTMLElement} root
 */
function focusOf(root) {
  const part = partsOf(root);
  /** @param {string} role of the button that was pressed */
  const focusOn = (role) => {
    const found = [role, ...AFTER[role]].map((name) => part(name, "button")).find((it) => isThere(it));
    found?.focus({ preventScroll: true });
  };
  /** @param {string} [name] of a control that was opened */
  const focusControl = (name) =>
    name && within(root, `input[type="range"][name="${name}"]`).focus({ preventScroll: true });
  /** A step that was gone to is read from its head, which a smaller one before it may have left above the screen. */
  const headIntoSight = () => {
    const stage = within(root, ".td-stage");
    if (stage.getBoundingClientRect().top < 0) stage.scrollIntoView({ block: "start", behavior: "instant" });
  };
  /** The answer comes below what was pressed; while it is hidden nothing moves. */
  const answerIntoSight = () => part("told").scrollIntoView({ block: "nearest", behavior: "instant" });
  return { focusOn, focusControl, headIntoSight, answerIntoSight };
}

/** @param {HTMLButtonElement} button */
function isThere(button) {
  return !button.disabled && isShown(button);
}

/**
 * The controls by their assumptions: those of a step alone, or all.
 * @param {HTMLElement} root
 * @param {Spec} spec
 */
function stepControlsOf(root, spec) {
  const boxes = allWithin(root, ".td-controls > .td-control").map((box) => {
    const { name } = within(box, 'input[type="range"]');
    return { name, box, inputs: allWithin(box, "input") };
  });
  const named = Object.fromEntries(spec.assumptions.map((a) => [a.name, a]));
  /** @param {string[]} names */
  const only = (names) => {
    for (const { name, box } of boxes) box.hidden = !names.includes(name);
    names.forEach((name, i) => {
      const found = boxes.find((one) => one.name === name);
      if (found) found.box.style.order = String(i);
    });
  };
  /**
   * @param {string[]} names
   * @param {boolean} shut
   */
  const shut = (names, shut) => {
    for (const { name, inputs } of boxes) for (const input of inputs) input.disabled = shut && names.includes(name);
  };
  const all = () => {
    shut([], false);
    for (const { box } of boxes) {
      box.hidden = false;
      box.style.order = "";
    }
  };
  /**
   * @param {string} name
   * @param {StepSpec} step
   */
  const way = (name, { start, to, ends }) => {
    if (ends) return `Move it: ${ends.join(" → ")}`;
    const a = named[name];
    return `Move it: ${stopSaid(a, start[name])} → ${stopSaid(a, to[name])}`;
  };
  return { only, shut, all, way };
}

/**
 * What is counted: as the step began, now, and where it says so if no one misjudged.
 * @param {HTMLElement} root
 * @param {Spec & { walk: NonNullable<Spec["walk"]> }} spec
 * @param {StepSpec} step
 * @param {Values} start
 * @param {Values} now
 * @param {Values | null} best
 */
function count(root, spec, step, start, now, best) {
  for (const name of step.counts) {
    const kind = spec.outcomes.find((outcome) => outcome.name === name)?.kind ?? "chance";
    const told = (/** @type {Values} */ outcomes) => inDots(outcomes[name], kind, spec.walk.thousand);
    const [before, after] = [told(start), told(now)];
    const item = partsOf(within(root, `li[data-count="${name}"]`));
    write(item("count-start"), before === after ? after : fromTo(before, after));
    write(item("count-now"), best ? `(if no one misjudged: ${told(best)})` : "");
  }
}

/**
 * A count in words; chances of a thousand where the walk tells them so.
 * @param {number} value
 * @param {Kind} kind
 * @param {boolean} thousand
 */
function inDots(value, kind, thousand) {
  return thousand && kind === "chance" ? `${worded(1000 * value, "count")} of 1,000` : worded(value, kind);
}

/**
 * Two numbers in words, their unit once.
 * @param {string} before
 * @param {string} after
 */
function fromTo(before, after) {
  const unit = / in 100$| of 1,000$|%$/;
  const [same] = before.match(unit) ?? [];
  return `${same && /^\d/.test(before) && after.endsWith(same) ? before.replace(unit, "") : before} → ${after}`;
}

/**
 * A finding that the page lists opens its card here, too, and does not lead away.
 * @param {HTMLAnchorElement} link
 */
function openHere(link) {
  const card = document.getElementById(link.dataset.finding ?? "")?.querySelector("[popover]");
  if (!card) return;
  const button = Object.assign(document.createElement("button"), { type: "button", className: link.className });
  button.setAttribute("popovertarget", card.id);
  button.ariaLabel = link.ariaLabel;
  button.textContent = link.textContent;
  link.replaceWith(button);
}

/**
 * What the reader did in the round, if it was played.
 * @param {ReturnType<typeof partsOf>} part
 * @param {string} model
 */
function tellPlayed(part, model) {
  part("told").hidden = false;
  write(part("answer"), playedOf(model)?.said ?? UNPLAYED);
  write(part("bet-said"), "");
}

/**
 * The answer, once the control was moved, as the list of steps has it; and what came of the bet.
 * @param {HTMLElement} item
 * @param {ReturnType<typeof partsOf>} part
 * @param {StepSpec} step
 * @param {boolean} answered
 * @param {Bet | null} bet
 */
function tellAnswer(item, part, step, answered, bet) {
  if (!part("told").hidden === answered) return;
  part("told").hidden = !answered;
  item.classList.toggle("td-done", answered);
  if (!answered) return;
  part("answer").replaceChildren(...within(item, ".td-step-answer").cloneNode(true).childNodes);
  for (const link of allWithin(part("answer"), "a[data-finding]")) openHere(link);
  const came = bet && step.right !== null;
  write(part("bet-said"), came ? `You bet: “${bet.said}” ${step.feedback[bet.choice] ?? ""}` : "");
}
