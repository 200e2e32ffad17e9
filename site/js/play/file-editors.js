/** The editors of the project's files: one each, made when its file is shown first, so that each keeps its history. */
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { Editor } from "../editor/editor.js";
import { element } from "../elements/controls.js";
import { rangeOfSpan } from "../lib/columns.js";
import { sizeText } from "../lib/durations.js";

/** @typedef {import("./project.js").Project} Project */
/** @typedef {import("../runtime/protocol.js").SourceSpan} SourceSpan */

const HOW_TO_LEAVE =
  "Tab indents; press Escape, then Tab to leave the editor. Control-Enter or Shift-Enter runs the program.";

/** The panel of all of them. */
export const PANEL = "play-file";

/** Given here for the reason that editor/theme.js gives. */
const look = EditorView.theme({
  ".cm-gutters": { border: "0", backgroundColor: "transparent", color: "var(--hb-text-muted)" },
  ".cm-panels": { backgroundColor: "var(--hb-surface-raised)", color: "var(--hb-text)" },
  ".cm-panels-top": { borderBottom: "1px solid var(--hb-border)" },
  ".cm-panel.cm-search": { fontFamily: "var(--hb-font-text)" },
  ".cm-searchMatch": { backgroundColor: "var(--hb-selection)" },
  ".cm-textfield, .cm-button": {
    border: "1px solid var(--hb-border-strong)",
    borderRadius: "var(--hb-radius-small)",
    background: "var(--hb-surface)",
    color: "inherit",
  },
});

/** What only whole files need. */
const extras = [look, lineNumbers(), search({ top: true }), highlightSelectionMatches(), keymap.of(searchKeymap)];

/** @typedef {{ editor: Editor | null, box: HTMLElement, content: import("./project.js").Content }} Opened */

export class FileEditors {
  #project;
  #onRun;
  /** @type {Map<string, Opened>} by the names of files */
  #open = new Map();
  #running = false;

  /**
   * @param {Project} project
   * @param {() => void} onRun
   */
  constructor(project, onRun) {
    this.#project = project;
    this.#onRun = onRun;
    this.element = element("div", "play-editors highlight");
    this.element.id = PANEL;
    this.element.setAttribute("role", "tabpanel");
    const help = element("p", "visually-hidden", HOW_TO_LEAVE);
    help.id = "play-editor-help";
    this.element.append(help);
  }

  /** Shows the file that is active, and forgets those that are gone. */
  show() {
    const { names, active } = this.#project;
    for (const name of [...this.#open.keys()]) if (!names.includes(name)) this.#close(name);
    if (active) this.#opened(active);
    for (const [name, { box }] of this.#open) box.hidden = name !== active;
  }

  /** Every file may have another content. */
  reset() {
    for (const name of [...this.#open.keys()]) this.#close(name);
    this.show();
  }

  focus() {
    this.#open.get(this.#project.active)?.editor?.focus();
  }

  /** @param {boolean} running */
  showRunning(running) {
    this.#running = running;
    for (const { editor } of this.#open.values()) editor?.showRunning(running);
  }

  /**
   * @param {string} name - of the file
   * @param {SourceSpan} span
   */
  mark(name, span) {
    const { editor, content } = this.#opened(name);
    if (editor && typeof content === "string") editor.markError(rangeOfSpan(content, span));
    this.show();
  }

  /** Takes all marks away. */
  unmark() {
    for (const { editor } of this.#open.values()) editor?.markError(null);
  }

  /** @param {string} name */
  #close(name) {
    const opened = this.#open.get(name);
    opened?.editor?.destroy();
    opened?.box.remove();
    this.#open.delete(name);
  }

  /** @param {string} name @returns {Opened} */
  #opened(name) {
    const content = this.#project.content(name);
    const there = this.#open.get(name);
    if (there?.editor && typeof content === "string") {
      there.editor.replaceText(content);
      return Object.assign(there, { content });
    }
    this.#close(name);
    const box = element("div", "play-editor");
    this.element.append(box);
    const editor = typeof content === "string" ? this.#editor(name, content, box) : null;
    if (typeof content !== "string") box.append(element("p", "play-binary", binaryText(name, content)));
    const made = { editor, box, content };
    this.#open.set(name, made);
    return made;
  }

  /**
   * @param {string} name
   * @param {string} text
   * @param {HTMLElement} parent
   */
  #editor(name, text, parent) {
    const editor = new Editor({
      parent,
      text,
      name,
      label: `File ${name}`,
      describedBy: "play-editor-help",
      python: name.endsWith(".py"),
      extras,
      onChange: (changed) => this.#project.write(name, changed),
      onRun: this.#onRun,
    });
    editor.showRunning(this.#running);
    return editor;
  }
}

/**
 * @param {string} name
 * @param {Uint8Array} content
 */
function binaryText(name, content) {
  return `“${name}” is no text: ${sizeText(content.length)}. A program can open it, and it can be downloaded.`;
}
