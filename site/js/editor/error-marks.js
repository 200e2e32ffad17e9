/** Marks the failing line and part of a program in the editor, until the text changes. */
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

/** @typedef {import("../lib/columns.js").Range} Range */

const lineMark = Decoration.line({ class: "code-error-line" });
const partMark = Decoration.mark({ class: "code-error" });

/** @type {import("@codemirror/state").StateEffectType<Range | null>} */
export const setErrorMarks = StateEffect.define();

/**
 * @param {import("@codemirror/state").EditorState} state
 * @param {Range} range
 */
function marksFor(state, range) {
  const to = Math.min(range.to, state.doc.length);
  const from = Math.min(range.from, to);
  const first = state.doc.lineAt(Math.min(range.lineFrom, state.doc.length));
  const last = state.doc.lineAt(to);
  const marks = [];
  for (let number = first.number; number <= last.number; number += 1) {
    marks.push(lineMark.range(state.doc.line(number).from));
  }
  if (to > from) marks.push(partMark.range(from, to));
  return Decoration.set(marks, true);
}

/** @type {StateField<import("@codemirror/view").DecorationSet>} */
export const errorMarks = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = transaction.docChanged ? Decoration.none : marks;
    for (const effect of transaction.effects) {
      if (effect.is(setErrorMarks)) {
        next = effect.value ? marksFor(transaction.state, effect.value) : Decoration.none;
      }
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});
