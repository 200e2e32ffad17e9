/**
 * How long a program may take before it is stopped.
 *
 * Knows neither Python nor the page. The loading of Python, of packages and of the Python of
 * further processes takes the time that it takes.
 */

export class TimeLimit {
  /** Whether the time is over. */
  expired = false;
  #seconds;
  #expire;
  /** When the program was handed to Python, on the clock of `performance.now()`. @type {number | null} */
  #start = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {number} seconds
   * @param {(sentence: string) => void} expire - called once, with what to say of it
   */
  constructor(seconds, expire) {
    this.#seconds = seconds;
    this.#expire = expire;
  }

  /** The program has been handed to Python, perhaps only to be read for what it needs. */
  started() {
    this.#start = performance.now();
    this.#wind();
  }

  /** Something is loading; when Python is there already, it is what the program needs. */
  progress() {
    if (this.#start !== null) this.started();
  }

  /** A process of the program begins to load its Python, which the program may wait for. */
  process() {
    if (this.#start !== null) this.#wind();
  }

  /** @returns {number} the seconds that the program took */
  end() {
    clearTimeout(this.#timer);
    return this.#start === null ? 0 : (performance.now() - this.#start) / 1000;
  }

  #wind() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.expired = true;
      this.#expire(`Stopped after ${this.#seconds} s.`);
    }, this.#seconds * 1000);
  }
}
