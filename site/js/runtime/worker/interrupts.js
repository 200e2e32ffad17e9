/**
 * The interrupt buffer: what Pyodide's eval loop reads to learn of signals, without SharedArrayBuffer.
 *
 * Pyodide documents `setInterruptBuffer` for typed arrays. It only ever reads and clears element 0, every
 * 50th turn of the eval loop, so an object with a getter can stand in. It answers with one signal only, of ours, when
 * a time slice is over or something waits to be handled; its Python handler sees to all else
 * (py/handbook/concurrency/slices.py). tests/runtime/test_private_api.py holds this.
 */

import { ASKED, MAIN, MASK, NEWS, READY, SIGNALS, SLICE as SLICE_TIME, TIMER } from "./board.js";

/** CPython's signal number on Emscripten: SIGSTKFLT, which nothing else raises. */
export const SLICE = 16;

/** How long a program computes before its output is sent and the page is heard. */
const PAGE_SLICE_MS = 40;

/** Looking at the clock costs as much as a hundred instructions of Python: so often is enough. */
const LOOKS_A_CLOCK = 4;

export class Interrupts {
  #parking;
  /** @type {import("./board.js").Board | null} */
  #board = null;
  #running = false;
  #stopped = false;
  #pageSliceEnd = 0;
  #sliceEnd = 0;
  #looks = 0;

  /** @param {import("../parking.js").Parking} parking */
  constructor(parking) {
    this.#parking = parking;
  }

  /** @param {import("./board.js").Board} board */
  connect(board) {
    this.#board = board;
  }

  /** A program goes on: interrupt it from now on, with a fresh slice. */
  resume() {
    this.#running = true;
    this.#stopped = false;
    this.beginPageSlice();
    this.beginSlice();
  }

  /** The page has been heard, and what was printed is sent. */
  beginPageSlice() {
    this.#pageSliceEnd = performance.now() + PAGE_SLICE_MS;
  }

  /** A thread goes on. */
  beginSlice() {
    this.#sliceEnd = performance.now() + (this.#board?.time(SLICE_TIME) ?? PAGE_SLICE_MS);
  }

  /** The program has ended. */
  pause() {
    this.#running = false;
  }

  /** @returns {boolean} whether the page has asked for a Stop since the last call */
  takeStop() {
    const stopped = this.#stopped || this.#parking.takeStop();
    this.#stopped = false;
    return stopped;
  }

  get 0() {
    const board = this.#board;
    if (!this.#running || !board || board.word(MASK)) return 0;
    const isWaitedFor = board.word(NEWS) || (board.word(SIGNALS) && board.word(MAIN));
    this.#looks += 1;
    if (!isWaitedFor && this.#looks % LOOKS_A_CLOCK) return 0;
    const now = performance.now();
    // The handler's own first line is such a turn too. It may be a program's, which doesn't answer.
    if (board.word(ASKED) && now < this.#pageSliceEnd) return 0;
    if (!isWaitedFor && !this.#isOver(board, now) && !this.#hasStop(board)) return 0;
    if (now >= this.#pageSliceEnd) this.#pageSliceEnd = now + PAGE_SLICE_MS;
    this.beginSlice();
    board.setWord(ASKED, 1);
    return SLICE;
  }

  /**
   * @param {import("./board.js").Board} board
   * @param {number} now
   */
  #isOver(board, now) {
    const isOver = now >= this.#pageSliceEnd || (board.word(READY) && now >= this.#sliceEnd);
    return isOver || now >= board.time(TIMER);
  }

  /**
   * Where stacks can't be suspended, no message tells of a Stop.
   * @param {import("./board.js").Board} board
   */
  #hasStop(board) {
    if (this.#parking.suspends) return false;
    this.#stopped ||= this.#parking.takeStop();
    if (this.#stopped) board.setWord(NEWS, 1);
    return this.#stopped;
  }

  /** Pyodide clears the element after reading it; there is nothing to clear here. */
  set 0(_signal) {}
}
