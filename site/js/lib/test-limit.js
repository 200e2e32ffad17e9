/**
 * How long a test of an exercise may take before it is stopped.
 *
 * Knows neither Python nor the page. What comes before the reader's code runs (Python, packages, pytest) takes the
 * time that it takes.
 */

/** One test may take this long, and so may the answer while it is loaded. */
const TEST_S = 10;
/** What it waits for, a package or the Python of a process, gives it as long again; but this is the longest. */
const WAITING_S = 60;

export class TestLimit {
  #expired;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** What goes on, for the reader; empty before anything does. */
  #what = "";
  /** When it began, on the clock of `performance.now()`. */
  #start = 0;

  /** @param {(sentence: string) => void} expired - called once, with what to tell the reader */
  constructor(expired) {
    this.#expired = expired;
  }

  /** @param {{ title: string, number: number }} test - that begins, as a TestingMessage has it */
  testing({ title, number }) {
    const test = title ? `the test “${title}”` : `test ${number}`;
    this.#what = number === 0 ? "your answer was still being loaded" : `${test} had not ended`;
    this.#start = performance.now();
    this.#wind(TEST_S);
  }

  /** A package or a process, which the test waits for, is on its way. */
  waiting() {
    if (!this.#what) return;
    const passed = (performance.now() - this.#start) / 1000;
    this.#wind(Math.min(TEST_S, WAITING_S - passed));
  }

  end() {
    clearTimeout(this.#timer);
    this.#what = "";
  }

  /** @param {number} seconds - from now on */
  #wind(seconds) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const passed = Math.round((performance.now() - this.#start) / 1000);
      this.#expired(`Stopped after ${passed} s: ${this.#what}. Does a loop in your answer never stop?`);
    }, seconds * 1000);
  }
}
