/** What keys do in the editor beyond CodeMirror's own commands. */
import { insertBracket } from "@codemirror/autocomplete";
import { indentMore, insertTab } from "@codemirror/commands";
import { EditorSelection } from "@codemirror/state";

/** @typedef {import("@codemirror/state").StateCommand} StateCommand */

export const INDENT = "    ";

/**
 * Tab: to the next multiple of four, or the selected lines one level deeper.
 * @type {StateCommand}
 */
export const indent = (target) => {
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

/**
 * A character as if it were typed: brackets and quotes come in pairs, and a closing one is passed.
 * @param {string} text - one character
 * @returns {StateCommand}
 */
export const typed =
  (text) =>
  ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const plain = () => state.update(state.replaceSelection(text), { scrollIntoView: true, userEvent: "input.type" });
    dispatch(insertBracket(state, text) ?? plain());
    return true;
  };
