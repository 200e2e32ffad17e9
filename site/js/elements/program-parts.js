/** The text of one program in the page: read, edited, marked where it failed, with the controls around it. */
import { editStore } from "../lib/edit-store.js";
import { SavedEdit } from "../lib/saved-edit.js";
import { CodeView } from "./code-view.js";
import { EditNotices } from "./edit-notices.js";
import { EditorHost } from "./editor-host.js";
import { Toolbar } from "./toolbar.js";
import { loadEditor } from "./warm-up.js";

/** @typedef {import("../lib/columns.js").Range} Range */

/**
 * @typedef {object} PartEvents
 * @property {() => void} changed - the program, or what is known of it, has changed
 * @property {() => void} run - the reader has asked for a run in the editor
 */

export class ProgramParts {
  /** @type {import("./code-view.js").Highlighter | null} */
  #highlight = null;
  /** @type {Range | null} */
  #error = null;
  #events;
  #view;
  #editor;
  #opening = false;

  /**
   * Finds the code in a program's markup and puts the controls around it.
   * @param {HTMLElement} host - as the build makes it
   * @param {string} kind - what the host is: "example" or "exercise"
   * @param {PartEvents} events
   * @throws {Error} when it holds no code
   */
  constructor(host, kind, events) {
    const name = host.id;
    this.codeBox = codeBoxOf(host);
    this.#events = events;
    this.#view = new CodeView(/** @type {HTMLElement} */ (this.codeBox.querySelector("code")));
    const original = { text: this.#view.originalText, digest: host.dataset.digest ?? "" };
    this.edit = new SavedEdit(name, original, editStore, () => this.#showEdit());
    this.toolbar = new Toolbar(name, kind);
    this.notices = new EditNotices(name, kind);
    this.#editor = new EditorHost(name, this.codeBox, original.text.endsWith("\n"), {
      onChange: (text) => this.#typed(text),
      onRun: events.run,
    });
    this.codeBox.before(this.toolbar.element, this.notices.element);
  }

  #showEdit() {
    const { edit } = this;
    this.toolbar.showEdit(edit);
    this.notices.show(edit);
    if (this.#editor.open) this.#editor.replaceText(edit.text);
    else if (this.#view.shownText !== edit.text) {
      this.#error = null;
      this.#view.show(edit.text, this.#highlight);
    }
    this.#events.changed();
  }

  /** @param {string} text */
  #typed(text) {
    this.#error = null; // the editor itself drops its marks
    this.edit.type(text);
    this.#events.changed();
  }

  /** @param {string} text - the program, by whoever owns the page */
  replaceText(text) {
    this.edit.type(text);
    this.#showEdit();
  }

  /** @param {boolean} running - whether the program runs */
  showRunning(running) {
    this.toolbar.showRunning(running);
    this.#editor.showRunning(running);
  }

  /** @param {Range | null} range - the failing part; null takes the marks away */
  mark(range) {
    this.#error = range;
    this.#view.mark(range);
    this.#editor.mark(range);
  }

  /** Loads the editor; what was shown plain meanwhile gets its colours. Failing is for when the editor is asked for. */
  async warm() {
    const { highlightedCode } = await loadEditor().catch(() => ({ highlightedCode: null }));
    if (this.#highlight || !highlightedCode) return;
    this.#highlight = highlightedCode;
    if (this.edit.edited) this.#view.show(this.edit.text, highlightedCode);
  }

  /** @param {boolean} [focused] - whether an editor that opens takes the focus */
  async toggleEditor(focused = true) {
    const { edit, toolbar } = this;
    if (this.#editor.open) {
      this.#editor.close();
      this.#view.show(edit.text, this.#highlight);
      this.#view.mark(this.#error);
      toolbar.showEditor(false);
      return;
    }
    // Pressed again while it loads
    if (this.#opening) return;
    this.#opening = true;
    toolbar.showLoading(true);
    try {
      await this.#editor.show(edit.text, focused);
    } finally {
      this.#opening = false;
      toolbar.showLoading(false);
      toolbar.showEdit(edit);
    }
    this.notices.fail("", edit);
    toolbar.showEditor(true);
    this.#editor.mark(this.#error);
  }
}

/**
 * @param {HTMLElement} host
 * @returns {HTMLElement}
 */
function codeBoxOf(host) {
  const box = host.querySelector(".example-code");
  if (box instanceof HTMLElement && box.querySelector("code")) return box;
  throw new Error(`“${host.id}” holds no code.`);
}
