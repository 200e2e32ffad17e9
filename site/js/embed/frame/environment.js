/**
 * A Python whose programs share one namespace, which lasts from run to run.
 *
 * Owns: the one run of its session in which all of them take place, one after the other, and how it begins again when
 * Python was ended: with the programs that set it up.
 */

import { Run } from "../../runtime/run.js";
import { Session } from "../../runtime/session.js";
import { workingFile } from "./working-file.js";

/** @typedef {import("../messages.js").HostFile} HostFile */
/** @typedef {import("../../runtime/protocol.js").NextProgram} NextProgram */
/** @typedef {import("../../runtime/protocol.js").Program} Program */
/** @typedef {import("../../runtime/run.js").ProgramEnd} ProgramEnd */
/** @typedef {import("../../runtime/run.js").RunListener} RunListener */
/** @typedef {import("../../runtime/run.js").RunRequest} RunRequest */
/** @typedef {RunRequest & { before?: string }} EnvironmentRequest before: source that runs first, and is seen */

/** A program that has not ended this long after Stop is ended with its Python. */
const PATIENCE_MS = 900;

/** @param {EnvironmentRequest} request @returns {NextProgram[]} */
function programsOf({ program, setup, before }) {
  const hidden = setup.map((one) => ({ program: one, hidden: true }));
  const first = before
    ? [{ program: { ...program, name: `${program.name}-before`, source: before }, hidden: false }]
    : [];
  return [...hidden, ...first, { program, hidden: false }];
}

export class Environment extends EventTarget {
  #session = new Session();
  edition = 0;
  /** @type {string[]} */
  #packages = [];
  /** @type {import("../../runtime/protocol.js").WorkingFile[]} */
  #files = [];
  /** @type {Program[]} */
  #setup = [];
  /** @type {Run | null} the one in which all take place */
  #whole = null;
  /** @type {Run | null} the one that is shown now */
  #current = null;
  /** @type {"begins" | "ended" | "free" | "runs"} ended: a program has, and Python is about to ask for the next one */
  #state = "begins";
  #tellFree = () => {};
  #count = 0;
  /** Of those before, when it is over. */
  #turn = Promise.resolve();

  constructor() {
    super();
    this.#session.addEventListener("status", () => this.dispatchEvent(new Event("status")));
  }

  /**
   * Begins, or begins again without what was.
   * @param {number} edition
   * @param {string[]} packages - that it has
   * @param {HostFile[]} files - likewise
   */
  begin(edition, packages, files) {
    this.edition = edition;
    this.#packages = packages;
    this.#files = files.map(workingFile);
    this.#setup = [];
    this.#turn = this.#turn.then(async () => {
      const whole = this.#whole;
      whole?.answer(null); // it waits for a program: there is none
      await whole?.finished;
    });
  }

  get status() {
    return this.#session.status;
  }

  warm() {
    this.#session.warm();
  }

  /** @param {Program} program - runs unseen whenever this begins again */
  remember(program) {
    this.#setup.push(program);
  }

  /**
   * Runs a program after those before it.
   * @param {EnvironmentRequest} request
   * @param {RunListener} listener
   * @returns {Run}
   */
  run(request, listener) {
    this.#count += 1;
    const run = new Run(this.#count, request, listener, {
      stop: (_, note) => this.#stop(run, note),
      interrupt: () => this.#stop(run, null),
      answer: (_, text) => {
        if (run === this.#current) this.#whole?.answer(text);
      },
    });
    this.#turn = this.#turn.then(() => this.#begin(run));
    return run;
  }

  /** @param {Run} run @returns {Promise<void>} when it is over */
  async #begin(run) {
    if (run.over) return;
    this.#current = run;
    this.#whole ??= this.#open();
    if (this.#state !== "free") {
      const free = new Promise((resolve) => {
        this.#tellFree = () => resolve(null);
      });
      await Promise.race([free, run.finished]);
    }
    if (run.over) return;
    run.showStarted();
    this.#state = "runs";
    this.#whole?.answer(JSON.stringify(programsOf(run.request)));
    await run.finished;
  }

  /** @returns {Run} in which all take place */
  #open() {
    this.#state = "begins";
    const program = { name: "environment", source: "", stdin: null };
    const request = { program, setup: [...this.#setup], packages: [], files: this.#files, check: null };
    const whole = this.#session.run(
      { ...request, requirements: this.#packages, lasting: true },
      {
        progress: (progress) => this.#current?.showProgress(progress),
        output: (chunks) => this.#current?.addOutput(chunks),
        display: (data) => this.#current?.addDisplay(data),
        prompt: (end) => this.#end(end),
        input: () => this.#hear(),
      },
    );
    whole.finished.then((result) => {
      this.#whole = null;
      this.#current?.finish(result);
    });
    return whole;
  }

  /** Python wants a line, or the next program. */
  #hear() {
    if (this.#state === "runs") this.#current?.askInput();
    else {
      this.#state = "free";
      this.#tellFree();
    }
  }

  /** @param {ProgramEnd} end - of the last program; of those that set up, where nothing else has run */
  #end({ outcome, seconds, error, exitCode }) {
    const began = this.#state === "begins";
    this.#state = "ended";
    if (!began || outcome !== "ok") this.#current?.finish({ outcome, seconds, error, exitCode });
  }

  /**
   * @param {Run} run
   * @param {string | null} note
   */
  #stop(run, note) {
    if (run.over) return;
    if (run !== this.#current || this.#state !== "runs") {
      run.finish({ outcome: "stopped", note });
      return;
    }
    this.#whole?.interrupt();
    setTimeout(() => {
      if (!run.over) this.#whole?.stop(note);
    }, PATIENCE_MS);
  }
}
