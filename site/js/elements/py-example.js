/**
 * <py-example>: adds to code and recorded output, which read well without it, the means to run and edit.
 *
 * Owns: how the parts of one example work together. Its markup comes from the build; see linkOf for options.
 */
import { copyText } from "../lib/clipboard.js";
import { rangeOfSpan } from "../lib/columns.js";
import { editStore } from "../lib/edit-store.js";
import { sayDone } from "./controls.js";
import { buildParts } from "./example-parts.js";
import { linkOf, runRequest } from "./run-request.js";
import { saveAs } from "./save-as.js";
import { loadEditor, loadRunPanel, warmUp } from "./warm-up.js";

/** @typedef {import("../lib/chain.js").Link} Link */
/** @typedef {import("../runtime/run.js").RunResult} RunResult */
/** @typedef {import("../runtime/protocol.js").SourceSpan} SourceSpan */
/** @typedef {import("../lib/columns.js").Range} Range */
/** @typedef {import("./example-parts.js").Parts} Parts */

const NOT_LOADED = "A part of this page could not be loaded. Check the connection, then try again.";

/** @param {string} name */
const findExample = (name) => {
  const found = document.getElementById(name);
  return found instanceof PyExample ? found : null;
};

export class PyExample extends HTMLElement {
  /** @type {AbortController | null} */
  #life = null;
  /** @type {Parts | null} */
  #parts = null;
  /** @type {import("./run-panel.js").RunPanel | null} */
  #panel = null;
  /** @type {import("./code-view.js").Highlighter | null} */
  #highlight = null;
  #runs = 0;
  /** @type {Range | null} */
  #error = null;

  connectedCallback() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    if (!this.#parts) this.#build();
    this.addEventListener("click", (event) => this.#click(event), { signal });
    for (const near of ["pointerenter", "focusin", "touchstart"]) {
      this.addEventListener(near, () => this.#warm(), { signal, passive: true });
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

  /** @returns {Record<string, unknown>} as the lesson gives them */
  get options() {
    return JSON.parse(this.dataset.options || "{}");
  }

  /** The program as the reader has it. */
  get source() {
    return this.#parts?.edit.text ?? "";
  }

  /** @returns {Link} */
  get link() {
    return linkOf(this.name, this.source, this.options);
  }

  /**
   * @param {{ prepared?: boolean }} [how] - prepared: input() is answered from `stdin=` where the lesson has it
   * @returns {Promise<RunResult | null>} null when the page could not load what shows it
   */
  async run({ prepared = false } = {}) {
    const { toolbar, notices, edit } = this.#built();
    this.#runs += 1;
    const ticket = this.#runs;
    this.#mark(null);
    toolbar.showRunning(true);
    try {
      const panel = await this.#loadPanel();
      notices.fail("", edit);
      const find = (/** @type {string} */ name) => findExample(name)?.link ?? null;
      const result = await panel.run(() => runRequest(this.link, find, prepared));
      const span = result.outcome === "error" ? result.error?.span : null;
      if (span && ticket === this.#runs) findExample(span.program)?.showError(span);
      return result;
    } catch (error) {
      console.error(error);
      notices.fail(NOT_LOADED, edit);
      return null;
    } finally {
      if (ticket === this.#runs) toolbar.showRunning(false);
    }
  }

  stop() {
    this.#panel?.stop();
  }

  /** @param {SourceSpan} span */
  showError(span) {
    this.#mark(rangeOfSpan(this.source, span));
  }

  /** Another tab has saved this example. */
  heard() {
    this.#parts?.edit.heard();
  }

  /** @returns {Parts} */
  #built() {
    if (!this.#parts) throw new Error(`${this.id} is not in a page`);
    return this.#parts;
  }

  #build() {
    this.#parts = buildParts(this, {
      shown: () => this.#showEdit(),
      typed: (text) => this.#typed(text),
      run: () => this.run(),
    });
    const { edit } = this.#parts;
    editStore.takeSaved(this.name).then(({ record, draft }) => edit.load(record, draft));
  }

  #showEdit() {
    const { view, edit, toolbar, notices, editor } = this.#built();
    toolbar.showEdit(edit);
    notices.show(edit);
    if (editor.open) editor.replaceText(edit.text);
    else if (view.shownText !== edit.text) {
      this.#error = null;
      view.show(edit.text, this.#highlight);
    }
  }

  /** @param {string} text */
  #typed(text) {
    this.#error = null; // the editor itself drops its marks
    this.#built().edit.type(text);
  }

  /** @param {Range | null} range - the failing part; null takes the marks away */
  #mark(range) {
    const { view, editor } = this.#built();
    this.#error = range;
    view.mark(range);
    editor.mark(range);
  }

  async #warm() {
    warmUp();
    const { highlightedCode } = await loadEditor().catch(() => ({ highlightedCode: null }));
    if (this.#highlight || !highlightedCode) return;
    this.#highlight = highlightedCode;
    const { view, edit } = this.#built();
    if (edit.edited) view.show(edit.text, highlightedCode);
  }

  async #loadPanel() {
    const { RunPanel } = await loadRunPanel();
    const recorded = this.querySelector('.example-output[data-kind="recorded"]');
    this.#panel ??= new RunPanel(this, recorded instanceof HTMLElement ? recorded : null);
    return this.#panel;
  }

  async #toggleEditor() {
    const { view, edit, toolbar, notices, editor } = this.#built();
    if (editor.open) {
      editor.close();
      view.show(edit.text, this.#highlight);
      view.mark(this.#error);
      toolbar.showEditor(false);
      return;
    }
    try {
      await editor.show(edit.text);
      notices.fail("", edit);
      toolbar.showEditor(true);
      editor.mark(this.#error);
    } catch (error) {
      console.error(error);
      notices.fail(NOT_LOADED, edit);
    }
  }

  /** @param {Event} event */
  #click(event) {
    const target = event.target instanceof Element ? event.target : null;
    const button = target?.closest("button[data-action]");
    if (!(button instanceof HTMLButtonElement)) return;
    // The second click of a double one would stop what the first one started
    if (event instanceof MouseEvent && event.detail > 1 && button.dataset.action === "run") return;
    const action = button.dataset.action ?? "";
    // A sentence goes when it has been answered, and must not take the focus with it
    const answers = action !== "download" && button.closest(".example-notice, .example-note");
    if (answers && document.activeElement === button) this.#built().toolbar.focusRun();
    this.#actions[action]?.(button);
  }

  /** @type {Record<string, (button: HTMLButtonElement) => void>} what the buttons in an example do */
  #actions = {
    run: () => this.run(),
    stop: () => this.stop(),
    edit: () => this.#toggleEditor(),
    reset: () => this.#built().edit.reset(),
    "undo-reset": () => this.#built().edit.undoReset(),
    "keep-mine": () => this.#built().edit.keepMine(),
    "use-mine": () => this.#built().edit.useMine(),
    "use-theirs": () => this.#built().edit.useTheirs(),
    copy: (button) => this.#copy(this.source, button),
    "copy-output": (button) => this.#copy(this.#panel?.view?.text ?? "", button),
    download: () => saveAs(this.#panel?.view?.stream.sent ?? "", `${this.name}-output.txt`),
    "send-input": () => this.#panel?.answer(),
    "end-input": () => this.#panel?.answer(null),
    recorded: () => this.#panel?.box.showRecorded(),
    clear: () => {
      this.#panel?.box.clear();
      this.#built().toolbar.focusRun();
    },
  };

  /**
   * @param {string} text
   * @param {HTMLButtonElement} button
   */
  async #copy(text, button) {
    sayDone(button, (await copyText(text)) ? "Copied" : "Not copied");
  }
}
