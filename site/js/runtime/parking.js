/**
 * How Python waits: the contract of the four ways, and the words for why a wait ended.
 *
 * Python in a worker must be able to stand still (input(), time.sleep(), an event loop with nothing to
 * do) and still hear the page. Each way of doing that is a Parking on the worker's side and a Signals on
 * the page's side: suspending.js, shared-memory.js, relay.js, and NoParking here for a browser that
 * offers none of them. Must not import any of those.
 */

/** @typedef {"time" | "stop"} WakeReason */

/**
 * @typedef {{ kind: "line", text: string } | { kind: "end" | "stop" | "unavailable" | "none" }} Line
 * What a reader answered; "none" where Python waits by itself until there is an answer.
 */

/**
 * The worker's side.
 * @typedef {object} Parking
 * @property {boolean} suspends - whether Python's stacks can be suspended; then they wait, and nothing here does
 * @property {(seconds: number) => WakeReason} park - wait; Infinity waits for a stop
 * @property {() => Line} line - wait for one line of the reader
 * @property {() => boolean} takeStop - whether the page asked to stop since the last call; cheap, called from the eval loop
 * @property {() => void} reset - forget what belongs to the run before
 */

/**
 * The page's side.
 * @typedef {object} Signals
 * @property {(run: number) => void} stop - interrupt the run
 * @property {(run: number, text: string | null) => void} answer - send one line; null is the end of the input
 */

/**
 * Where nothing can wait: sleeping burns time, input() is refused, and only replacing the worker stops a program.
 * @implements {Parking}
 */
export class NoParking {
  suspends = false;

  /**
   * @param {number} seconds
   * @returns {WakeReason}
   */
  park(seconds) {
    const end = performance.now() + seconds * 1000;
    while (performance.now() < end);
    return "time";
  }

  /** @returns {Line} */
  line() {
    return { kind: "unavailable" };
  }

  takeStop() {
    return false;
  }

  reset() {}
}
