/**
 * Waiting and interrupting through a SharedArrayBuffer, on hosts that isolate their pages (COOP and COEP).
 *
 * Owns the layout: four 32-bit words, then one answer in UTF-8.
 *   STOP    1 when the page wants the program interrupted
 *   BELL    counted up and notified at every change, so that a waiter looks again
 *   STATE   what the answer area holds: NONE, LINE or END
 *   LENGTH  bytes of the line
 */

/** @typedef {import("./parking.js").Parking} Parking */
/** @typedef {import("./parking.js").Signals} Signals */
/** @typedef {import("./parking.js").WakeReason} WakeReason */
/** @typedef {import("./parking.js").Line} Line */

const STOP = 0;
const BELL = 1;
const STATE = 2;
const LENGTH = 3;
const WORDS = 4;

const NONE = 0;
const LINE = 1;
const END = 2;

/** A longer answer is cut here; a line typed by a reader stays far below. */
const MAX_ANSWER_BYTES = 256 * 1024;

/** @returns {SharedArrayBuffer} fresh memory for one worker */
export function createMemory() {
  return new SharedArrayBuffer(WORDS * 4 + MAX_ANSWER_BYTES);
}

/**
 * The page's side.
 * @implements {Signals}
 */
export class SharedSignals {
  #words;
  #bytes;

  /** @param {SharedArrayBuffer} memory */
  constructor(memory) {
    this.#words = new Int32Array(memory, 0, WORDS);
    this.#bytes = new Uint8Array(memory, WORDS * 4);
  }

  stop() {
    Atomics.store(this.#words, STOP, 1);
    this.#ring();
  }

  /**
   * @param {number} _run
   * @param {string | null} text
   */
  answer(_run, text) {
    // TextEncoder cannot write into shared memory.
    const encoded = new TextEncoder().encode(text ?? "").subarray(0, MAX_ANSWER_BYTES);
    this.#bytes.set(encoded);
    Atomics.store(this.#words, LENGTH, encoded.length);
    Atomics.store(this.#words, STATE, text === null ? END : LINE);
    this.#ring();
  }

  #ring() {
    Atomics.add(this.#words, BELL, 1);
    Atomics.notify(this.#words, BELL);
  }
}

/**
 * The worker's side.
 * @implements {Parking}
 */
export class SharedParking {
  suspends = false;

  #words;
  #bytes;

  /** @param {SharedArrayBuffer} memory */
  constructor(memory) {
    this.#words = new Int32Array(memory, 0, WORDS);
    this.#bytes = new Uint8Array(memory, WORDS * 4);
  }

  takeStop() {
    return Atomics.load(this.#words, STOP) === 1 && Atomics.exchange(this.#words, STOP, 0) === 1;
  }

  reset() {
    Atomics.store(this.#words, STOP, 0);
    Atomics.store(this.#words, STATE, NONE);
  }

  /**
   * @param {number} seconds
   * @returns {WakeReason}
   */
  park(seconds) {
    const end = performance.now() + seconds * 1000;
    for (;;) {
      const bell = Atomics.load(this.#words, BELL);
      if (this.takeStop()) return "stop";
      const left = end - performance.now();
      if (left <= 0) return "time";
      Atomics.wait(this.#words, BELL, bell, left);
    }
  }

  /** @returns {Line} */
  line() {
    for (;;) {
      const bell = Atomics.load(this.#words, BELL);
      if (this.takeStop()) return { kind: "stop" };
      const state = Atomics.exchange(this.#words, STATE, NONE);
      if (state === END) return { kind: "end" };
      if (state === LINE) return { kind: "line", text: this.#readText() };
      Atomics.wait(this.#words, BELL, bell);
    }
  }

  #readText() {
    const encoded = this.#bytes.slice(0, Atomics.load(this.#words, LENGTH));
    return new TextDecoder().decode(encoded);
  }
}
