/** The code of a program as it is read: the original as built, the reader's text, the failing part. */
import { addFolds, openFolds } from "./folds.js";

/** @typedef {import("../lib/columns.js").Range} Range */
/** @typedef {(source: string) => Node} Highlighter */

/**
 * @param {Node} root
 * @param {number} offset - into its text
 * @returns {[Node, number]} the same place as a text node and an offset into that
 */
function placeOf(root, offset) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let start = 0;
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    if (offset <= start + node.length) return [node, offset - start];
    start += node.length;
  }
  return [root, root.childNodes.length];
}

/** The `<code>` of one program. */
export class CodeView {
  #code;
  /** @type {Node[]} */
  #original;

  /** @param {HTMLElement} code */
  constructor(code) {
    this.#code = code;
    this.#original = [...code.childNodes].map((node) => node.cloneNode(true));
    this.originalText = code.textContent ?? "";
    addFolds(code);
  }

  get shownText() {
    return this.#code.textContent ?? "";
  }

  /**
   * @param {string} text
   * @param {Highlighter | null} highlight - null while it is not loaded: the text is shown plain
   */
  show(text, highlight) {
    if (text === this.originalText) {
      this.#code.replaceChildren(...this.#original.map((node) => node.cloneNode(true)));
      addFolds(this.#code);
    } else this.#code.replaceChildren(highlight ? highlight(text) : text);
  }

  /** @param {Range | null} range - null takes the marks away */
  mark(range) {
    for (const mark of this.#code.querySelectorAll(".code-error, .code-error-line")) {
      mark.replaceWith(...mark.childNodes);
    }
    if (!range) return;
    openFolds(this.#code, range.lineFrom, Math.max(range.to, range.lineTo));
    this.#wrap(range.lineFrom, range.lineTo, "span", "code-error-line");
    this.#wrap(range.from, range.to, "mark", "code-error");
  }

  /**
   * @param {number} from
   * @param {number} to
   * @param {string} tag
   * @param {string} className
   */
  #wrap(from, to, tag, className) {
    if (to <= from) return;
    const range = document.createRange();
    range.setStart(...placeOf(this.#code, from));
    range.setEnd(...placeOf(this.#code, to));
    const wrapper = document.createElement(tag);
    wrapper.className = className;
    wrapper.append(range.extractContents());
    range.insertNode(wrapper);
  }
}
