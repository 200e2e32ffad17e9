/** Output that has arrived and is not shown yet: handed on in portions, so that a page never does much at a time. */
import { wholeCharacter } from "./whole-character.js";

/** @typedef {import("../runtime/protocol.js").OutputChunk} OutputChunk */

export class PendingOutput {
  /** @type {OutputChunk[]} */
  #chunks = [];
  /** The first that has not been taken. */
  #next = 0;

  get empty() {
    return this.#next === this.#chunks.length;
  }

  /** @param {OutputChunk[]} chunks - in the order written */
  add(chunks) {
    for (const chunk of chunks) this.#chunks.push(chunk);
  }

  /**
   * @param {number} characters - about so many
   * @returns {OutputChunk[]} what comes next, without what was taken before
   */
  take(characters) {
    /** @type {OutputChunk[]} */
    const taken = [];
    for (let room = characters; room > 0 && !this.empty; ) {
      const chunk = this.#takeFrom(room);
      room -= chunk.text.length;
      taken.push(chunk);
    }
    if (this.empty) {
      this.#chunks = [];
      this.#next = 0;
    }
    return taken;
  }

  /**
   * @param {number} room - in characters
   * @returns {OutputChunk} the next chunk, or the beginning of it
   */
  #takeFrom(room) {
    const { stream, text } = /** @type {OutputChunk} */ (this.#chunks[this.#next]);
    const end = wholeCharacter(text, Math.min(room, text.length));
    if (end < text.length) this.#chunks[this.#next] = { stream, text: text.slice(end) };
    else this.#next += 1;
    return { stream, text: text.slice(0, end) };
  }
}
