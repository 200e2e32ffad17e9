/**
 * Text that is kept for a download. What has come together becomes a Blob, which a browser holds outside the
 * page's heap and may put on disk.
 */

/** So many characters become a Blob. */
export const PIECE_CHARACTERS = 256 * 1024;

export class KeptText {
  /** @type {Blob[]} */
  #pieces = [];
  /** @type {string[]} */
  #parts = [];
  #inHeap = 0;
  #length = 0;

  /** How much was added, in characters. */
  get length() {
    return this.#length;
  }

  /** How much of it is still in the heap, in characters; less than a piece. */
  get inHeap() {
    return this.#inHeap;
  }

  /** @param {string} text */
  add(text) {
    this.#parts.push(text);
    this.#inHeap += text.length;
    this.#length += text.length;
    if (this.#inHeap < PIECE_CHARACTERS) return;
    this.#pieces.push(new Blob(this.#parts));
    this.#parts = [];
    this.#inHeap = 0;
  }

  /** @returns {Blob} all of it, in UTF-8 */
  blob() {
    return new Blob([...this.#pieces, ...this.#parts], { type: "text/plain" });
  }
}
