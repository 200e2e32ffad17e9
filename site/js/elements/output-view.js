/**
 * Shows what a program writes: text nodes appended in blocks, so that the cost of a line does not grow with
 * the lines before it.
 */
import { OutputStream } from "../lib/output-stream.js";
import { MAX_SHOWN_CHARACTERS, MAX_SHOWN_LINES } from "../runtime/protocol.js";
import { element } from "./controls.js";

/** @typedef {import("../runtime/protocol.js").OutputChunk} OutputChunk */
/** @typedef {import("../lib/output-stream.js").Run} Run */

/** A full block is laid out once and skipped by the browser while it is out of sight. */
const LINES_PER_BLOCK = 100;
/** The reader follows the end of the output when no further from it than this, in pixels. */
const FOLLOW_PX = 24;

/**
 * Where the n-th next newline ends.
 * @param {string} text
 * @param {number} count - at least 1
 * @returns {{ end: number, lines: number }} end of the text when it has fewer
 */
function afterLines(text, count) {
  let end = 0;
  for (let lines = 0; lines < count; lines += 1) {
    const next = text.indexOf("\n", end);
    if (next < 0) return { end: text.length, lines };
    end = next + 1;
  }
  return { end, lines: count };
}

/** The output of one run. */
export class OutputView {
  #scroller;
  #stream = new OutputStream(MAX_SHOWN_LINES, MAX_SHOWN_CHARACTERS);
  /** @type {HTMLElement | null} holds blocks; a rich result ends it */
  #segment = null;
  /** @type {HTMLElement | null} */
  #block = null;
  #blockLines = 0;

  /** @param {HTMLElement} scroller - scrolls what it holds; given empty */
  constructor(scroller) {
    this.#scroller = scroller;
  }

  get stream() {
    return this.#stream;
  }

  /** Whether nothing has been written or shown. */
  get empty() {
    return this.#scroller.childElementCount === 0;
  }

  /** What is shown, as text. */
  get text() {
    const parts = [...this.#scroller.querySelectorAll("samp")].map((part) => part.textContent);
    return parts.join("\n");
  }

  /** @param {OutputChunk[]} chunks */
  write(chunks) {
    this.#following(() => {
      const { rewind, runs } = this.#stream.write(chunks);
      if (rewind > 0) this.#rewind(rewind);
      for (const run of runs) this.#append(run);
    });
  }

  /**
   * Adds something that is not text.
   * @param {HTMLElement} shown
   */
  show(shown) {
    this.#following(() => {
      this.#scroller.append(element("div", "out-display", shown));
      this.#segment = null;
      this.#block = null;
    });
  }

  /**
   * Adds something to the line that is being written, such as a field for the answer.
   * @param {HTMLElement} inline
   */
  showInline(inline) {
    this.#following(() => this.#openBlock().append(inline));
  }

  /**
   * Does something that adds to the end; a reader who is at the end stays there.
   * @param {() => void} change
   */
  #following(change) {
    const box = this.#scroller;
    const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < FOLLOW_PX;
    change();
    if (atEnd) box.scrollTop = box.scrollHeight;
  }

  /** @returns {HTMLElement} the block that is being filled */
  #openBlock() {
    if (!this.#segment) {
      this.#segment = element("samp", "");
      this.#scroller.append(element("pre", "", this.#segment));
    }
    if (!this.#block) {
      this.#block = element("span", "out-block");
      this.#blockLines = 0;
      this.#segment.append(this.#block);
    }
    return this.#block;
  }

  /** @param {Run} run */
  #append({ text, className }) {
    for (let start = 0; start < text.length; ) {
      const block = this.#openBlock();
      const { end, lines } = afterLines(text.slice(start), LINES_PER_BLOCK - this.#blockLines);
      const last = block.lastElementChild;
      const piece = text.slice(start, start + end);
      if (last?.className === className) last.append(piece);
      else block.append(element("span", className, piece));
      start += end;
      this.#blockLines += lines;
      if (this.#blockLines >= LINES_PER_BLOCK) {
        block.classList.add("is-full");
        this.#block = null;
      }
    }
  }

  /** @param {number} count - characters of the line that is being written */
  #rewind(count) {
    let left = count;
    while (left > 0) {
      const span = this.#block?.lastChild;
      const node = span?.lastChild;
      if (!(node instanceof Text)) return;
      const taken = Math.min(left, node.length);
      node.deleteData(node.length - taken, taken);
      left -= taken;
      if (node.length === 0) node.remove();
      if (!span?.hasChildNodes()) span?.remove();
    }
  }
}
