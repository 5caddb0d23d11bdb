// What stands for the browser's storage in Node.

import { beforeEach } from "node:test";

/**
 * A storage that is empty before each test: what it holds, and whether it lets nothing be kept.
 */
export function emptyStorage() {
  const storage = { held: /** @type {Map<string, string>} */ (new Map()), full: false };
  Object.assign(globalThis, {
    localStorage: {
      getItem: (/** @type {string} */ name) => storage.held.get(name) ?? null,
      setItem(/** @type {string} */ name, /** @type {string} */ text) {
        if (storage.full) throw new Error("no room");
        storage.held.set(name, text);
      },
    },
    dispatchEvent: () => true,
  });
  beforeEach(() => {
    storage.held.clear();
    storage.full = false;
  });
  return storage;
}
