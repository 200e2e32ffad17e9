/** A queue of bytes between those who write and those who read, as a pipe of POSIX. */

import { Failure } from "./failure.js";

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
    const bytes = new Uint8Array(Math.min(most, this.#size));
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
    if (!leave) this.#size -= filled;
    return bytes;
  }

  /**
   * @param {Uint8Array} bytes
   * @returns {number} how many of them were taken
   */
  write(bytes) {
    const room = this.#capacity - this.#size;
    if (room <= 0 || (bytes.length <= ATOMIC && bytes.length > room)) return 0;
    const taken = bytes.length > room ? bytes.slice(0, room) : bytes;
    if (taken.length) this.#chunks.push(taken);
    this.#size += taken.length;
    return taken.length;
  }
}
