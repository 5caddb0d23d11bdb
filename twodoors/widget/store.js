// What this browser keeps for the reader: predictions, answers, settings. It goes nowhere else.

const PREFIX = "twodoors:";

/** The page looks again at what is kept. */
export function tellKept() {
  dispatchEvent(new CustomEvent("twodoors:kept"));
}

/**
 * What is kept under this name. Storage may be shut, or hold what is not ours: then nothing is kept.
 * @param {string} name
 * @returns {Record<string, any>}
 */
export function kept(name) {
  try {
    const held = JSON.parse(localStorage.getItem(PREFIX + name) ?? "null");
    return held?.constructor === Object ? held : {};
  } catch {
    return {};
  }
}

/**
 * What is kept under this name, entry by entry, as far as each has its shape. What has not is left where it is.
 * @template Entry
 * @param {string} name
 * @param {(held: any) => held is Entry} isOurs
 * @returns {Record<string, Entry>}
 */
export function keptAs(name, isOurs) {
  return Object.fromEntries(Object.entries(kept(name)).filter(([, held]) => isOurs(held)));
}

/**
 * Keep this instead; the page is told. False where the browser does not let us.
 * @param {string} name
 * @param {Record<string, unknown>} held
 */
export function keep(name, held) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(held));
  } catch {
    return false;
  }
  tellKept();
  return true;
}

/** The keys under which anything of the book's is kept, whatever it is. */
function bookKeys() {
  return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
}

/** Whether anything is kept at all. */
export function keepsAny() {
  try {
    return bookKeys().length > 0;
  } catch {
    return false;
  }
}

/** Removes all that is kept; the page is told. False where the browser does not let us. */
export function forgetAll() {
  try {
    for (const key of bookKeys()) localStorage.removeItem(key);
  } catch {
    return false;
  }
  tellKept();
  return true;
}

/**
 * Called when something else was kept: on this page, in another tab, or on a later page from which the reader came back.
 * @param {() => void} changed
 * @param {AbortSignal} signal
 */
export function onKept(changed, signal) {
  addEventListener("twodoors:kept", changed, { signal });
  addEventListener("storage", changed, { signal });
  addEventListener("pageshow", ({ persisted }) => persisted && changed(), { signal });
}
