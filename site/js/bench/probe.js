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
 * @property {string} expected - part of the last line of the output
 * @property {string} stop - selector of the button Stop; "" where there is none
 * @property {number} patience - milliseconds after which a wait fails
 */

/**
 * What a run came to.
 * @typedef {object} BenchTimes
 * @property {number} pressed - when Run was pressed; 0 where the page runs by itself
 * @property {number} shown - when the first frame was made that has the output
 * @property {number} frames - how many were made between the two
 * @property {number} gap - the longest time between two of them
 * @property {number} task - the longest task of the page's thread meanwhile; 0 where none took over 50 ms
 */

(() => {
  if (window !== top) return;
  /** @type {BenchOptions} */
  const { button, output, expected, stop, patience } = Reflect.get(globalThis, "benchOptions");

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

  /** @type {number[]} when frames were made */
  const frameTimes = [];

  // A message posted in a frame arrives once that frame is made.
  const made = new MessageChannel();
  made.port1.onmessage = () => {
    inFrame = false;
    const now = performance.now();
    frameTimes.push(now);
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

  /** @type {{ start: number, duration: number }[]} tasks of more than 50 ms */
  const tasks = [];
  /** @param {PerformanceEntry[]} entries */
  const addTasks = (entries) => {
    for (const { startTime, duration } of entries) tasks.push({ start: startTime, duration });
  };
  const observer = new PerformanceObserver((list) => addTasks(list.getEntries()));
  observer.observe({ type: "longtask" });

  /** @param {number} milliseconds */
  const rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  /**
   * @param {string} selector
   * @returns {HTMLButtonElement | null} the button, where it can be pressed
   */
  function pressable(selector) {
    const found = selector ? document.querySelector(selector) : null;
    return found instanceof HTMLButtonElement && !found.disabled && !found.hidden ? found : null;
  }

  /** @type {Set<Element>} outputs of an earlier run */
  const stale = new Set();

  /**
   * @param {Element} element
   * @returns {string} the end of its text, found without reading all of it; a line may come in pieces
   */
  function ending(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let text = "";
    for (let node = walker.lastChild(); node; node = walker.previousNode()) {
      text = node.textContent + text;
      if (text.trimEnd().includes("\n")) break;
    }
    return text;
  }

  /**
   * @param {string} selector
   * @param {string} text
   * @returns {boolean} whether an output that is not an earlier run's ends with a line that has the text
   */
  function hasOutput(selector, text) {
    let found = false;
    for (const element of document.querySelectorAll(selector)) {
      const full = ending(element).includes(text);
      if (!full) stale.delete(element);
      found ||= full && !stale.has(element) && element.checkVisibility();
    }
    return found;
  }

  /**
   * @param {number} pressed
   * @param {string} selector
   * @param {string} text
   * @returns {Promise<BenchTimes>}
   */
  async function shownSince(pressed, selector, text) {
    frameTimes.length = 0;
    const shown = await seen("the output", () => hasOutput(selector, text));
    const times = [pressed, ...frameTimes];
    await rest(50); // the browser reports a task after its end
    addTasks(observer.takeRecords());
    const during = tasks.filter(({ start, duration }) => start + duration > pressed && start < shown);
    return {
      pressed,
      shown,
      frames: times.length - 1,
      gap: Math.max(...times.slice(1).map((time, index) => time - (times[index] ?? 0))),
      task: Math.max(0, ...during.map(({ duration }) => duration)),
    };
  }

  /**
   * @param {string} [selector] - of what takes the output
   * @param {string} [text] - that its last line has
   * @returns {Promise<BenchTimes>}
   */
  async function press(selector = output, text = expected) {
    const found = pressable(button);
    if (!found) throw new Error("Run cannot be pressed");
    const pressed = performance.now();
    found.click();
    for (const element of document.querySelectorAll(selector)) stale.add(element);
    return shownSince(pressed, selector, text);
  }

  /** Presses in the very moment in which it can be done. @returns {Promise<BenchTimes>} */
  function pressSoon() {
    if (!button) return shownSince(0, output, expected);
    return new Promise((resolve, reject) => {
      let done = false;
      const condition = () => {
        if (done || !pressable(button)) return done;
        done = true; // the press itself makes us look again
        press().then(resolve, reject);
        return true;
      };
      seen("Run", condition).catch(reject);
    });
  }

  /**
   * Presses Run, and Stop after some time.
   * @param {string} selector - of the output once it has ended
   * @param {string} text - that its last line has
   * @param {number} after - milliseconds
   * @returns {Promise<number>} milliseconds from Stop to the end
   */
  async function pressStop(selector, text, after) {
    const run = press(selector, text);
    await rest(after);
    const found = pressable(stop);
    if (!found) throw new Error("Stop cannot be pressed");
    const pressed = performance.now();
    found.click();
    return (await run).shown - pressed;
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

  Reflect.set(globalThis, "bench", { press, pressSoon, pressStop, ready, marks });
})();
