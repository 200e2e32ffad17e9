/**
 * A few words of memory that Python and the worker both read and write, as a call from one to the other costs as much
 * as a hundred of them. `py/handbook/concurrency/board.py` says what each is for; tests/runtime/test_private_api.py
 * compares the two.
 */

/** Places of 32-bit integers. */
export const MASK = 0;
export const SELF = 1;
export const NEXT = 2;
export const FRESH = 3;
export const READY = 4;
export const MAIN = 5;
export const ARMED = 6;
export const NEWS = 7;
export const SIGNALS = 8;
export const ASKED = 9;

/** Places of doubles, in seconds of `time.monotonic()`, which counts as `performance.now()` does. */
export const UNTIL = 6;
export const TIMER = 7;
export const SLICE = 8;

export class Board {
  #module;
  #words;
  #times;

  /**
   * @param {{ HEAP32: Int32Array, HEAPF64: Float64Array }} module - Pyodide's engine, whose memory may move when it grows
   * @param {number} address - of the first byte
   */
  constructor(module, address) {
    this.#module = module;
    this.#words = address >> 2;
    this.#times = address >> 3;
  }

  /** @param {number} place @returns {number} */
  word(place) {
    return /** @type {number} */ (this.#module.HEAP32[this.#words + place]);
  }

  /** @param {number} place @param {number} value */
  setWord(place, value) {
    this.#module.HEAP32[this.#words + place] = value;
  }

  /** @param {number} place @returns {number} milliseconds */
  time(place) {
    return /** @type {number} */ (this.#module.HEAPF64[this.#times + place]) * 1000;
  }
}
