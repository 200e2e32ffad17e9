/** One run of one program, as the page sees it: from Run to its result. */

import { PendingOutput } from "../lib/pending-output.js";
import { mark } from "./marks.js";

/** @typedef {import("./protocol.js").Program} Program */
/** @typedef {import("./protocol.js").OutputChunk} OutputChunk */
/** @typedef {import("./protocol.js").ErrorReport} ErrorReport */
/** @typedef {import("./protocol.js").WorkingFile} WorkingFile */
/** @typedef {import("./protocol.js").Check} Check */
/** @typedef {import("./protocol.js").TestResult} TestResult */
/** @typedef {import("./protocol.js").TestingMessage} TestingMessage */

/**
 * @typedef {object} RunRequest
 * @property {Program} program - what is run, visibly
 * @property {Program[]} setup - the `after=` chain, oldest first
 * @property {string[]} packages - vendored packages that the imports do not reveal
 * @property {string[]} [requirements] - as a RunMessage has it
 * @property {string} [index] - as a RunMessage has it
 * @property {WorkingFile[]} files - put into the working folder before
 * @property {Check | null} check - not null: the program is held against an exercise's tests
 * @property {string | null} [schedule] - as a RunMessage has it
 * @property {import("./protocol.js").PromptWish} [prompt] - the reader goes on at a prompt after the program
 * @property {boolean} [lasting] - further programs of the same namespace follow, as a RunMessage has it
 * @property {boolean} [isolated] - in an interpreter that nothing else has run in or will run in
 * @property {boolean} [reseeded] - which hashes strings with a new seed; only with `isolated`
 */

/**
 * @typedef {object} CheckResult
 * @property {boolean} solved - whether everything passed
 * @property {TestResult[]} tests - in the order run
 * @property {string | null} problem - one sentence, when the tests could not be run to their end
 */

/**
 * Called while a run goes on; all of it optional.
 * @typedef {object} RunListener
 * @property {(progress: { step: string, loaded: number, total: number }) => void} [progress] - Python, or a package, is loading
 * @property {() => void} [started] - the program has been handed to Python
 * @property {() => void} [process] - another process begins to load its Python
 * @property {(test: TestingMessage) => void} [testing] - a test of an exercise begins
 * @property {(chunks: OutputChunk[]) => void} [output] - at most once a frame
 * @property {(data: Record<string, string>) => void} [display] - a rich result, in order with the output
 * @property {() => void} [input] - the program waits for one line, or the prompt for keys: answer with `run.answer`
 * @property {(end: ProgramEnd) => void} [prompt] - the program has ended and the prompt begins; the run goes on
 */

/**
 * How the program of a run with a prompt has ended.
 * @typedef {object} ProgramEnd
 * @property {"ok" | "error" | "stopped"} outcome - how
 * @property {number} seconds - of the program
 * @property {ErrorReport | null} error - see DoneMessage
 * @property {number | null} exitCode - see DoneMessage
 */

/**
 * @typedef {object} RunResult
 * @property {"ok" | "error" | "stopped" | "died" | "failed"} outcome - died: the interpreter ended; failed: Python could not be loaded
 * @property {number} seconds - of the program itself
 * @property {ErrorReport | null} error - see DoneMessage
 * @property {number} droppedLines - printed beyond what is kept
 * @property {boolean} [differs] - whether it ran as it would not elsewhere, for what this browser can't do
 * @property {number | null} [exitCode] - see DoneMessage
 * @property {string | null} note - one sentence for the reader
 * @property {CheckResult | null} check - of a run with a check that came to its result
 */

/**
 * @typedef {object} Control
 * @property {(run: Run, note: string | null) => void} stop
 * @property {(run: Run) => void} interrupt
 * @property {(run: Run, text: string | null) => void} answer
 */

/** How often a hidden page, which draws no frames, takes output. */
const HIDDEN_FRAME_MS = 100;

/** A page shows output for about so long, then does other things, such as scrolling, before it shows more. */
const BUDGET_MS = 10;
/** How much it shows without looking at the clock. */
const PORTION_CHARACTERS = 32 * 1024;
/** Showing it may take much longer than the budget: then the page gets as much time for other things. */
const SHORT_REST_MS = 16;

export class Run {
  /** Resolves when the run is over; never rejects. @type {Promise<RunResult>} */
  finished;

  #listener;
  #control;
  #pending = new PendingOutput();
  /** @type {(() => void) | null} cancels the frame asked for */
  #cancelFrame = null;
  /** When the page has rested from what it was shown, on the clock of `performance.now()`. */
  #restEnd = 0;
  /** @type {(result: RunResult) => void} */
  #resolve = () => {};
  /** @type {RunResult | null} */
  #result = null;
  /** @type {CheckResult | null} */
  #check = null;

  /**
   * @param {number} id - unique on the page
   * @param {RunRequest} request
   * @param {RunListener} listener
   * @param {Control} control
   */
  constructor(id, request, listener, control) {
    this.id = id;
    this.request = request;
    this.#listener = listener;
    this.#control = control;
    this.finished = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  get over() {
    return this.#result !== null;
  }

  /** Ask the program to end; `finished` follows within about a second. @param {string | null} [note] */
  stop(note = null) {
    this.#control.stop(this, note);
  }

  /** What Ctrl-C does: a KeyboardInterrupt where the run is now, which may go on. */
  interrupt() {
    this.#control.interrupt(this);
  }

  /** @param {string | null} text - one line for input(), keys for a prompt, or null for the end of the input */
  answer(text) {
    this.#control.answer(this, text);
  }

  /** @param {{ step: string, loaded: number, total: number }} progress */
  showProgress(progress) {
    if (!this.over) this.#listener.progress?.(progress);
  }

  showProcess() {
    if (!this.over) this.#listener.process?.();
  }

  showStarted() {
    this.#listener.started?.();
  }

  /** @param {OutputChunk[]} chunks */
  addOutput(chunks) {
    this.#pending.add(chunks);
    if (!this.#cancelFrame) this.#schedule();
  }

  /** @param {Record<string, string>} data */
  addDisplay(data) {
    this.#flush();
    this.#listener.display?.(data);
  }

  askInput() {
    this.#flush();
    this.#listener.input?.();
  }

  /** @param {ProgramEnd} end */
  beginPrompt(end) {
    this.#flush();
    if (!this.over) this.#listener.prompt?.(end);
  }

  /** @param {TestingMessage} message */
  showTest(message) {
    this.#flush();
    if (!this.over) this.#listener.testing?.(message);
  }

  /** @param {CheckResult} result */
  setCheck({ solved, tests, problem }) {
    this.#check = { solved, tests, problem };
  }

  /**
   * What has not been shown yet is shown before `finished` resolves.
   * @param {Partial<RunResult> & Pick<RunResult, "outcome">} result
   */
  finish(result) {
    if (this.over) return;
    const nothing = { seconds: 0, error: null, droppedLines: 0, note: null };
    this.#result = { ...nothing, check: this.#check, ...result };
    this.#cancelFrame?.();
    this.#draw(BUDGET_MS);
  }

  #schedule() {
    const draw = () => this.#draw(document.hidden ? Number.POSITIVE_INFINITY : BUDGET_MS);
    const rest = this.#restEnd - performance.now();
    if (document.hidden || rest > SHORT_REST_MS) {
      const timer = setTimeout(draw, document.hidden ? HIDDEN_FRAME_MS : rest);
      this.#cancelFrame = () => clearTimeout(timer);
    } else {
      const frame = requestAnimationFrame(draw);
      this.#cancelFrame = () => cancelAnimationFrame(frame);
    }
  }

  /** Shows everything that has arrived. */
  #flush() {
    this.#cancelFrame?.();
    this.#draw(Number.POSITIVE_INFINITY);
  }

  /** @param {number} budget - milliseconds */
  #draw(budget) {
    this.#cancelFrame = null;
    const start = performance.now();
    let now = start;
    for (; !this.#pending.empty && now - start < budget; now = performance.now()) {
      const chunks = this.#pending.take(PORTION_CHARACTERS); // also where nobody listens
      this.#listener.output?.(chunks);
      if (this.id === 1) mark("page: first output");
    }
    this.#restEnd = now + (now - start);
    if (!this.#pending.empty) this.#schedule();
    else if (this.#result) this.#resolve(this.#result);
  }
}
