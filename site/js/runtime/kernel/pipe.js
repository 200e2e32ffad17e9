/** A queue of bytes between those who write and those who read, as a pipe of POSIX. */

/** So many bytes are taken without a reader, as Linux does. */
export const CAPACITY = 65_536;

/** Writes up to this size are not mixed with others. */
const ATOMIC = 4096;

export class Pipe {
  /** How many open files read from it, and write to it. */
  readers = 0;
  writers = 0;
  /** @type {Uint8Array[]} */
  #chunks = [];
  #size = 0;

  get readable() {
    return this.#size > 0 || this.writers === 0;
  }

  get writable() {
    return this.readers === 0 || this.#size <= CAPACITY - ATOMIC;
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
    const room = CAPACITY - this.#size;
    if (room <= 0 || (bytes.length <= ATOMIC && bytes.length > room)) return 0;
    const taken = bytes.length > room ? bytes.slice(0, room) : bytes;
    if (taken.length) this.#chunks.push(taken);
    this.#size += taken.length;
    return taken.length;
  }
}
