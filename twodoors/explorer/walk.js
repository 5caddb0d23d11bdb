// The walk through a model: a step shows one question, one picture, one control and, once that was moved, one sentence
// of answer. Which step is open stands in the page's address; what was walked and bet is kept.

import { DRAGGED } from "../picture/picture.js";
import { betNow, keepWalk, walkedOf } from "../scenarios/walks.js";
import { partsOf, within } from "../widget/dom.js";
import { onKept } from "../widget/store.js";
import { isOpen } from "./controls.js";
import { jointly } from "./joint.js";
import { standOf } from "./stand.js";
import { stepOf } from "./step.js";

/**
 * @import { Functions, Setting, Spec, StepSpec, Values } from "../model/types.ts"
 * @import { Walked as Held } from "../scenarios/types.ts"
 * @import { Stood, Walking } from "./types.ts"
 */

/**
 * @typedef {Spec & { walk: NonNullable<Spec["walk"]> }} Walked
 * @typedef {{ set: (values: Values) => void, present: () => Setting, whole: () => void, leave: () => void }} Explorer
 * sets assumptions, gives the setting; shows it on the whole board; is told that the address is about to change
 */

/** The walk of one explorer: which step is open, and what of it was moved. */
class Walk {
  /** @type {number | null} none: the whole board */
  at = null;
  /** @type {Set<string>} of the step's controls */
  moved = new Set();
  isKept = true;
  isTold = false; // that it is not

  /**
   * @param {HTMLElement} root
   * @param {Walked} spec
   * @param {Functions} functions
   * @param {Explorer} explorer
   */
  constructor(root, spec, functions, explorer) {
    this.root = root;
    this.spec = spec;
    this.explorer = explorer;
    this.view = stepOf(root, spec, functions);
    this.stand = standOf(partsOf(root)("stand", "form"), spec, () => this.whole());
    this.last = spec.walk.first + spec.walk.steps.length;
    this.held = walkedOf(spec.name); // read once: a slider that is dragged asks many times a second
  }

  get step() {
    return this.at === null ? undefined : this.spec.walk.steps[this.at - this.spec.walk.first];
  }

  show() {
    const { at, step, moved } = this;
    if (at === null || !step) return;
    const { done, bet } = this.held;
    const answered = done.includes(at) || step.controls.every((control) => moved.has(control));
    this.view.show(step, at, { moved, answered, bet }, this.explorer.present());
    if (!answered || done.includes(at)) return;
    if (moved.size) this.keepDone({ done: [...done, at] });
    else this.keep({ done: [...done, at] }); // nothing is to be done in it
  }

  /**
   * Holds what changed, also where the browser keeps nothing.
   * @param {Partial<Held>} changed
   */
  keep(changed) {
    this.held = { ...this.held, ...changed };
    this.isKept = keepWalk(this.spec.name, changed);
  }

  /**
   * Keeps what the reader has done, and says once where that is not possible.
   * @param {Partial<Held>} done
   */
  keepDone(done) {
    this.keep(done);
    if (this.isKept || this.isTold) return;
    this.isTold = true;
    this.view.tellUnkept();
  }

  /** Looks again at what is kept: another page may have changed it, or the reader have forgotten it. */
  look() {
    if (this.isKept) this.held = walkedOf(this.spec.name);
    this.show();
  }

  /**
   * @param {number} number
   * @param {Stood} [stood] as it is to stand, if not as it begins
   */
  open(number, stood) {
    const { walk } = this.spec;
    const at = Math.min(Math.max(number, walk.first), this.last);
    this.at = at;
    this.moved = new Set(stood?.moved);
    this.root.dataset.step = String(at);
    this.view.open(this.step, at, this.last);
    this.explorer.set(stood?.values ?? this.step?.start ?? walk.readings.article);
    this.stand.show(at === this.last);
    this.keep({ step: at });
  }

  /** @param {number} number */
  go(number) {
    this.explorer.leave();
    this.open(number);
    tell(`#step=${this.spec.name}.${this.at}`);
    this.view.headIntoSight();
  }

  /** The step that the address asks for. */
  follow() {
    const number = asked(this.spec.name);
    if (number !== null && number !== this.at) this.open(number);
  }

  /** @param {Stood} stood */
  again(stood) {
    if (stood.step === null) this.board();
    else this.open(stood.step, stood);
  }

  /** @param {number} way false where there is no step that way */
  lead(way) {
    const to = (this.at ?? Number.NaN) + way;
    if (!(to >= this.spec.walk.first && to <= this.last)) return false;
    this.go(to);
    return true;
  }

  board() {
    this.at = null;
    delete this.root.dataset.step;
    this.view.close();
  }

  /** The reader asks for it: the setting stays, and readings of other chapters count. */
  whole() {
    this.board();
    this.explorer.whole();
  }

  /** @param {string} control */
  move(control) {
    this.moved.add(control);
    this.show();
  }

  /** Moves the next control as far as the step has it. */
  push() {
    const control = this.step?.controls.find((one) => !this.moved.has(one));
    if (!this.step || !control) return;
    const { to, ends } = this.step;
    this.moved.add(control);
    this.explorer.set(ends ? to : { [control]: to[control] });
    this.view.answerIntoSight();
  }

  /**
   * @param {number} choice
   * @param {string} said
   */
  bet(choice, said) {
    this.keepDone({ bet: betNow(choice, said) });
    this.show();
    this.view.focusControl(this.step?.controls[0]); // the choices are shut now
  }

  /** The step that the address asks for, or where the reader was, or the first. */
  begin() {
    this.open(asked(this.spec.name) ?? this.held.step ?? this.spec.walk.first);
  }

  /** From the whole board back to where the reader was. */
  resume() {
    this.go(this.held.step ?? this.spec.walk.first);
  }
}

/**
 * Plays the walk of one explorer. Returns what the explorer asks of it.
 * @param {HTMLElement} root
 * @param {Walked} spec
 * @param {Functions} functions
 * @param {Explorer} explorer
 * @param {AbortSignal} signal
 * @returns {Walking}
 */
export function walkOf(root, spec, functions, explorer, signal) {
  const walk = new Walk(root, spec, functions, explorer);
  heed(root, spec.walk.steps, explorer, (control) => walk.move(control));
  walk.view.onBet((choice, said) => walk.bet(choice, said));
  ways(root, walk);
  onKept(() => walk.look(), signal);
  return {
    walking: () => walk.at !== null,
    board: () => walk.board(),
    show: () => walk.show(),
    begin: () => walk.begin(),
    isAsked: (hash) => asked(spec.name, hash) !== null,
    follow: () => walk.follow(),
    stands: () => ({ step: walk.at, moved: [...walk.moved] }),
    again: (stood) => walk.again(stood),
  };
}

/**
 * A control was moved once the reader lets go of it, or of its handle in a picture. (In a step there are no number boxes.)
 * @param {HTMLElement} root
 * @param {StepSpec[]} steps
 * @param {Pick<Explorer, "set">} explorer
 * @param {(control: string) => void} move
 */
function heed(root, steps, { set }, move) {
  const joint = steps.filter(({ ends }) => ends);
  for (const step of joint) {
    const range = within(root, `input[type="range"][name="${step.controls[0]}"]`);
    range.addEventListener("input", () => set(jointly(step, range.valueAsNumber)));
    range.addEventListener("change", () => move(step.controls[0]));
  }
  const single = steps.filter(({ ends }) => !ends);
  for (const name of new Set(single.flatMap(({ controls }) => controls)))
    within(root, `input[type="range"][name="${name}"]`).addEventListener("change", () => move(name));
  root.addEventListener(DRAGGED, (event) => {
    const { detail: name } = /** @type {CustomEvent<string>} */ (event);
    if (isOpen(root, name)) move(name);
  });
}

/**
 * The ways on: buttons, and the arrow keys but in a field, where they are its own.
 * @param {HTMLElement} root
 * @param {Walk} walk
 */
function ways(root, walk) {
  const part = partsOf(root);
  /** @type {(role: string, act: () => void) => void} */
  const on = (role, act) =>
    part(role).addEventListener("click", () => {
      act();
      walk.view.focusOn(role); // the button that was pressed may be gone
    });
  on("previous", () => walk.lead(-1));
  on("next", () => walk.lead(1));
  on("board", () => walk.whole());
  on("go", () => walk.push());
  on("walk", () => walk.resume());
  root.addEventListener("keydown", (event) => {
    const way = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if (!way || event.target instanceof HTMLInputElement || event.altKey || event.ctrlKey || event.metaKey) return;
    if (walk.lead(way)) event.preventDefault();
  });
}

/**
 * The step of this model that the end of an address asks for.
 * @param {string} model
 * @param {string} hash
 */
function asked(model, hash = location.hash) {
  const [, name, number] = hash.match(/^#step=(\w+)\.(\d+)$/) ?? [];
  return name === model ? Number(number) : null;
}

/**
 * On a page of the book the address tells the step, so that it can be linked to and Back leads to the one before.
 * @param {string} hash
 */
function tell(hash) {
  if (globalThis.twodoors?.address && location.hash !== hash) location.hash = hash;
}
