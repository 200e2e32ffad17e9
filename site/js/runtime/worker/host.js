/**
 * The JavaScript half of the doorway between Python and the page; py/handbook/_host/ is the other half.
 * Python imports it as `_handbook_host`.
 */

import { collectMarks, mark } from "../marks.js";
import { MAX_OUTPUT_BYTES } from "../protocol.js";
import { Interrupts } from "./interrupts.js";
import { isRefusal } from "./preparation.js";
import { Processes } from "./processes.js";
import { fetchSource } from "./sources.js";
import { SuspendingParking } from "./suspending.js";

/** @typedef {import("../parking.js").Parking} Parking */
/** @typedef {import("../protocol.js").RunMessage} RunMessage */
/** @typedef {import("../protocol.js").StopMessage} StopMessage */
/** @typedef {import("../protocol.js").AnswerMessage} AnswerMessage */
/** @typedef {import("../protocol.js").DoneMessage} DoneMessage */
/** @typedef {import("./page-port.js").PagePort} PagePort */
/** @typedef {import("./process-port.js").ProcessPort} ProcessPort */
/** @typedef {import("./kernel-link.js").KernelLink} KernelLink */
/** @typedef {import("./preparation.js").Preparation} Preparation */
/** @typedef {import("./library.js").Library} Library */
/** @typedef {import("./stacks.js").Stacks} Stacks */
/** @typedef {import("pyodide").PyodideAPI} Pyodide */
/** @typedef {import("pyodide/ffi").PyCallable} PyCallable */
/** @typedef {import("pyodide/ffi").PyBuffer} PyBuffer */

/**
 * @typedef {object} HostParts
 * @property {Pyodide} pyodide
 * @property {PagePort | ProcessPort} port
 * @property {Parking} parking
 * @property {Preparation} preparation
 * @property {Library} library
 * @property {Stacks} stacks
 * @property {() => string} pyscript - returns the program that writes PyScript's Python package
 * @property {KernelLink} link - to the kernel of processes
 */

/** How often a stop is looked for while packages load, where no message tells of it. */
const LOOK_MS = 100;

/** For so long after a run the page has the processors, to show what came of it; then Python is put back. */
const TIDY_DELAY_MS = 50;

/** Where CPython writes when not through sys.stdout: os.write(1, ...), faulthandler, C code. */
const DESCRIPTORS = /** @type {const} */ (["stdout", "stderr"]);

/** @type {(run: number) => DoneMessage} */
const STOPPED = (run) => ({ type: "done", run, outcome: "stopped", seconds: 0, error: null, dropped_lines: 0 });

export class Host {
  #pyodide;
  #PythonError;
  #port;
  #parking;
  #preparation;
  #library;
  #stacks;
  #pyscript;
  #interrupts;
  #processes;
  /** @type {PyCallable | null} */
  #runProgram = null;
  /** @type {PyCallable | null} */
  #tidyUp = null;
  /** @type {ReturnType<typeof setTimeout> | null} while Python is as the last program has left it */
  #tidyTimer = null;
  /** Objects of Python whose addresses are in use: without a reference they would be let go of. @type {unknown[]} */
  #kept = [];
  /** @type {number | null} */
  #current = null;
  /** Ends the preparation of the current run. */
  #loading = new AbortController();
  /** The run before: the page has heard that it is done a moment before Python has put everything away. */
  #before = Promise.resolve();
  /** @type {import("../protocol.js").OutputChunk[]} */
  #raw = [];
  #rawBytes = 0;

  /** @param {HostParts} parts */
  constructor({ pyodide, port, parking, preparation, library, stacks, pyscript, link }) {
    this.#pyodide = pyodide;
    this.#PythonError = pyodide.ffi.PythonError; // asked for now: a dead Pyodide answers nothing
    this.#port = port;
    this.#parking = parking;
    this.#preparation = preparation;
    this.#library = library;
    this.#stacks = stacks;
    library.onsettled = () => stacks.tell();
    if (parking instanceof SuspendingParking) parking.onnews = () => stacks.tell();
    this.#pyscript = pyscript;
    this.#interrupts = new Interrupts(parking);
    stacks.onresume = () => this.#interrupts.beginSlice();
    stacks.onwake = () => this.#interrupts.beginPageSlice();
    this.#processes = new Processes(pyodide, link, (chunks) => this.#post(chunks));
    link.onnews = () => stacks.tell();
    port.onmessage = (/** @type {RunMessage | StopMessage | AnswerMessage} */ message) => this.#receive(message);
  }

  /** @returns the object that Python imports */
  module() {
    return {
      suspends: this.#parking.suspends,
      post: (/** @type {string} */ json) => {
        this.#sendRaw();
        this.#port.postJson(json, (message) => {
          // The page may send the next program at once; what Python still does for this one is not to be cut up.
          if (message.type === "done") this.#interrupts.pause();
        });
      },
      park: (/** @type {number} */ seconds) => this.#parking.park(seconds),
      line: () => this.#parking.line(),
      wake: () => this.#stacks.wake(),
      take_stop: () => this.#interrupts.takeStop(),
      reserve: (/** @type {number} */ stack) => this.#stacks.reserve(stack),
      adopt: (/** @type {number} */ stack, /** @type {number} */ ident) => this.#stacks.adopt(stack, ident),
      share: (/** @type {PyBuffer} */ board, /** @type {PyCallable} */ begin) => this.#share(board, begin),
      source: fetchSource,
      library: () => this.#library.state(),
      provide: (/** @type {string} */ module) => this.#provide(module),
      pyscript: this.#pyscript,
      kernel: this.#processes.module(),
      serve: (/** @type {PyCallable} */ run, /** @type {PyCallable} */ tidy) => this.#serve(run, tidy),
    };
  }

  /**
   * @param {PyBuffer} board - kept for good
   * @param {PyCallable} begin - what a thread begins with; kept for good
   */
  #share(board, begin) {
    const buffer = board.getBuffer();
    this.#kept.push(buffer, begin);
    this.#interrupts.connect(this.#stacks.connect(buffer.data.byteOffset, this.#addressOf(begin)));
  }

  /** @param {PyCallable} callable @returns {number} */
  #addressOf(callable) {
    return /** @type {any} */ (this.#pyodide)._module.PyProxy_getPtr(callable);
  }

  /**
   * Python is ready: from now on programs are run.
   * @param {PyCallable} run - takes a RunMessage as JSON; kept for good
   * @param {PyCallable} tidy - puts Python back after a run; kept for good
   */
  #serve(run, tidy) {
    this.#runProgram = run;
    this.#tidyUp = tidy;
    this.#stacks.giveMainStackTo(this.#addressOf(run));
    for (const stream of DESCRIPTORS) this.#capture(stream);
    // The types say typed array; see interrupts.js for why an object does.
    this.#pyodide.setInterruptBuffer(/** @type {any} */ (this.#interrupts));
    const python = this.#pyodide.runPython("import sys; sys.version.split()[0]");
    mark("worker: ready");
    this.#port.post({ type: "ready", python, marks: collectMarks() });
  }

  /**
   * Python cannot be called here: the interpreter has let go of its lock for the write.
   * @param {"stdout" | "stderr"} stream
   */
  #capture(stream) {
    const decoder = new TextDecoder();
    const setStream = stream === "stdout" ? this.#pyodide.setStdout : this.#pyodide.setStderr;
    setStream({
      write: (/** @type {Uint8Array} */ bytes) => {
        const text = decoder.decode(bytes, { stream: true });
        if (this.#current === null) console.info(text);
        else if (this.#rawBytes <= MAX_OUTPUT_BYTES) this.#raw.push({ stream, text });
        this.#rawBytes += bytes.length;
        return bytes.length;
      },
    });
  }

  /** Held back until something else happens: a dying interpreter writes its stack here, which is no output. */
  #sendRaw() {
    if (this.#raw.length && this.#current !== null)
      this.#port.post({ type: "output", run: this.#current, chunks: this.#raw });
    this.#raw = [];
  }

  /** @param {import("../protocol.js").OutputChunk[]} chunks - of other processes */
  #post(chunks) {
    if (this.#current !== null) this.#port.post({ type: "output", run: this.#current, chunks });
  }

  /** @param {RunMessage | StopMessage | AnswerMessage} message */
  #receive(message) {
    switch (message.type) {
      case "run": {
        const run = () => this.#run(message);
        this.#before = this.#before.then(run, run);
        return;
      }
      case "stop":
        if (message.run !== this.#current) return;
        this.#loading.abort();
        this.#processes.interrupt();
        if (this.#parking instanceof SuspendingParking) this.#parking.stop();
        return;
      case "answer":
        if (message.run === this.#current && this.#parking instanceof SuspendingParking)
          this.#parking.answer(message.text);
        return;
      default:
        /** @type {never} */ (message);
    }
  }

  /** @param {RunMessage} message */
  async #run(message) {
    const run = /** @type {PyCallable} */ (this.#runProgram);
    this.#parking.reset();
    this.#stacks.reset();
    this.#processes.begin(message);
    this.#raw = [];
    this.#rawBytes = 0;
    this.#current = message.run;
    try {
      this.#tidy();
      if (!(await this.#prepare(message))) return;
      this.#interrupts.resume();
      const json = JSON.stringify(this.#processes.withoutFiles(message));
      if (this.#parking.suspends) await Promise.race([run.callPromising(json), this.#stacks.death]);
      else run(json);
      this.#tidyTimer = setTimeout(() => this.#tidy(), TIDY_DELAY_MS);
    } catch (error) {
      this.#port.post(this.#epitaph(message.run, error));
    } finally {
      this.#interrupts.pause();
      this.#processes.end();
      this.#current = null;
    }
  }

  /** Put Python back as it was before the last run. */
  #tidy() {
    if (this.#tidyTimer === null) return;
    clearTimeout(this.#tidyTimer);
    this.#tidyTimer = null;
    this.#tidyUp?.();
  }

  /**
   * @param {RunMessage} message
   * @returns {Promise<boolean>} whether the program can run; else the run is over
   */
  async #prepare(message) {
    this.#loading = new AbortController();
    const { signal } = this.#loading;
    const look = setInterval(() => this.#parking.takeStop() && this.#loading.abort(), LOOK_MS);
    try {
      this.#processes.packages = await this.#preparation.prepare(message, signal);
      signal.throwIfAborted();
      return true;
    } catch (error) {
      if (signal.aborted) this.#port.post(STOPPED(message.run));
      else if (isRefusal(error)) this.#refuse(message.run, error);
      else throw error;
      return false;
    } finally {
      clearInterval(look);
    }
  }

  /**
   * A program imports what nobody could know of before.
   * @param {string} module
   */
  #provide(module) {
    const run = this.#current;
    if (run === null) return "unknown";
    if (this.#loading.signal.aborted) this.#loading = new AbortController(); // by a Ctrl-C that the run outlived
    return this.#preparation.provide(module, run, this.#loading.signal, (names) => {
      this.#processes.packages = [...new Set([...this.#processes.packages, ...names])];
      this.#stacks.tell();
    });
  }

  /**
   * Nothing of the program has run: say why not, as an error of it would be shown.
   * @param {number} run
   * @param {Error} error
   */
  #refuse(run, { name, message }) {
    const traceback = `${name}: ${message}\n`;
    const error = { type: name, message, traceback, frames: [], span: null, hint: null };
    this.#port.post({ type: "output", run, chunks: [{ stream: "stderr", text: traceback }] });
    this.#port.post({ type: "done", run, outcome: "error", seconds: 0, error, dropped_lines: 0 });
  }

  /**
   * Programs' own exceptions never get out of the runner. What does is a Stop that came before it was ready for
   * one (after it is done, the page no longer listens), or else the end of the interpreter.
   * @param {number} run
   * @param {unknown} error
   * @returns {import("../protocol.js").ToPage}
   */
  #epitaph(run, error) {
    if (error instanceof this.#PythonError && error.type === "KeyboardInterrupt") return STOPPED(run);
    return { type: "died", run, reason: String(error) };
  }
}
