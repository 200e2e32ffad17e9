/**
 * Stacks of Python that can be suspended, one for each thread, by JavaScript Promise Integration.
 *
 * The engine suspends its own half of a stack. The other half, which C code keeps in memory, Pyodide moves away to
 * make room for the next one; then whatever looks at another thread's frames, above all the garbage collector, finds
 * something else in their place. Here each thread has memory of its own, and nothing is ever moved.
 *
 * Python decides who runs (py/handbook/concurrency/scheduler.py), and says so on the board before it suspends itself:
 * its `poll()` of no descriptors arrives here. Owns: the memory of stacks, entering, suspending and resuming them, and
 * waiting for a time when all are suspended.
 */

import { ARMED, Board, FRESH, MASK, NEWS, NEXT, SELF, UNTIL } from "./board.js";

/** @typedef {(value?: unknown) => void} Resume */
/** @typedef {{ base: number, size: number }} Stack lowest address and bytes */

/** For a thread's C frames; what calls C from Python from C takes some hundred bytes to two thousand a level. */
const THREAD_BYTES = 256 * 1024;

/** For other Python that may be suspended: what a program hands to JavaScript. */
const CALLBACK_BYTES = 1024 * 1024;

/** The program's own, cut off the lower end of the interpreter's ten megabytes. */
const MAIN_BYTES = 6 * 1024 * 1024;

/** So many stacks of threads that have ended are kept for the next ones. */
const MAX_FREE = 32;

/** Of C's stack pointer, in bytes; `malloc` gives less. */
const ALIGNMENT = 16;

/** Python runs for so long at most before the worker's event loop has a turn. */
const TURN_MS = 30;

/** Where CPython says what lies where in a thread's state, for debuggers: `_Py_DebugOffsets` in the 3.14 headers. */
const OFFSET_OF_THREAD_ID = 27 * 8;

export class Stacks {
  #module;
  /** @type {Board | null} */
  #board = null;
  /** What C's stack pointer is while no Python runs; the same always. */
  #loopPointer = 0;
  /** @type {((...values: unknown[]) => Promise<unknown>) | null} */
  #apply = null;
  #begin = 0;
  #main = 0;
  /** @type {Map<number, Resume>} by the number of the stack */
  #waiting = new Map();
  /** @type {Map<number, number>} CPython's states of the threads that run, by the number of the stack */
  #states = new Map();
  /** @type {Map<number, Stack>} */
  #reserved = new Map();
  /** @type {number[]} */
  #free = [];
  /** Who is in charge of waiting, while all wait. */
  #idler = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #turnEnd = 0;
  #channel = new MessageChannel();
  /** @type {(() => void)[]} */
  #turns = [];
  /** @type {(reason: unknown) => void} */
  #die = () => {};
  /** Rejects when a thread has ended the interpreter. @type {Promise<never>} */
  death;

  /** Called when a thread goes on: its time slice begins. */
  onresume = () => {};
  /** Called when all have waited, and one goes on: the page has been heard meanwhile. */
  onwake = () => {};

  /**
   * @param {any} module - Pyodide's engine, before it is instantiated
   * @param {WebAssembly.Imports} imports - its own
   */
  constructor(module, imports) {
    this.#module = module;
    this.death = new Promise((_, reject) => {
      this.#die = reject;
    });
    this.death.catch(() => {}); // whoever runs a program hears of it
    this.#channel.port1.onmessage = () => {
      this.#turnEnd = performance.now() + TURN_MS;
      this.#turns.shift()?.();
    };
    const env = /** @type {Record<string, any>} */ (imports.env);
    const poll = env._maybe_poll_async;
    env.saveState = () => this.#save();
    env.restoreState = (/** @type {any} */ state) => this.#restore(state);
    env._maybe_poll_async = Object.assign(
      (/** @type {number} */ fds, /** @type {number} */ count, /** @type {number} */ timeout) =>
        count === 0 && this.#board?.word(ARMED) ? this.#suspend() : poll(fds, count, timeout),
      poll,
    );
  }

  /** The engine is there: from now on whatever may be suspended gets a stack of its own. */
  takeOver() {
    const module = this.#module;
    this.#loopPointer = module.stackSave();
    this.#apply = /** @type {any} */ (WebAssembly).promising(module.__pyproxy_apply_promising);
    module.promisingApply = (/** @type {unknown[]} */ ...values) => this.#enter(this.#stackFor(values[0]), values);
  }

  /**
   * @param {number} address - of the board
   * @param {number} begin - address of the Python function that a thread begins with
   */
  connect(address, begin) {
    this.#board = new Board(this.#module, address);
    this.#begin = begin;
    return this.#board;
  }

  /** @param {number} main - address of the Python function that runs programs */
  giveMainStackTo(main) {
    this.#main = main;
  }

  /**
   * Set memory aside for a thread that begins soon.
   * @param {number} number - of the stack
   * @returns {boolean} whether there was any
   */
  reserve(number) {
    const base = this.#free.pop() ?? this.#module._malloc(THREAD_BYTES);
    if (!base) return false;
    this.#reserved.set(number, { base, size: THREAD_BYTES });
    return true;
  }

  /**
   * Called on a new thread's stack: CPython is to know whose it is (for `sys._current_frames`,
   * `PyThreadState_SetAsyncExc` and faulthandler), and where it ends (for RecursionError).
   * @param {number} number - of the stack
   * @param {number} ident
   */
  adopt(number, ident) {
    const module = this.#module;
    const state = module._PyThreadState_Get();
    this.#states.set(number, state);
    this.#identify(state, ident);
    const stack = this.#reserved.get(number);
    if (stack) module._PyUnstable_ThreadState_SetStackProtection(state, stack.base, stack.size);
  }

  /** Let the thread that is in charge look around: something has come. */
  wake() {
    if (!this.#idler) return;
    clearTimeout(this.#timer);
    const idler = this.#idler;
    this.#idler = 0;
    this.onwake();
    this.#resume(idler);
  }

  /** Something has come from outside; Python is not running. */
  tell() {
    this.#board?.setWord(NEWS, 1);
    this.wake();
  }

  /** Forget threads that were left where they stood; the next ones will have the same identifiers. */
  reset() {
    for (const state of this.#states.values()) this.#identify(state, 0);
    this.#states.clear();
    this.#waiting.clear();
    this.#reserved.clear();
    this.#idler = 0;
    clearTimeout(this.#timer);
    this.#turns = [];
  }

  /** @param {number} state @param {number} ident */
  #identify(state, ident) {
    const { HEAPU32, __PyRuntime } = this.#module;
    const offset = HEAPU32[(__PyRuntime + OFFSET_OF_THREAD_ID) >>> 2];
    HEAPU32[(state + offset) >>> 2] = ident;
  }

  /** @param {unknown} callable - address of a Python function @returns {Stack} */
  #stackFor(callable) {
    const module = this.#module;
    if (callable === this.#main) return { base: module._emscripten_stack_get_end(), size: MAIN_BYTES };
    return { base: module._malloc(CALLBACK_BYTES), size: CALLBACK_BYTES };
  }

  /**
   * Run Python on a stack of its own. Never called below Python: the stack of who calls is the event loop's.
   * @param {Stack} stack
   * @param {unknown[]} values - as `_pyproxy_apply_promising` takes them, without the suspender
   * @returns {Promise<unknown>}
   */
  async #enter({ base, size }, values) {
    const module = this.#module;
    const marker = module.validSuspender;
    module.stackRestore((base + size) & -ALIGNMENT); // C's compiler counts on it, and computes addresses with "or"
    marker.value = true;
    const running = /** @type {Function} */ (this.#apply)(null, ...values);
    this.#surface();
    try {
      return await running;
    } finally {
      this.#surface();
      if (size === CALLBACK_BYTES) module._free(base);
    }
  }

  /** The event loop goes on. */
  #surface() {
    this.#module.stackRestore(this.#loopPointer);
    this.#module.validSuspender.value = false;
  }

  /** As in suspenders.c of Pyodide: what has to be there again when this stack is resumed. */
  #save() {
    const module = this.#module;
    if (!module.validSuspender.value) return module.error;
    const threadState = module._captureThreadState();
    if (threadState === 0) return module.error;
    const pointer = module.stackSave();
    const mask = this.#board?.word(MASK);
    this.#board?.setWord(MASK, 1); // what runs meanwhile is the browser's: no signal is for it
    this.#surface();
    return { threadState, pointer, mask };
  }

  /** @param {{ threadState: number, pointer: number, mask: number | undefined }} state */
  #restore({ threadState, pointer, mask }) {
    const module = this.#module;
    module.stackRestore(pointer);
    module._restoreThreadState(threadState);
    module.validSuspender.value = true;
    if (mask !== undefined) this.#board?.setWord(MASK, mask);
  }

  /** @returns {Promise<number> | null} null where this stack can't be suspended */
  #suspend() {
    const board = /** @type {Board} */ (this.#board);
    if (!this.#module.validSuspender.value) return null;
    board.setWord(ARMED, 0);
    const self = board.word(SELF);
    return new Promise((resolve) => {
      this.#waiting.set(self, () => resolve(0));
      if (board.word(NEXT)) this.#goOn();
      else this.#idle(self);
    });
  }

  /** The stack that runs is being left: go on with the next one, after a turn of the event loop where one is due. */
  #goOn() {
    const board = /** @type {Board} */ (this.#board);
    const next = board.word(NEXT);
    const now = performance.now();
    const resume = board.word(FRESH) ? () => this.#start(next) : () => this.#resume(next);
    if (now >= this.#turnEnd || next === board.word(SELF)) this.#afterTurn(resume);
    else queueMicrotask(resume);
  }

  /** @param {number} number */
  #resume(number) {
    const resolve = this.#waiting.get(number);
    this.#waiting.delete(number);
    this.onresume();
    resolve?.();
  }

  /** @param {number} number */
  async #start(number) {
    const module = this.#module;
    const stack = this.#reserved.get(number);
    if (!stack) return;
    const failure = module._malloc(4);
    this.onresume();
    try {
      await this.#enter(stack, [this.#begin, [], 0, [], 0, failure]);
    } catch (error) {
      this.#fail(error);
      return;
    }
    const raised = module.HEAPU32[failure >> 2];
    module._free(failure);
    if (raised) this.#fail(this.#errorOf(raised));
    this.#reserved.delete(number);
    this.#states.delete(number);
    if (this.#free.length < MAX_FREE) this.#free.push(stack.base);
    else module._free(stack.base);
    this.#goOn();
  }

  /** @param {number} raised - address of a Python exception that nobody was to raise @returns {unknown} */
  #errorOf(raised) {
    try {
      this.#module._PyErr_SetRaisedException(raised);
      this.#module._pythonexc2js();
      return new Error("a thread has failed");
    } catch (error) {
      return error;
    }
  }

  /** @param {unknown} error - of the engine: the interpreter is gone */
  #fail(error) {
    console.error(String(error), error); // Pyodide's errors have Python's traceback in their message only
    this.#die(error);
  }

  /**
   * All wait: until a time has come, or something happens.
   * @param {number} self - who is in charge
   */
  #idle(self) {
    const board = /** @type {Board} */ (this.#board);
    this.#idler = self;
    // Timers that are set in a task of another timer are late by some milliseconds.
    this.#afterTurn(() => {
      if (this.#idler !== self) return;
      const until = board.time(UNTIL);
      if (board.word(NEWS)) this.wake();
      else if (until !== Infinity)
        this.#timer = setTimeout(() => this.wake(), Math.ceil(Math.max(0, until - performance.now())));
    });
  }

  /** @param {() => void} call - called after what the worker's event loop holds now */
  #afterTurn(call) {
    this.#turns.push(call);
    this.#channel.port2.postMessage(null);
  }
}
