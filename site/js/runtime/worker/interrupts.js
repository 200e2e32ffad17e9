/**
 * The interrupt buffer: what Pyodide's eval loop reads to learn of signals, without SharedArrayBuffer.
 *
 * Pyodide documents `setInterruptBuffer` for typed arrays. It only ever reads and clears element 0, every
 * 50th turn of the eval loop, so an object with a getter can stand in: it answers SIGINT when the page asked to
 * stop, and once per time slice a signal of ours, whose Python handler sends pending output and, where the
 * stack can be suspended, lets the worker's event loop hear the page. tests/runtime/test_private_api.py holds this.
 */

/** CPython's signal numbers on Emscripten; SLICE is SIGSTKFLT, which nothing else raises. */
export const SIGINT = 2;
export const SLICE = 16;

/** How long a program computes before its output is sent and the page is heard. */
const SLICE_MS = 40;

export class Interrupts {
  #parking;
  #running = false;
  #sliceEnd = 0;

  /** @param {import("../parking.js").Parking} parking */
  constructor(parking) {
    this.#parking = parking;
  }

  /** The program goes on: interrupt it from now on, with a fresh slice. */
  resume() {
    this.#running = true;
    this.#sliceEnd = performance.now() + SLICE_MS;
  }

  /** The program has ended or waits: what runs now is Pyodide's own Python, which must not be interrupted. */
  pause() {
    this.#running = false;
  }

  get 0() {
    if (!this.#running) return 0;
    if (this.#parking.takeStop()) return SIGINT;
    if (performance.now() < this.#sliceEnd) return 0;
    this.resume();
    return SLICE;
  }

  /** Pyodide clears the element after reading it; there is nothing to clear here. */
  set 0(_signal) {}
}
