// What this browser keeps for the reader: predictions, settings. It goes nowhere else.

/**
 * What is kept under this name. Storage may be shut, or hold what is not ours: then nothing is kept.
 * @param {string} name
 * @returns {Record<string, any>}
 */
export function kept(name) {
  try {
    const held = JSON.parse(localStorage.getItem(`twodoors:${name}`) ?? "null");
    return held?.constructor === Object ? held : {};
  } catch {
    return {};
  }
}

/**
 * Keep this instead; the page is told. False where the browser does not let us.
 * @param {string} name
 * @param {Record<string, unknown>} held
 */
export function keep(name, held) {
  try {
    localStorage.setItem(`twodoors:${name}`, JSON.stringify(held));
  } catch {
    return false;
  }
  dispatchEvent(new CustomEvent("twodoors:kept"));
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
