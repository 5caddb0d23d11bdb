// What a view finds behind it on a page: its widget's state, as a kernel would hold it.

/** @import { Behind, Heard } from "../twodoors/widget/types.ts" */

/**
 * @typedef {Record<string, unknown>} State
 * @implements {Behind<State>}
 */
export class Attached {
  /** @type {State} */
  #state;
  /** @type {Map<string, Heard[]>} */
  #listeners = new Map();

  /** @param {State} state */
  constructor(state) {
    this.#state = { ...state };
  }

  /** @param {string} name */
  get(name) {
    return this.#state[name];
  }

  /**
   * Tells those who listen, where it is another value.
   * @param {string} name
   * @param {unknown} value
   */
  set(name, value) {
    if (JSON.stringify(this.#state[name]) === JSON.stringify(value)) return;
    this.#state[name] = value;
    for (const act of [...(this.#listeners.get(`change:${name}`) ?? [])]) act({}, []); // no message comes with it
  }

  /**
   * @param {string} event
   * @param {Heard} act
   */
  on(event, act) {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), act]);
  }

  /**
   * @param {string} event
   * @param {Heard} act
   */
  off(event, act) {
    this.#listeners.set(
      event,
      (this.#listeners.get(event) ?? []).filter((one) => one !== act),
    );
  }

  get names() {
    return Object.keys(this.#state);
  }

  // there is no kernel that would have to know
  save_changes() {}
  send() {}
}
