/**
 * A Python that has already started, as a file: the pages of WebAssembly memory in which it differs from one that has
 * only been loaded, and Pyodide's own header of a memory snapshot.
 *
 * Pyodide's snapshot is all of the memory, 30 MB, of which most is zero or stands in the wasm file anyway. What is
 * left is a quarter of it, and smaller on the wire than the standard library whose start it saves.
 *
 * Owns the format, for site/js/build/snapshot.js that writes it and for the worker that reads it:
 * Uint32 words, little-endian: MAGIC, memory size, page size, header size, number of runs, the four addresses of the
 * time zone; then two words for each run of pages (first page, number of pages); then the header; then the pages. The
 * file as a whole is verified by the checksum of gzip.
 */

import { release } from "../release.js";

const MAGIC = 0x31_6d_62_68; // "hbm1"
const PAGE = 256;
const FIXED_WORDS = 9;

/** The file cannot be used; Python starts without it. */
export class ImageError extends Error {
  name = "ImageError";
}

export class MemoryImage {
  /** Bytes of memory that Python had. @type {number} */
  memorySize;
  /** Where the C library keeps the time zone: what it hands to `_tzset_js`, once. @type {number[]} */
  zone;
  /** As Pyodide's `_loadSnapshot` takes it, without the memory after it. @type {Uint8Array} */
  header;

  #runs;
  #pages;

  /**
   * @param {Uint8Array<ArrayBuffer>} file
   * @throws {ImageError} when it isn't one, or is cut
   */
  constructor(file) {
    const start = file.slice(0, FIXED_WORDS * 4);
    const words = new Uint32Array(start.buffer, 0, start.length >> 2);
    const [magic, memorySize, page, headerSize, runs] = words;
    if (magic !== MAGIC || page !== PAGE || !memorySize || !headerSize || !runs)
      throw new ImageError("this is no memory image");
    const table = file.slice(FIXED_WORDS * 4, (FIXED_WORDS + 2 * runs) * 4);
    this.#runs = new Uint32Array(table.buffer, 0, table.length >> 2);
    const begin = (FIXED_WORDS + 2 * runs) * 4;
    this.header = file.slice(begin, begin + headerSize);
    this.#pages = file.subarray(begin + headerSize);
    this.memorySize = memorySize;
    this.zone = [...words.subarray(5, FIXED_WORDS)];
    let pages = 0;
    for (let run = 0; run < this.#runs.length; run += 2) pages += this.#runs[run + 1] ?? 0;
    if (this.#pages.length !== pages * PAGE) throw new ImageError("the memory image is not complete");
  }

  /**
   * @param {Uint8Array} memory - of a Pyodide that has been loaded and not run
   * @throws {ImageError} when it has another size
   */
  writeTo(memory) {
    if (memory.length !== this.memorySize) throw new ImageError("the memory has another size");
    let from = 0;
    for (let run = 0; run < this.#runs.length; run += 2) {
      const first = /** @type {number} */ (this.#runs[run]);
      const size = /** @type {number} */ (this.#runs[run + 1]) * PAGE;
      memory.set(this.#pages.subarray(from, from + size), first * PAGE);
      from += size;
    }
  }

  /** Gives the memory of the file back; Python has been restored. */
  release() {
    release(this.#pages);
  }
}

/**
 * @param {Uint8Array} memory - of the Python that has started
 * @param {Uint8Array[]} others - the memory at earlier times; what is the same in all of them is left out
 * @param {Uint8Array} header - as Pyodide's snapshot has it before the memory
 * @param {number[]} zone - addresses, see MemoryImage
 * @returns {Uint8Array<ArrayBuffer>} the file
 */
export function encodeImage(memory, others, header, zone) {
  const runs = changedRuns(memory, others);
  const words = [MAGIC, memory.length, PAGE, header.length, runs.length / 2, ...zone, ...runs];
  const parts = [new Uint8Array(Uint32Array.from(words).buffer), header];
  for (let run = 0; run < runs.length; run += 2) {
    const [first = 0, count = 0] = runs.slice(run, run + 2);
    parts.push(memory.subarray(first * PAGE, (first + count) * PAGE));
  }
  const file = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

/**
 * @param {Uint8Array} memory
 * @param {Uint8Array[]} others
 * @returns {number[]} first page and number of pages of each run
 */
function changedRuns(memory, others) {
  /** @type {number[]} */
  const runs = [];
  let last = Number.NaN;
  for (let page = 0; page * PAGE < memory.length; page++) {
    if (others.every((other) => samePage(memory, other, page * PAGE))) continue;
    if (page === last + 1) runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
    else runs.push(page, 1);
    last = page;
  }
  return runs;
}

/**
 * @param {Uint8Array} one
 * @param {Uint8Array} other
 * @param {number} start
 */
function samePage(one, other, start) {
  for (let at = start; at < start + PAGE; at++) if (one[at] !== other[at]) return false;
  return true;
}
