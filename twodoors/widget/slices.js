// Long work on the page's own thread.

const SLICE = 8; // milliseconds of work before the page may do something else

/**
 * Runs a generator a slice at a time: between two slices the page draws and answers the reader. told(what it yielded)
 * says how far it is. Gives what the generator returns, or null, and no more work, once stopped() says so.
 * @template Step, Result
 * @param {Generator<Step, Result, void>} work
 * @param {(step: Step) => void} told
 * @param {() => boolean} stopped
 * @returns {Promise<Result | null>}
 */
export async function inSlices(work, told, stopped) {
  const { port1, port2 } = new MessageChannel(); // a timer would wait for 4 ms each time
  const turn = () =>
    new Promise((resolve) => {
      port1.onmessage = resolve;
      port2.postMessage(0);
    });
  try {
    for (;;) {
      const until = performance.now() + SLICE;
      let step;
      do {
        step = work.next();
        if (step.done) return step.value;
      } while (performance.now() < until);
      told(step.value);
      await turn();
      if (stopped()) return null;
    }
  } finally {
    port1.close();
  }
}
