/**
 * The code editor, loaded when a reader comes near an example.
 *
 * Owns: CodeMirror and nothing else; it knows neither examples nor storage.
 */
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentLess, simplifySelection } from "@codemirror/commands";
import { pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap } from "@codemirror/view";
import { INDENT, indent } from "./commands.js";
import { errorMarks, setErrorMarks } from "./error-marks.js";
import { highlighting } from "./highlighting.js";
import { KeyRow } from "./key-row.js";
import { theme } from "./theme.js";

export { highlightedCode } from "./highlighting.js";

/** @typedef {import("../lib/columns.js").Range} Range */

/** Esc lets the next Tab leave the editor; any other key ends that, and so does this time. */
const LEAVE_MS = 600_000;

/**
 * @typedef {object} EditorOptions
 * @property {HTMLElement} parent - where it is appended
 * @property {string} text - what it starts with
 * @property {string} name - of the program
 * @property {string} label - its name for screen readers
 * @property {string} describedBy - id of the element that says how to leave it
 * @property {(text: string) => void} onChange - called with the whole text after each change
 * @property {() => void} onRun - Ctrl-Enter, Cmd-Enter or Shift-Enter
 * @property {boolean} [python] - whether it is Python, which it is unless this says no
 * @property {import("@codemirror/state").Extension} [extras] - what only this editor has
 */

/** @param {() => void} run */
function keys(run) {
  const start = () => {
    run();
    return true;
  };
  return keymap.of([
    { key: "Mod-Enter", run: start },
    { key: "Ctrl-Enter", run: start },
    { key: "Shift-Enter", run: start },
    {
      key: "Escape",
      run(view) {
        simplifySelection(view);
        view.setTabFocusMode(LEAVE_MS);
        return true;
      },
    },
    { key: "Tab", run: indent, shift: indentLess },
    ...closeBracketsKeymap,
    ...historyKeymap,
    ...defaultKeymap,
  ]);
}

/** An editor in the page, with a row of keys for touch screens. */
export class Editor {
  #view;
  #keys;

  /** @param {EditorOptions} options */
  constructor({ parent, text, name, label, describedBy, onChange, onRun, python = true, extras = [] }) {
    this.#view = new EditorView({
      parent,
      doc: text,
      extensions: [
        keys(onRun),
        history(),
        drawSelection(),
        EditorState.allowMultipleSelections.of(true),
        EditorState.tabSize.of(INDENT.length),
        indentUnit.of(INDENT),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        python ? [pythonLanguage, highlighting] : [],
        theme,
        extras,
        errorMarks,
        EditorView.scrollMargins.of(() => ({ bottom: this.#keys.height })),
        EditorView.contentAttributes.of({
          "aria-label": label,
          "aria-describedby": describedBy,
          tabindex: "0",
          autocapitalize: "off",
          autocorrect: "off",
          spellcheck: "false",
          translate: "no",
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString());
        }),
      ],
    });
    this.#keys = new KeyRow(name, parent, {
      onPress: ({ command }) => command(this.#view),
      onLostRoom: () => this.#revealCursor(),
    });
  }

  #revealCursor() {
    if (!this.hasFocus) return;
    const { head } = this.#view.state.selection.main;
    this.#view.dispatch({ effects: EditorView.scrollIntoView(head) });
  }

  /** @param {boolean} running - whether the program runs */
  showRunning(running) {
    this.#keys.showRunning(running);
  }

  /**
   * Replaces the text; the reader can undo it.
   * @param {string} text
   */
  replaceText(text) {
    const { doc } = this.#view.state;
    if (doc.toString() === text) return;
    this.#view.dispatch({ changes: { from: 0, to: doc.length, insert: text } });
  }

  /** @param {Range | null} range - the failing part; null takes the marks away */
  markError(range) {
    this.#view.dispatch({ effects: setErrorMarks.of(range) });
  }

  get hasFocus() {
    return this.#view.hasFocus;
  }

  focus() {
    this.#view.focus();
  }

  destroy() {
    this.#keys.destroy();
    this.#view.destroy();
  }
}
