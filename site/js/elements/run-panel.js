/** The output box of an example's own runs, beside the recorded one; loaded when a reader comes near. */
import { durationText } from "../lib/durations.js";
import { announce, element } from "./controls.js";
import { inputField } from "./input-field.js";
import { OutputView } from "./output-view.js";
import { richOutput } from "./rich-output.js";
import { RunBox } from "./run-box.js";

/** @typedef {import("../runtime/run.js").Run} Run */
/** @typedef {import("../runtime/run.js").RunRequest} RunRequest */
/** @typedef {import("../runtime/run.js").RunResult} RunResult */

/**
 * What runs programs: the page's session, or what stands for it.
 * @typedef {object} Python
 * @property {import("../runtime/session.js").Status} status
 * @property {() => void} warm
 * @property {(request: RunRequest, listener: import("../runtime/run.js").RunListener) => Pick<Run, "stop" | "answer" | "finished">} run
 */

/** Longer output is not read out whole; a sentence says how long it is. */
const READ_OUT_LINES = 20;
const READ_OUT_CHARACTERS = 1200;
/** For so long what was there stays, if nothing else is to be shown: a run that is over by then changes it once. */
const RUNNING_DELAY_MS = 100;

/** Each HTML result is a frame of its own, and a program can show any number. */
const MOST_RESULTS = 100;

const RUNNING = "running…";

/** @type {Omit<RunResult, "outcome">} */
const NOTHING = { seconds: 0, error: null, droppedLines: 0, note: null, check: null };

/** Runs one example and shows what comes of it. */
export class RunPanel {
  #host;
  #python;
  #name;
  #box;
  /** @type {OutputView | null} */
  #view = null;
  /** @type {ReturnType<Python["run"]> | null} */
  #run = null;
  /** Counts runs: what comes late from an earlier one is not shown. */
  #ticket = 0;
  #stopped = false;
  /** Of the run, such as tables and pictures. */
  #results = 0;
  /** Whether Python has to be waited for. */
  #waiting = false;
  /** Whether Python has been given the program. */
  #started = false;
  /** Resolves when something of the last run is to be seen. */
  shown = Promise.resolve();
  #resolveShown = () => {};
  /** @type {import("./input-field.js").InputField | null} */
  #field = null;
  #focusFree = false;

  /**
   * @param {HTMLElement} host - the example or exercise
   * @param {HTMLElement | null} recorded - its recorded output
   * @param {(box: HTMLElement) => void} put - puts the box of its output into its place
   * @param {Python} python
   * @param {string} [name] - of the program, where it is not that of the host
   */
  constructor(host, recorded, put, python, name = host.id) {
    this.#host = host;
    this.#python = python;
    this.#name = name;
    this.#box = new RunBox(name, recorded, put);
  }

  /**
   * @param {() => Promise<RunRequest>} prepare
   * @returns {Promise<RunResult>} never rejects
   */
  async run(prepare) {
    this.#ticket += 1;
    const ticket = this.#ticket;
    this.#begin();
    const timer = setTimeout(() => {
      if (ticket === this.#ticket) this.#sayRunning();
    }, RUNNING_DELAY_MS);
    const result = await this.#finished(prepare, ticket);
    clearTimeout(timer);
    if (ticket === this.#ticket) this.#finish(result);
    return result;
  }

  /** @param {string | null} note - why, for the reader; null when it is the reader who asked */
  stop(note) {
    this.#stopped = true;
    this.#run?.stop(note);
  }

  /** @returns {OutputView | null} of the last run */
  get view() {
    return this.#view;
  }

  get box() {
    return this.#box;
  }

  /** @param {string | null} [text] - null ends the input; left out: what is typed */
  answer(text = this.#field?.text() ?? "") {
    const focused = this.#field?.element.contains(document.activeElement) ?? false;
    this.#dropField();
    if (focused) this.#box.focusOutput();
    this.#run?.answer(text);
  }

  #begin() {
    const active = document.activeElement;
    // Safari gives a clicked button no focus: then a field may take it
    this.#focusFree = active === null || active === document.body;
    this.#stopped = false;
    this.#results = 0;
    this.#started = false;
    this.#waiting = this.#python.status !== "ready";
    this.#run = null;
    this.#field = null;
    this.shown = new Promise((resolve) => {
      this.#resolveShown = resolve;
    });
    this.#view = new OutputView(this.#box.begin());
    if (!this.#waiting) return;
    this.#box.load();
    this.#resolveShown();
  }

  /** What was there gives way to the run, unless Python has to be waited for. */
  #reveal() {
    if (this.#waiting) return;
    this.#box.start();
    this.#resolveShown();
  }

  #sayRunning() {
    this.#reveal();
    if (!this.#box.line.text) this.#box.line.say(RUNNING);
  }

  /**
   * @param {() => Promise<RunRequest>} prepare
   * @param {number} ticket
   * @returns {Promise<RunResult>}
   */
  async #finished(prepare, ticket) {
    /** @type {RunRequest} */
    let request;
    try {
      request = await prepare();
    } catch (error) {
      const note = error instanceof Error ? error.message : String(error);
      return { ...NOTHING, outcome: "failed", note };
    }
    if (this.#stopped || ticket !== this.#ticket) return { ...NOTHING, outcome: "stopped" };
    const view = /** @type {OutputView} */ (this.#view);
    const mine = () => ticket === this.#ticket;
    this.#run = this.#python.run(request, {
      progress: (progress) => mine() && this.#progress(progress),
      started: () => mine() && this.#start(),
      output: (chunks) => mine() && this.#output(view, chunks),
      display: (data) => mine() && this.#display(view, data),
      input: () => mine() && this.#ask(view),
    });
    return this.#run.finished;
  }

  /** @param {{ step: string, loaded: number, total: number }} progress */
  #progress(progress) {
    this.#reveal();
    if (this.#started) this.#box.line.loadBefore(progress.step, progress, RUNNING);
    else this.#box.line.load(progress.step, progress);
  }

  #start() {
    this.#started = true;
    if (!this.#waiting) return;
    this.#waiting = false;
    this.#reveal();
    this.#box.line.say(RUNNING);
  }

  /**
   * @param {OutputView} view
   * @param {import("../runtime/protocol.js").OutputChunk[]} chunks
   */
  #output(view, chunks) {
    this.#reveal();
    view.write(chunks);
    if (this.#isLong(view)) this.#box.silence();
    if (view.stream.truncated) this.#box.showCut();
  }

  /** @param {OutputView} view */
  #isLong({ stream }) {
    return stream.lines > READ_OUT_LINES || stream.sent.length > READ_OUT_CHARACTERS;
  }

  /**
   * @param {OutputView} view
   * @param {Record<string, string>} data
   */
  #display(view, data) {
    this.#reveal();
    this.#results += 1;
    if (this.#results > MOST_RESULTS) {
      if (this.#results === MOST_RESULTS + 1)
        view.show(element("p", "example-note", `Only the first ${MOST_RESULTS} results are shown.`));
      return;
    }
    const shown = richOutput(data, this.#name);
    if (shown) view.show(shown);
  }

  /** @param {OutputView} view */
  #ask(view) {
    this.#reveal();
    const field = inputField(this.#name, view.stream.lastLine, (text) => this.answer(text));
    this.#field = field;
    view.showInline(field.element);
    const active = document.activeElement;
    const here = this.#host.contains(active) || (this.#focusFree && active === document.body);
    if (here) field.focus();
    else announce(`${this.#name} waits for an answer`);
    this.#host.dispatchEvent(new CustomEvent("example-input", { bubbles: true }));
  }

  #dropField() {
    this.#field?.element.remove();
    this.#field = null;
  }

  /** @param {RunResult} result */
  #finish(result) {
    const view = /** @type {OutputView} */ (this.#view);
    this.#run = null;
    this.#reveal();
    this.#dropField();
    if (view.stream.truncated && result.error) {
      view.show(this.#box.lateTraceback(result.error.traceback));
    }
    this.#box.finish(result, view.empty);
    if (view.stream.truncated || result.droppedLines > 0) this.#box.showCut(result.droppedLines);
    if (this.#isLong(view)) {
      const lines = view.stream.lines.toLocaleString("en");
      announce(`${this.#name}: ${lines} lines of output, ${durationText(result.seconds)}`);
    }
  }
}
