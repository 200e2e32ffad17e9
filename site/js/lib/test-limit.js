/**
 * How long a test of an exercise may take before it is stopped.
 *
 * Knows neither Python nor the page. What comes before the reader's code runs (Python, packages, pytest) takes the
 * time that it takes.
 */

/** One test may take this long, and so may the answer while it is loaded. */
const TEST_MS = 10_000;

export class TestLimit {
  #expired;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {(sentence: string) => void} expired - called once, with what to tell the reader */
  constructor(expired) {
    this.#expired = expired;
  }

  /** @param {{ title: string, number: number }} test - that begins, as a TestingMessage has it */
  testing({ title, number }) {
    clearTimeout(this.#timer);
    const test = title ? `the test “${title}”` : `test ${number}`;
    const what = number === 0 ? "your answer was still being loaded" : `${test} had not ended`;
    const sentence = `Stopped after ${TEST_MS / 1000} s: ${what}. Does a loop in your answer never stop?`;
    this.#timer = setTimeout(() => this.#expired(sentence), TEST_MS);
  }

  end() {
    clearTimeout(this.#timer);
  }
}
