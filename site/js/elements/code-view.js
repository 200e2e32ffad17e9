/** The code of an example as it is read: the original as built, the reader's text, the failing part. */

/** @typedef {import("../lib/columns.js").Range} Range */
/** @typedef {(source: string) => Node} Highlighter */

/**
 * The parts of text nodes that lie between two offsets.
 * @param {Node} root
 * @param {number} from
 * @param {number} to
 * @returns {Text[]} each wholly inside; nodes are split for that
 */
function textBetween(root, from, to) {
  /** @type {Text[]} */
  const found = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let start = 0;
  for (let node = walker.nextNode(); node instanceof Text && start < to; node = walker.nextNode()) {
    const end = start + node.length;
    if (end > from && start < from) {
      node.splitText(from - start); // the walker comes to the second part next
      start = from;
      continue;
    }
    if (start >= from) {
      if (end > to) node.splitText(to - start);
      found.push(node);
    }
    start = end;
  }
  return found;
}

/** The `<code>` of one example. */
export class CodeView {
  #code;
  /** @type {Node[]} */
  #original;

  /** @param {HTMLElement} code */
  constructor(code) {
    this.#code = code;
    this.#original = [...code.childNodes].map((node) => node.cloneNode(true));
    this.originalText = code.textContent ?? "";
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
    } else this.#code.replaceChildren(highlight ? highlight(text) : text);
  }

  /** @param {Range | null} range - null takes the marks away */
  mark(range) {
    for (const mark of this.#code.querySelectorAll(".code-error, .code-error-line")) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent?.normalize();
    }
    if (!range) return;
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
    for (const text of textBetween(this.#code, from, to)) {
      const wrapper = document.createElement(tag);
      wrapper.className = className;
      text.replaceWith(wrapper);
      wrapper.append(text);
    }
  }
}
