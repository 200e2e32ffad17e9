/**
 * Python's prompt beside the output: after a run it has the names of the program, as `python -i` has it.
 *
 * Owns: when the terminal is loaded, and how a run of the program looks to the pane of its output.
 */
import { actionButton, element } from "../elements/controls.js";
import { session } from "../runtime/session.js";

/** @typedef {import("../repl/prompt.js").Prompt} Prompt */
/** @typedef {import("../runtime/run.js").Run} Run */
/** @typedef {import("../runtime/run.js").RunRequest} RunRequest */
/** @typedef {import("../runtime/run.js").RunListener} RunListener */
/** @typedef {import("../runtime/run.js").RunResult} RunResult */

/** A program that goes on so long after Ctrl-C is ended otherwise. */
const PATIENCE_MS = 900;

const HINT = "After a run, the names of your program are here to be tried.";

/** Stopped while the terminal was loaded. @type {import("../runtime/run.js").ProgramEnd} */
const NEVER_BEGAN = { outcome: "stopped", seconds: 0, error: null, exitCode: null };

/** One run of the program, which the pane of the output sees end when the prompt begins. */
class ProgramRun {
  /** @type {Run | null} */
  #run = null;
  #over = false;
  #stopped = false;
  /** @type {(result: RunResult) => void} */
  #resolve = () => {};
  /** @type {Promise<RunResult>} */
  finished = new Promise((resolve) => {
    this.#resolve = resolve;
  });

  /** Whether it was to stop, perhaps before it began. */
  get stopped() {
    return this.#stopped;
  }

  /** @param {RunResult} result */
  end(result) {
    this.#over = true;
    this.#resolve(result);
  }

  /** @param {Run} run */
  begin(run) {
    this.#run = run;
    run.finished.then((result) => this.end(result));
    if (this.#stopped) run.stop();
  }

  /** A prompt follows; what doesn't heed is ended without one. @param {string | null} [note] */
  stop(note = null) {
    this.#stopped = true;
    const run = this.#run;
    if (!run || this.#over) return;
    run.interrupt();
    setTimeout(() => {
      if (!this.#over) run.stop(note);
    }, PATIENCE_MS);
  }

  /** @param {string | null} text */
  answer(text) {
    this.#run?.answer(text);
  }
}

export class PromptPane {
  #files;
  #place = element("div", "play-prompt-place");
  /** @type {Promise<Prompt> | null} */
  #loading = null;

  /** @param {() => Partial<RunRequest>} files - what a prompt without a program has */
  constructor(files) {
    this.#files = files;
    this.#offer();
    this.element = element("section", "play-prompt", this.#place);
    this.element.setAttribute("aria-label", "Prompt");
  }

  #offer() {
    const start = actionButton("start-prompt", "Start a prompt", "beside the output");
    this.#place.replaceChildren(element("div", "play-prompt-start", start, element("p", "", HINT)));
  }

  /** As before the first run. */
  async clear() {
    const loading = this.#loading;
    if (!loading) return;
    this.#loading = null;
    this.#offer();
    await loading.then(
      (prompt) => prompt.close(),
      () => {}, // it was told
    );
  }

  /** What runs the program; a prompt follows. @type {import("../elements/run-panel.js").Python} */
  python = {
    get status() {
      return session.status;
    },
    warm: () => session.warm(),
    run: (request, listener) => {
      const program = new ProgramRun();
      this.#begin(program, request, listener);
      return program;
    },
  };

  /** A prompt without a program. */
  async start() {
    try {
      const prompt = await this.#prompt();
      await prompt.start(this.#files());
      prompt.focus();
    } catch (error) {
      console.info("No prompt:", error);
    }
  }

  /**
   * @param {ProgramRun} program
   * @param {RunRequest} request
   * @param {RunListener} listener
   */
  async #begin(program, request, listener) {
    const ended = (/** @type {import("../runtime/run.js").ProgramEnd} */ end) =>
      program.end({ droppedLines: 0, note: null, check: null, ...end });
    try {
      const prompt = await this.#prompt();
      if (program.stopped) return ended(NEVER_BEGAN);
      program.begin(await prompt.start(request, { ...listener, prompt: ended }));
    } catch (error) {
      if (program.stopped) return ended(NEVER_BEGAN);
      console.info("No prompt:", error); // the program runs all the same
      program.begin(session.run(request, listener));
    }
  }

  /** @returns {Promise<Prompt>} rejects when it could not be loaded; the next call tries again */
  #prompt() {
    this.#loading ??= this.#load().catch((error) => {
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }

  async #load() {
    const { Prompt } = await import("../repl/prompt.js");
    const place = element("div", "play-terminal");
    const prompt = new Prompt(place, session, { label: "Prompt of the playground" });
    this.#place.replaceChildren(place);
    return prompt;
  }
}
