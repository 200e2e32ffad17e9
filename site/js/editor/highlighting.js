/**
 * Colours Python by the class names that Pygments gave the static code, so that editing changes no colour.
 */
import { pythonLanguage } from "@codemirror/lang-python";
import { syntaxHighlighting, syntaxTree } from "@codemirror/language";
import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, ViewPlugin } from "@codemirror/view";
import { highlightCode, tagHighlighter, tags } from "@lezer/highlight";
import { builtinClass } from "./builtins.js";

/** @typedef {import("@codemirror/view").EditorView} EditorView */
/** @typedef {import("@codemirror/view").ViewUpdate} ViewUpdate */
/** @typedef {import("@codemirror/view").DecorationSet} DecorationSet */

const pygments = tagHighlighter([
  { tag: tags.keyword, class: "k" },
  { tag: [tags.bool, tags.null], class: "kc" },
  { tag: tags.operatorKeyword, class: "ow" },
  { tag: tags.self, class: "bp" },
  { tag: tags.string, class: "s2" },
  { tag: tags.special(tags.string), class: "s2" },
  { tag: tags.escape, class: "se" },
  { tag: tags.number, class: "mi" },
  { tag: tags.comment, class: "c1" },
  { tag: tags.function(tags.definition(tags.variableName)), class: "nf" },
  { tag: tags.definition(tags.className), class: "nc" },
  { tag: tags.meta, class: "nd" },
  { tag: [tags.operator, tags.derefOperator], class: "o" },
]);

/** Python's own names, which the grammar does not tell from others. */
class BuiltinMarks {
  /** @param {EditorView} view */
  constructor(view) {
    this.marks = this.#find(view);
  }

  /** @param {ViewUpdate} update */
  update(update) {
    const parsed = syntaxTree(update.startState) !== syntaxTree(update.state);
    if (update.docChanged || update.viewportChanged || parsed) this.marks = this.#find(update.view);
  }

  /**
   * @param {EditorView} view
   * @returns {DecorationSet}
   */
  #find(view) {
    /** @type {RangeSetBuilder<Decoration>} */
    const builder = new RangeSetBuilder();
    for (const { from, to } of view.visibleRanges) {
      syntaxTree(view.state).iterate({
        from,
        to,
        enter(node) {
          if (node.name !== "VariableName") return;
          const name = builtinClass(view.state.sliceDoc(node.from, node.to));
          if (name) builder.add(node.from, node.to, Decoration.mark({ class: name }));
        },
      });
    }
    return builder.finish();
  }
}

/** The extension for an editor. */
export const highlighting = [
  syntaxHighlighting(pygments),
  ViewPlugin.fromClass(BuiltinMarks, { decorations: (plugin) => plugin.marks }),
];

/**
 * Code to be read, coloured.
 * @param {string} source
 * @returns {DocumentFragment} its text is the source
 */
export function highlightedCode(source) {
  const fragment = document.createDocumentFragment();
  /** @param {string} text @param {string} classes */
  const put = (text, classes) => {
    const name = classes || builtinClass(text);
    if (!name) return fragment.append(text);
    const span = document.createElement("span");
    span.className = name;
    span.textContent = text;
    fragment.append(span);
  };
  const words = (/** @type {string} */ text, /** @type {string} */ classes) => {
    if (classes) put(text, classes);
    else for (const part of text.split(/(?<![\w.])(\w+)/)) if (part) put(part, "");
  };
  highlightCode(source, pythonLanguage.parser.parse(source), pygments, words, () => fragment.append("\n"));
  return fragment;
}
