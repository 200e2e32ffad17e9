/**
 * How long a test of an exercise may take before it is stopped.
 *
 * Knows neither Python nor the page. What is loaded takes the time that it takes.
 */

/** One test may take this long. */
const TEST_MS = 10_000;

/** So long may it take from the last loaded byte to the first test: pytest itself has to be imported. */
const BEGIN_MS = 20_000;

const LOOP = "Does a loop in your answer never stop?";

export class TestLimit {
  #expired;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #testing = false;

  /** @param {(sentence: string) => void} expired - called once, with what to tell the reader */
  constructor(expired) {
    this.#expired = expired;
  }

  /** The check has been handed to Python. */
  started() {
    this.#limit(BEGIN_MS, `the tests had not begun. ${LOOP}`);
  }

  /** @param {{ loaded: number, total: number }} progress - of what is loaded before the tests */
  loading({ loaded, total }) {
    if (this.#testing) return;
    if (total > 0 && loaded >= total) this.started();
    else clearTimeout(this.#timer);
  }

  /** @param {{ title: string, number: number }} test - that begins; without a title when it is hidden */
  testing({ title, number }) {
    this.#testing = true;
    this.#limit(TEST_MS, `the test ${title ? `“${title}”` : number} had not ended. ${LOOP}`);
  }

  end() {
    clearTimeout(this.#timer);
  }

  /**
   * @param {number} time - in milliseconds
   * @param {string} what - did not happen in that time
   */
  #limit(time, what) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#expired(`Stopped after ${time / 1000} s: ${what}`), time);
  }
}
