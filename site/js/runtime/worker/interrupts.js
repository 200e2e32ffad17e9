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

  /** Interrupt from now on; nothing is interrupted outside of a run. */
  begin() {
    this.#running = true;
    this.restartSlice();
  }

  end() {
    this.#running = false;
  }

  /** Called when the slice's handler is done. */
  restartSlice() {
    this.#sliceEnd = performance.now() + SLICE_MS;
  }

  get 0() {
    if (!this.#running) return 0;
    if (this.#parking.takeStop()) return SIGINT;
    if (performance.now() < this.#sliceEnd) return 0;
    this.restartSlice();
    return SLICE;
  }

  /** Pyodide clears the element after reading it; there is nothing to clear here. */
  set 0(_signal) {}
}
