/**
 * Waiting by JavaScript Promise Integration: Python's stacks are suspended (stacks.js), and the page's messages arrive
 * through the port as usual. Needs no special headers.
 */

/** @typedef {import("../parking.js").Parking} Parking */
/** @typedef {import("../parking.js").Line} Line */

/** @implements {Parking} */
export class SuspendingParking {
  suspends = true;

  /** Called when there is something new to take. */
  onnews = () => {};

  #stopped = false;
  /** @type {(string | null)[]} */
  #answers = [];

  /** The page asked to interrupt the program. */
  stop() {
    this.#stopped = true;
    this.onnews();
  }

  /** @param {string | null} text - one line, or null for the end of the input */
  answer(text) {
    this.#answers.push(text);
    this.onnews();
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

  /** @returns {never} Python's stacks wait, not this */
  park() {
    throw new Error("a stack that can be suspended waits by itself");
  }

  /** @returns {Line} what is there already */
  line() {
    const text = this.#answers.shift();
    if (text === undefined) return { kind: "none" };
    return text === null ? { kind: "end" } : { kind: "line", text };
  }
}
