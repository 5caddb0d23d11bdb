// What a view finds behind it on a page: its widget's state, as a kernel would hold it.

export class Attached {
  #state;
  #listeners = new Map();

  constructor(state) {
    this.#state = { ...state };
  }

  get(name) {
    return this.#state[name];
  }

  // Tells those who listen, where it is another value.
  set(name, value) {
    if (JSON.stringify(this.#state[name]) === JSON.stringify(value)) return;
    this.#state[name] = value;
    for (const act of [...(this.#listeners.get(`change:${name}`) ?? [])]) act();
  }

  on(event, act) {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), act]);
  }

  off(event, act) {
    this.#listeners.set(
      event,
      (this.#listeners.get(event) ?? []).filter((one) => one !== act),
    );
  }

  get names() {
    return Object.keys(this.#state);
  }

  save_changes() {} // there is no kernel that would have to know
}
