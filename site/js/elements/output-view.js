/** Shows what a program writes, in order with its rich results; a reader who is at its end stays there. */
import { OutputStream } from "../lib/output-stream.js";
import { MAX_SHOWN_CHARACTERS, MAX_SHOWN_LINES } from "../runtime/protocol.js";
import { element } from "./controls.js";
import { OutputText } from "./output-text.js";

/** @typedef {import("../runtime/protocol.js").OutputChunk} OutputChunk */

/** The reader follows the end of the output when no further from it than this, in pixels. */
const FOLLOW_PX = 24;

/** The output of one run. */
export class OutputView {
  #scroller;
  #stream = new OutputStream(MAX_SHOWN_LINES, MAX_SHOWN_CHARACTERS);
  /** @type {OutputText | null} a rich result ends it */
  #segment = null;
  /** Whether the reader is at the end. */
  #atEnd = true;
  /** Where the end was when the reader was last taken there, as the scroller's `scrollTop`. */
  #end = 0;
  /** Whether the end is gone to in the next frame. */
  #goes = false;

  /** @param {HTMLElement} scroller - scrolls what it holds; given empty */
  constructor(scroller) {
    this.#scroller = scroller;
    scroller.addEventListener("scroll", () => this.#look(), { passive: true });
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
    const { rewind, runs } = this.#stream.write(chunks);
    if (rewind > 0) this.#segment?.rewind(rewind);
    if (runs.length === 0) return;
    const text = this.#openSegment();
    for (const run of runs) text.append(run);
    text.attach();
    this.#follow();
  }

  /**
   * Adds something that is not text.
   * @param {HTMLElement} shown
   */
  show(shown) {
    this.#scroller.append(element("div", "out-display", shown));
    this.#segment = null;
    this.#follow();
  }

  /**
   * Adds something to the line that is being written, such as a field for the answer.
   * @param {HTMLElement} inline
   */
  showInline(inline) {
    this.#openSegment().appendInline(inline);
    this.#follow();
  }

  /** Something was added: a reader who is at the end stays there, from the next frame on, which lays it out anyway. */
  #follow() {
    if (!this.#atEnd || this.#goes) return;
    this.#goes = true;
    requestAnimationFrame(() => {
      this.#goes = false;
      if (!this.#atEnd) return;
      const box = this.#scroller;
      box.scrollTop = box.scrollHeight;
      this.#end = box.scrollTop;
    });
  }

  /** The reader, or what follows the end, has scrolled. */
  #look() {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    const end = this.#atEnd ? this.#end : scrollHeight - clientHeight;
    this.#atEnd = end - scrollTop < FOLLOW_PX;
  }

  #openSegment() {
    if (!this.#segment) {
      const place = element("samp", "");
      this.#scroller.append(element("pre", "", place));
      this.#segment = new OutputText(place);
    }
    return this.#segment;
  }
}
