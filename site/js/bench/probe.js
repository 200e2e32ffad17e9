/**
 * What the benchmarks run in every page, before the page's own scripts: it presses Run as soon as it can be
 * pressed, and notes the frame in which the output is to be seen. All times are the page's own, in milliseconds
 * since its navigation began: no driver's latency is in them.
 *
 * A plain script, given to pages by `handbook_build/bench/visits.py` behind a `benchOptions`.
 */

/**
 * @typedef {object} BenchOptions
 * @property {string} button - selector of the button Run; "" where the page runs by itself
 * @property {string} output - selector of what takes the output
 * @property {string} expected - part of the output
 * @property {number} patience - milliseconds after which a wait fails
 */

(() => {
  if (window !== top) return;
  /** @type {BenchOptions} */
  const { button, output, expected, patience } = Reflect.get(globalThis, "benchOptions");

  /** @typedef {{ condition: () => boolean, resolve: (time: number) => void, due: number }} Wait */

  /** @type {Set<Wait>} */
  const waits = new Set();
  let frames = 0;
  /** Whether a frame is being made: what changes now is seen in it. */
  let inFrame = false;

  function check() {
    for (const wait of waits) {
      if (wait.due === Number.POSITIVE_INFINITY && wait.condition()) wait.due = inFrame ? frames : frames + 1;
    }
  }

  // A message posted in a frame arrives once that frame is made.
  const made = new MessageChannel();
  made.port1.onmessage = () => {
    inFrame = false;
    const now = performance.now();
    for (const wait of waits) {
      if (wait.due > frames) continue;
      waits.delete(wait);
      wait.resolve(now);
    }
  };

  // Asks for the next frame first of all, so it is the first to run in it.
  function frame() {
    requestAnimationFrame(frame);
    frames += 1;
    inFrame = true;
    made.port2.postMessage(null);
    check();
  }
  requestAnimationFrame(frame);
  const everything = { attributes: true, characterData: true, childList: true, subtree: true };
  new MutationObserver(check).observe(document, everything);

  /**
   * @param {string} what - for the message of a failure
   * @param {() => boolean} condition
   * @returns {Promise<number>} the time of the first frame in which it holds
   */
  function seen(what, condition) {
    return new Promise((resolve, reject) => {
      waits.add({ condition, resolve, due: Number.POSITIVE_INFINITY });
      setTimeout(() => reject(new Error(`${what}: not seen after ${patience / 1000} s`)), patience);
      check();
    });
  }

  /** @returns {HTMLButtonElement | null} the button, where it can be pressed */
  function pressable() {
    const found = button ? document.querySelector(button) : null;
    return found instanceof HTMLButtonElement && !found.disabled && !found.hidden ? found : null;
  }

  /** @type {Set<Element>} outputs of an earlier run */
  const stale = new Set();

  function hasOutput() {
    let found = false;
    for (const element of document.querySelectorAll(output)) {
      const full = element.textContent?.includes(expected) ?? false;
      if (!full) stale.delete(element);
      found ||= full && !stale.has(element) && element.checkVisibility();
    }
    return found;
  }

  /** @returns {Promise<{ pressed: number, shown: number }>} */
  async function press() {
    const found = pressable();
    if (!found) throw new Error("Run cannot be pressed");
    const pressed = performance.now();
    found.click();
    for (const element of document.querySelectorAll(output)) stale.add(element);
    return { pressed, shown: await seen("the output", hasOutput) };
  }

  /** Presses in the very moment in which it can be done. @returns {Promise<{ pressed: number, shown: number }>} */
  function pressSoon() {
    if (!button) return seen("the output", hasOutput).then((shown) => ({ pressed: 0, shown }));
    return new Promise((resolve, reject) => {
      let done = false;
      const condition = () => {
        if (done || !pressable()) return done;
        done = true; // the press itself makes us look again
        press().then(resolve, reject);
        return true;
      };
      seen("Run", condition).catch(reject);
    });
  }

  /** @returns {Promise<number>} when Python is ready, which one of our pages marks */
  function ready() {
    return seen("Python", () => performance.getEntriesByName("handbook:worker: ready").length > 0);
  }

  /** @returns {Record<string, number>} what the page says of its start */
  function marks() {
    const [navigation] = performance.getEntriesByType("navigation");
    const own = performance.getEntriesByType("mark").filter(({ name }) => name.startsWith("handbook:"));
    return {
      "page received": navigation instanceof PerformanceNavigationTiming ? navigation.responseEnd : 0,
      ...Object.fromEntries(own.map(({ name, startTime }) => [name, startTime])),
    };
  }

  Reflect.set(globalThis, "bench", { press, pressSoon, ready, marks });
})();
