/**
 * What examples and exercises have in common: code that reads well without it, and the means to run and edit it.
 *
 * Owns: how the parts of one program work together. Its markup comes from the build. A subclass says what a run
 * needs, and adds to what is shown around it.
 */

import { copyText } from "../lib/clipboard.js";
import { rangeOfSpan } from "../lib/columns.js";
import { editStore } from "../lib/edit-store.js";
import { session } from "../runtime/session.js";
import { sayDone } from "./controls.js";
import { keepInSight } from "./in-sight.js";
import { ProgramParts } from "./program-parts.js";
import { saveAs } from "./save-as.js";
import { loadRunPanel, warmUp } from "./warm-up.js";

/** @typedef {import("../runtime/run.js").RunRequest} RunRequest */
/** @typedef {import("../runtime/run.js").RunResult} RunResult */
/** @typedef {import("../runtime/protocol.js").SourceSpan} SourceSpan */

const NOT_LOADED = "A part of this page could not be loaded. Check the connection, then try again.";

/** @abstract */
export class ProgramElement extends HTMLElement {
  /** @type {AbortController | null} */
  #life = null;
  /** @type {ProgramParts | null} */
  #parts = null;
  /** @type {import("./run-panel.js").RunPanel | null} */
  #panel = null;
  #runs = 0;

  connectedCallback() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    if (!this.#parts) this.build();
    this.addEventListener("click", (event) => this.#click(event), { signal });
    const warm = () => {
      warmUp(this.python);
      this.#parts?.warm();
    };
    for (const near of ["pointerenter", "focusin", "touchstart"]) {
      this.addEventListener(near, warm, { signal, passive: true });
    }
    // What is typed last is saved also when the page is closed at once
    const leave = () => this.#parts?.edit.leave();
    document.addEventListener("visibilitychange", leave, { signal });
    addEventListener("pagehide", leave, { signal });
    addEventListener("pageshow", (event) => event.persisted && this.heard(), { signal });
  }

  disconnectedCallback() {
    this.#life?.abort();
    this.#parts?.edit.leave();
    this.stop();
  }

  get name() {
    return this.id;
  }

  /** What runs it. @protected @returns {import("./run-panel.js").Python} */
  get python() {
    return session;
  }

  /** What it is, in a word. @returns {string} */
  get kind() {
    return "example";
  }

  /** @returns {Record<string, unknown>} as the lesson gives them */
  get options() {
    return JSON.parse(this.dataset.options || "{}");
  }

  /** The program as the reader has it. */
  get source() {
    return this.#parts?.edit.text ?? "";
  }

  /**
   * What a run needs.
   * @protected
   * @abstract
   * @param {boolean} _prepared - whether input() is answered from `stdin=` instead of by the reader
   * @returns {Promise<RunRequest>} rejects with a sentence for the reader
   */
  async request(_prepared) {
    throw new Error(`${this.localName} cannot be run`);
  }

  /**
   * Puts the box of a run's output into its place; called for every run.
   * @protected
   * @param {HTMLElement} box
   */
  put(box) {
    if (box.parentElement !== this) this.append(box);
  }

  /**
   * The reader has asked for a run.
   * @protected
   * @param {boolean} _prepared - together with all the others
   */
  willRun(_prepared) {}

  /**
   * A run has ended, and no later one has begun.
   * @protected
   * @param {RunResult} _result
   * @param {string} _output - what it has written, as shown
   */
  hasRun(_result, _output) {}

  /** The reader's text, or what is known of it, has changed. @protected */
  hasChanged() {}

  /**
   * @param {{ prepared?: boolean, pressed?: boolean }} [how] - prepared: input() is answered from `stdin=` where the
   *   lesson has it; pressed: the reader has pressed a button for this very program
   * @returns {Promise<RunResult | null>} null when the page could not load what shows it
   */
  async run({ prepared = false, pressed = false } = {}) {
    const { notices, edit } = this.parts;
    this.#runs += 1;
    const ticket = this.#runs;
    this.willRun(prepared);
    this.python.warm();
    this.parts.mark(null);
    this.parts.showRunning(true);
    try {
      const panel = await this.#loadPanel();
      notices.fail("", edit);
      const running = panel.run(() => this.request(prepared));
      if (pressed) keepInSight(panel.box.element, panel.shown, running);
      const result = await running;
      if (ticket === this.#runs) {
        if (result.outcome === "error") this.showSpan(result);
        this.hasRun(result, panel.view?.text ?? "");
      }
      return result;
    } catch (error) {
      this.fail(error);
      return null;
    } finally {
      if (ticket === this.#runs) this.parts.showRunning(false);
    }
  }

  /**
   * @protected
   * @param {boolean} preparing - whether a run is about to begin, or doesn't after all
   */
  showPreparing(preparing) {
    this.parts.showRunning(preparing);
    this.#panel?.box.wait(preparing);
  }

  /** The recorded output takes the place of that of a run. @protected */
  showRecorded() {
    this.#panel?.box.showRecorded();
  }

  /** The output of a run goes. @protected */
  clearOutput() {
    this.#panel?.box.clear();
  }

  /** @param {string | null} [note] - why, for the reader; null when it is the reader who asked */
  stop(note = null) {
    this.#panel?.stop(note);
  }

  /**
   * Marks what has failed, which may be in a program before this one.
   * @protected
   * @param {RunResult} result
   */
  showSpan({ error }) {
    const failed = error?.span && document.getElementById(error.span.program);
    if (error?.span && failed instanceof ProgramElement) failed.showError(error.span);
  }

  /** @param {SourceSpan} span */
  showError(span) {
    this.parts.mark(rangeOfSpan(this.source, span));
  }

  /** Another tab has saved this program. */
  heard() {
    this.#parts?.edit.heard();
  }

  /** The original program again; the reader can undo that. */
  reset() {
    this.parts.edit.reset();
  }

  /** @protected @returns {ProgramParts} */
  get parts() {
    if (!this.#parts) throw new Error(`${this.id} is not in a page`);
    return this.#parts;
  }

  /** Adds to the markup what only scripts need, once. @protected */
  build() {
    this.#parts = new ProgramParts(this, this.kind, {
      changed: () => this.hasChanged(),
      run: () => this.run(),
    });
    const { edit } = this.#parts;
    editStore.takeSaved(this.name).then(({ record, draft }) => edit.load(record, draft));
  }

  /**
   * Something that the reader has asked for could not be loaded.
   * @protected
   * @param {unknown} error
   */
  fail(error) {
    console.error(error);
    this.parts.notices.fail(NOT_LOADED, this.parts.edit);
  }

  async #loadPanel() {
    const { RunPanel } = await loadRunPanel();
    const recorded = this.querySelector('.example-output[data-kind="recorded"]');
    const box = recorded instanceof HTMLElement ? recorded : null;
    this.#panel ??= new RunPanel(this, box, (run) => this.put(run), this.python);
    return this.#panel;
  }

  /** @param {Event} event */
  #click(event) {
    const target = event.target instanceof Element ? event.target : null;
    const button = target?.closest("button[data-action]");
    if (!(button instanceof HTMLButtonElement)) return;
    const action = button.dataset.action ?? "";
    // The second click of a double one would stop what the first one started
    if (event instanceof MouseEvent && event.detail > 1 && action === "run") return;
    // A sentence goes when it has been answered, and must not take the focus with it
    const answers = action !== "download" && button.closest(".example-notice, .example-note");
    if (answers && document.activeElement === button) this.parts.toolbar.focusRun();
    this.act(action, button);
  }

  /**
   * Does what a button says.
   * @protected
   * @param {string} action
   * @param {HTMLButtonElement} button
   */
  act(action, button) {
    this.#actions[action]?.(button);
  }

  /** @type {Record<string, (button: HTMLButtonElement) => void>} */
  #actions = {
    run: () => this.run({ pressed: true }),
    stop: () => this.stop(),
    edit: () => this.parts.toggleEditor().catch((error) => this.fail(error)),
    reset: () => this.reset(),
    "undo-reset": () => this.parts.edit.undoReset(),
    "keep-mine": () => this.parts.edit.keepMine(),
    "use-mine": () => this.parts.edit.useMine(),
    "use-theirs": () => this.parts.edit.useTheirs(),
    copy: (button) => this.copy(this.source, button),
    "copy-output": (button) => this.copy(this.#panel?.view?.text ?? "", button),
    download: () => saveAs(this.#panel?.view?.stream.sent.blob() ?? "", `${this.name}-output.txt`),
    "send-input": () => this.#panel?.answer(),
    "end-input": () => this.#panel?.answer(null),
    recorded: () => this.showRecorded(),
    clear: () => {
      this.clearOutput();
      this.parts.toolbar.focusRun();
    },
  };

  /**
   * @protected
   * @param {string} text
   * @param {HTMLButtonElement} button
   */
  async copy(text, button) {
    sayDone(button, (await copyText(text)) ? "Copied" : "Not copied");
  }
}
