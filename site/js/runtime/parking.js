/**
 * How Python waits: the contract of the four ways, and the words for why a wait ended.
 *
 * Python in a worker must be able to stand still (input(), time.sleep(), an event loop with nothing to
 * do) and still hear the page. Each way of doing that is a Parking on the worker's side and a Signals on
 * the page's side: suspending.js, shared-memory.js, relay.js, and NoParking here for a browser that
 * offers none of them. Must not import any of those.
 */

/** @typedef {"time" | "wake" | "stop"} WakeReason */

/**
 * @typedef {{ kind: "line", text: string } | { kind: "end" } | { kind: "stop" } | { kind: "unavailable" }} Line
 * What a reader answered.
 */

/**
 * Either the value, where the call itself blocks, or a holder of a promise that Python must suspend on.
 * It is held in an object because a bare promise makes Pyodide build an asyncio future.
 * @template T
 * @typedef {T | { p: Promise<T> }} Waited
 */

/**
 * The worker's side.
 * @typedef {object} Parking
 * @property {boolean} suspends - whether `park` and `line` return holders of promises
 * @property {(seconds: number) => Waited<WakeReason>} park - wait; Infinity waits for `wake` or a stop
 * @property {() => Waited<Line>} line - wait for one line of the reader
 * @property {() => void} wake - end the park in progress, if there is one
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

  wake() {}

  takeStop() {
    return false;
  }

  reset() {}
}
