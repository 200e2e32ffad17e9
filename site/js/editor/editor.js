/**
 * The code editor, loaded when a reader comes near an example.
 *
 * Owns: CodeMirror and nothing else; it knows neither examples nor storage.
 */
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import {
  defaultKeymap,
  history,
  historyKeymap,
  indentLess,
  indentMore,
  insertTab,
  simplifySelection,
} from "@codemirror/commands";
import { pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { EditorSelection, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap } from "@codemirror/view";
import { errorMarks, setErrorMarks } from "./error-marks.js";
import { highlighting } from "./highlighting.js";
import { theme } from "./theme.js";

export { highlightedCode } from "./highlighting.js";

/** @typedef {import("../lib/columns.js").Range} Range */

/** Esc lets the next Tab leave the editor; any other key ends that, and so does this time. */
const LEAVE_MS = 600_000;
const INDENT = "    ";

/**
 * @typedef {object} EditorOptions
 * @property {HTMLElement} parent - where it is appended
 * @property {string} text - what it starts with
 * @property {string} label - its name for screen readers
 * @property {string} describedBy - id of the element that says how to leave it
 * @property {(text: string) => void} onChange - called with the whole text after each change
 * @property {() => void} onRun - Ctrl-Enter, Cmd-Enter or Shift-Enter
 */

/**
 * Tab: to the next multiple of four, or the selected lines one level deeper.
 * @type {import("@codemirror/state").StateCommand}
 */
const indent = (target) => {
  const { state, dispatch } = target;
  if (state.selection.ranges.some((range) => !range.empty)) return indentMore(target);
  if (state.readOnly) return insertTab(target);
  const change = state.changeByRange((range) => {
    const column = range.head - state.doc.lineAt(range.head).from;
    const insert = INDENT.slice(column % INDENT.length);
    return {
      changes: { from: range.head, insert },
      range: EditorSelection.cursor(range.head + insert.length),
    };
  });
  dispatch(state.update(change, { scrollIntoView: true, userEvent: "input" }));
  return true;
};

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

/** An editor in the page. */
export class Editor {
  #view;

  /** @param {EditorOptions} options */
  constructor({ parent, text, label, describedBy, onChange, onRun }) {
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
        pythonLanguage,
        theme,
        highlighting,
        errorMarks,
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
    this.#view.destroy();
  }
}
