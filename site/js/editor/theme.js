/**
 * The look of the editor: exactly that of the static code it replaces, in the site's own colours.
 *
 * Given here and not in the style sheet, as CodeMirror's own rules stand in no cascade layer and would win.
 */
import { EditorView } from "@codemirror/view";

export const theme = EditorView.theme({
  "&": { backgroundColor: "var(--hb-code-bg)", color: "var(--hb-code-text)" },
  "&.cm-focused": { outline: "none" },
  // Round what scrolls, whose shades would lie on the ring of the whole
  "&.cm-focused > .cm-scroller": { outline: "2px solid var(--hb-focus)", outlineOffset: "-2px" },
  ".cm-scroller": {
    fontFamily: "var(--hb-font-code)",
    fontSize: "var(--example-code-size)",
    fontVariantLigatures: "none",
    lineHeight: "var(--hb-line-code)",
  },
  ".cm-content": {
    padding: "var(--hb-space-3) var(--hb-space-4)",
    caretColor: "var(--hb-text-strong)",
  },
  ".cm-line": { padding: "0" },
  ".cm-cursor": { borderLeftColor: "var(--hb-text-strong)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    background: "var(--hb-selection)",
  },
  "&.cm-focused .cm-matchingBracket": {
    outline: "1px solid var(--hb-border-strong)",
    backgroundColor: "transparent",
  },
  "&.cm-focused .cm-nonmatchingBracket": {
    outline: "1px solid var(--hb-danger)",
    backgroundColor: "transparent",
  },
});
