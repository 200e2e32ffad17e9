/**
 * The page's one Python: started when a reader comes near an example, shared by all examples, replaced when a
 * program cannot be stopped otherwise or has ended the interpreter.
 */

import { startedAddress } from "./addresses.js";
import { explainDeath, NOTES } from "./endings.js";
import { keptFor } from "./kept-files.js";
import { Link, StartError } from "./link.js";
import { Run } from "./run.js";

/** @typedef {import("./protocol.js").ToPage} ToPage */
/** @typedef {import("./protocol.js").DoneMessage} DoneMessage */
/** @typedef {import("./run.js").RunRequest} RunRequest */
/** @typedef {import("./run.js").RunListener} RunListener */
/** @typedef {{ step: string, loaded: number, total: number }} Progress */
/** @typedef {"off" | "starting" | "ready" | "failed"} Status */

/** The names of the runtime's files: a page that is only read does not load them. */
const siteRuntime = () => import("./site-runtime.js");

export class Session extends EventTarget {
  /** A program that has not ended so many milliseconds after Stop is ended with its worker. */
  patience = 900;

  /** @type {Status} */
  status = "off";
  /** @type {Progress | null} what is being loaded, while it is */
  progress = null;

  /** @type {Link | null} */
  #link = null;
  /** @type {Run | null} what the worker runs */
  #running = null;
  /** @type {Run | null} what was asked for last, which may still wait for Python or for the run before */
  #newest = null;
  #count = 0;
  /** Whether this Python has run a program. */
  #used = false;
  /** @type {WeakMap<Run, string | null>} why a run was asked to stop, for its result */
  #stopNotes = new WeakMap();
  /** @type {Set<object>} those who need what this Python has in its memory */
  #holds = new Set();

  /** Whether a program runs, waits for its answer or for its turn, or somebody holds this Python. */
  get busy() {
    return this.#holds.size > 0 || (this.#newest !== null && !this.#newest.over);
  }

  /**
   * Keep this Python from being ended while nobody looks.
   * @returns {() => void} lets go of it
   */
  hold() {
    const hold = {};
    this.#holds.add(hold);
    return () => this.#holds.delete(hold);
  }

  /** Start loading Python, unless it is there or on its way, or has failed before. */
  warm() {
    if (this.status === "off") this.#open();
  }

  /** Start Python only if its files are in the cache. */
  async prestartIfCached() {
    if (!(await keptFor(startedAddress()))) return;
    try {
      const { isCached } = await siteRuntime();
      if (await isCached()) this.warm();
    } catch (error) {
      console.info("Python is not started before it is wanted:", error); // the page is being left, or its host is gone
    }
  }

  /**
   * End Python, which starts again when it is needed; not while it is busy.
   * @returns {boolean} whether it was there, or on its way
   */
  rest() {
    if (this.busy || this.#link === null) return false;
    this.#close();
    return true;
  }

  /** Let nothing that has run reach what runs next: what runs is ended at once, and Python with it. */
  renew() {
    const run = this.#newest;
    const wasUsed = this.#used;
    this.#running = null;
    if (wasUsed) this.#close();
    if (run && !run.over) run.finish({ outcome: "stopped", note: null });
    if (wasUsed) this.#open();
  }

  /**
   * Run a program; one in progress is stopped first.
   * @param {RunRequest} request
   * @param {RunListener} listener
   * @returns {Run}
   */
  run(request, listener) {
    const run = new Run(++this.#count, request, listener, {
      stop: (stopped, note) => this.#stop(stopped, note),
      interrupt: (interrupted) => {
        if (interrupted === this.#running) this.#link?.stop(interrupted.id);
      },
      answer: (asking, text) => {
        if (asking === this.#running) this.#link?.answer(asking.id, text);
      },
    });
    const before = this.#newest;
    this.#newest = run;
    if (before) this.#stop(before, NOTES.another);
    this.#start(run);
    return run;
  }

  /** @param {Run} run */
  async #start(run) {
    await this.#running?.finished;
    if (run.over) return;
    const { isolated, reseeded = false } = run.request;
    if (reseeded || (isolated && this.status === "ready" && this.#used)) this.#close();
    if (this.status === "off" || this.status === "failed") this.#open(reseeded);
    if (this.progress) run.showProgress(this.progress);
    const link = /** @type {Link} */ (this.#link);
    try {
      await link.ready;
    } catch (error) {
      run.finish({ outcome: "failed", note: error instanceof StartError ? error.message : String(error) });
      return;
    }
    if (run.over) return;
    this.#running = run;
    this.#used = true;
    run.showStarted();
    const { program, setup, packages, requirements, index, files, check, schedule = null } = run.request;
    const { prompt, lasting } = run.request;
    const needed = { packages, requirements, index, files };
    const wish = { ...(prompt && { prompt }), ...(lasting && { lasting }) };
    link.post({ type: "run", run: run.id, program, setup, ...needed, check, schedule, ...wish });
  }

  /** @param {boolean} [reseeded] - whether strings are hashed with a new seed */
  #open(reseeded = false) {
    const receive = (/** @type {ToPage} */ message) => {
      if (link === this.#link) this.#receive(message);
    };
    const link = new Link(receive, () => this.#running?.showProcess(), reseeded);
    this.#link = link;
    this.#used = false;
    this.#setStatus("starting");
    link.ready.then(
      () => {
        if (link !== this.#link) return;
        siteRuntime().then(
          ({ keepRuntime }) => keepRuntime(),
          (error) => console.info("Nothing is kept for later:", error),
        );
        this.#setStatus("ready");
      },
      () => {
        if (link !== this.#link) return;
        siteRuntime().then(
          ({ forgetRuntime }) => forgetRuntime(),
          () => {},
        ); // it may be what was not loaded
        this.#close();
        this.#setStatus("failed");
      },
    );
  }

  #close() {
    this.#link?.close();
    this.#link = null;
    this.#setStatus("off");
  }

  /** @param {Status} status */
  #setStatus(status) {
    this.status = status;
    this.progress = status === "starting" ? { step: "Loading Python", loaded: 0, total: 0 } : null;
    this.dispatchEvent(new Event("status"));
  }

  /** @param {ToPage} message */
  #receive(message) {
    if (message.type === "progress") return this.#showProgress(message);
    if (message.type === "ready" || message.type === "failed" || message.type === "kernel") return; // the link's own
    const run = this.#running;
    if (message.type === "died") return this.#mourn(run, message.reason);
    if (run?.id !== message.run || run.over) return;
    switch (message.type) {
      case "output":
        return run.addOutput(message.chunks);
      case "display":
        return run.addDisplay(message.data);
      case "input":
        return run.askInput();
      case "loading":
        run.showProgress(message);
        if (message.loaded === message.total) run.showStarted(); // it was the last one
        return;
      case "testing":
        return run.showTest(message);
      case "checked":
        return run.setCheck(message);
      case "prompt": {
        const { outcome, seconds, error, exit_code } = message;
        return run.beginPrompt({ outcome, seconds, error, exitCode: exit_code });
      }
      case "done":
        return this.#finish(run, message);
      default:
        /** @type {never} */ (message);
    }
  }

  /**
   * Python has ended, whatever it did.
   * @param {Run | null} run - what it ran
   * @param {string} reason
   */
  #mourn(run, reason) {
    console.info("The interpreter ended:", reason);
    if (run && !run.over) this.#replace(run, "died", explainDeath(reason));
    else this.#close();
  }

  /** @param {Progress} progress */
  #showProgress({ step, loaded, total }) {
    this.progress = { step, loaded, total };
    this.#newest?.showProgress(this.progress);
    this.dispatchEvent(new Event("progress"));
  }

  /**
   * @param {Run} run
   * @param {DoneMessage} message
   */
  #finish(run, { outcome, seconds, error, dropped_lines, one_by_one = false, alone = false, exit_code }) {
    this.#running = null;
    if (run.request.isolated) {
      this.#close();
      this.#open();
    }
    const difference = alone ? NOTES.alone : one_by_one ? NOTES.oneByOne : null;
    const note = (outcome === "stopped" && this.#stopNotes.get(run)) || difference;
    const shown = { droppedLines: dropped_lines, exitCode: exit_code, differs: difference !== null, note };
    run.finish({ outcome, seconds, error, ...shown });
  }

  /**
   * @param {Run} run
   * @param {string | null} note
   */
  #stop(run, note) {
    if (run.over || this.#stopNotes.has(run)) return;
    this.#stopNotes.set(run, note);
    if (run !== this.#running) {
      run.finish({ outcome: "stopped", note });
      return;
    }
    this.#link?.stop(run.id);
    if (run.request.prompt) this.#link?.answer(run.id, null); // a prompt outlives a Ctrl-C, not the end of its input
    setTimeout(() => {
      if (!run.over) this.#replace(run, "stopped", note ?? NOTES.stubborn);
    }, this.patience);
  }

  /**
   * End the worker and start a new one.
   * @param {Run} run
   * @param {"died" | "stopped"} outcome
   * @param {string} note
   */
  #replace(run, outcome, note) {
    this.#running = null;
    this.#close();
    this.#open();
    run.finish({ outcome, note });
  }
}

export const session = new Session();
