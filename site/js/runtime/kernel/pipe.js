/** A queue of bytes between those who write and those who read, as a pipe of POSIX. */

import { Failure } from "./failure.js";

/** @typedef {import("./open-files.js").OpenFile} OpenFile */

/** So many bytes are taken without a reader, as Linux does; and so many at most, if a program asks for more. */
export const CAPACITY = 65_536;
const MOST = 1_048_576;

/** Writes up to this size are not mixed with others. */
const ATOMIC = 4096;

export class Pipe {
  /** How many open files read from it, and write to it. */
  readers = 0;
  writers = 0;
  /** @type {Uint8Array[]} */
  #chunks = [];
  #size = 0;
  #capacity = CAPACITY;
  /** Open files that were sent with bytes, and how many of the pipe's are before those. @type {{ before: number, files: OpenFile[] }[]} */
  #enclosed = [];
  /** Those that came with what was read last, and nobody has taken yet. @type {OpenFile[]} */
  #arrived = [];

  get capacity() {
    return this.#capacity;
  }

  /** @param {number} wanted - bytes; it becomes the next power of two that is a page or more */
  resize(wanted) {
    if (wanted <= 0 || wanted > 2 ** 31) throw new Failure("EINVAL");
    const size = Math.max(ATOMIC, 2 ** Math.ceil(Math.log2(wanted)));
    if (size > MOST) throw new Failure("EPERM");
    if (size < this.#size) throw new Failure("EBUSY");
    this.#capacity = size;
  }

  get readable() {
    return this.#size > 0 || this.writers === 0;
  }

  get writable() {
    return this.readers === 0 || this.#size <= this.#capacity - ATOMIC;
  }

  /** Whether nobody writes any more. */
  get ended() {
    return this.writers === 0;
  }

  /**
   * @param {number} most - bytes
   * @param {boolean} [leave] - whether they stay in the pipe
   * @returns {Uint8Array | undefined} empty at the end; undefined when there is nothing yet
   */
  read(most, leave = false) {
    if (!this.#size) return this.writers === 0 || most === 0 ? new Uint8Array() : undefined;
    // As on Linux, one read doesn't get the files of two messages.
    const bytes = new Uint8Array(Math.min(most, this.#size, this.#enclosed[1]?.before ?? most));
    let filled = 0;
    let index = 0;
    while (filled < bytes.length) {
      const chunk = /** @type {Uint8Array} */ (this.#chunks[index]);
      const part = chunk.subarray(0, bytes.length - filled);
      bytes.set(part, filled);
      filled += part.length;
      if (leave) index += 1;
      else if (part.length === chunk.length) this.#chunks.shift();
      else this.#chunks[0] = chunk.subarray(part.length);
    }
    if (!leave) this.#advance(filled);
    return bytes;
  }

  /** @param {number} count - bytes that were read */
  #advance(count) {
    this.#size -= count;
    for (const enclosed of this.#enclosed) enclosed.before -= count;
    const reached = this.#enclosed.filter(({ before }) => before < 0);
    this.#enclosed.splice(0, reached.length);
    this.#arrived.push(...reached.flatMap(({ files }) => files));
  }

  /** @returns {OpenFile[]} what came with the bytes that were read since the last call */
  takeArrived() {
    return this.#arrived.splice(0);
  }

  /** Nobody will read any more: let go of the files that are on their way. */
  drop() {
    const lost = [...this.#arrived.splice(0), ...this.#enclosed.splice(0).flatMap(({ files }) => files)];
    for (const file of lost) file.release();
  }

  /**
   * @param {Uint8Array} bytes
   * @param {OpenFile[]} [files] - sent with the first of them; taken over if any byte is taken
   * @returns {number} how many of them were taken
   */
  write(bytes, files = []) {
    const room = this.#capacity - this.#size;
    if (room <= 0 || (bytes.length <= ATOMIC && bytes.length > room)) return 0;
    const taken = bytes.length > room ? bytes.slice(0, room) : bytes;
    if (taken.length && files.length) this.#enclosed.push({ before: this.#size, files });
    if (taken.length) this.#chunks.push(taken);
    this.#size += taken.length;
    return taken.length;
  }
}
