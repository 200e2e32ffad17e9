/**
 * Waiting by JavaScript Promise Integration: Python's stack is suspended, the worker's event loop goes on.
 * Needs no special headers; the page's messages arrive through the port as usual.
 */

/** @typedef {import("../parking.js").Parking} Parking */
/** @typedef {import("../parking.js").WakeReason} WakeReason */
/** @typedef {import("../parking.js").Line} Line */

/** Longest delay that setTimeout takes, in milliseconds. */
const MAX_TIMEOUT = 2 ** 31 - 1;

/** @implements {Parking} */
export class SuspendingParking {
  suspends = true;

  #stopped = false;
  /** @type {(string | null)[]} */
  #answers = [];
  /** @type {((reason: WakeReason) => void) | null} */
  #leave = null;
  /** @type {(() => void) | null} */
  #hear = null;

  /** The page asked to interrupt the program. */
  stop() {
    this.#stopped = true;
    this.#hear?.();
    if (this.#leave && this.takeStop()) this.#leave("stop");
  }

  /** @param {string | null} text - one line, or null for the end of the input */
  answer(text) {
    this.#answers.push(text);
    this.#hear?.();
  }

  wake() {
    this.#leave?.("wake");
  }

  takeStop() {
    const stopped = this.#stopped;
    this.#stopped = false;
    return stopped;
  }

  reset() {
    this.#stopped = false;
    this.#answers = [];
  }

  /**
   * @param {number} seconds
   * @returns {{ p: Promise<WakeReason> }}
   */
  park(seconds) {
    return {
      p: new Promise((resolve) => {
        if (this.takeStop()) return resolve("stop");
        const timer =
          seconds === Infinity
            ? undefined
            : setTimeout(() => this.#leave?.("time"), Math.min(seconds * 1000, MAX_TIMEOUT));
        this.#leave = (reason) => {
          clearTimeout(timer);
          this.#leave = null;
          resolve(reason);
        };
      }),
    };
  }

  /** @returns {{ p: Promise<Line> }} */
  line() {
    return {
      p: new Promise((resolve) => {
        this.#hear = () => {
          const line = this.#nextLine();
          if (line === null) return;
          this.#hear = null;
          resolve(line);
        };
        this.#hear();
      }),
    };
  }

  /** @returns {Line | null} */
  #nextLine() {
    if (this.takeStop()) return { kind: "stop" };
    const text = this.#answers.shift();
    if (text === undefined) return null;
    return text === null ? { kind: "end" } : { kind: "line", text };
  }
}
