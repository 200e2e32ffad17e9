/**
 * The beginning of the library's zip file: modules that few programs import. A start does without; they are fetched
 * once Python runs, or at once when a program wants one before.
 *
 * The file has zeros in their place, and the length of the place in the first four bytes (`bytecode_archives.py`).
 */

import { LIBRARY } from "./library.js";
import { fetchSource as fetchNow } from "./sources.js";

const REST = "python-rest.bin";

/** A start is over by then, and so is what it made the page do. */
const DELAY_MS = 3_000;

/** Emscripten's number for "I/O error". */
const EIO = 29;

/**
 * The library as it is whole, for a worker that can't fetch while Python reads: its page fetches for it.
 * @param {Promise<Uint8Array<ArrayBuffer>>} library - without the rest
 * @param {Promise<Uint8Array<ArrayBuffer>>} rest
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function wholeLibrary(library, rest) {
  const [bytes, beginning] = await Promise.all([library, rest]);
  bytes.set(beginning);
  return bytes;
}

/**
 * Have the rest of the library in place when it is read. The file is there.
 * @param {import("pyodide").PyodideAPI["FS"]} fs
 * @param {() => Promise<Response>} fetchRest - asked for later
 */
export function supplyRest(fs, fetchRest) {
  const { node } = /** @type {any} */ (fs).lookupPath(LIBRARY);
  const { read } = node.stream_ops;
  const length = new DataView(node.contents.buffer, node.contents.byteOffset).getUint32(0, true);
  let missing = true;
  const fill = (/** @type {Uint8Array} */ bytes) => {
    if (!missing || bytes.length !== length) return;
    node.contents.set(bytes);
    missing = false;
  };
  node.stream_ops = {
    ...node.stream_ops,
    /** @type {(stream: unknown, buffer: unknown, offset: number, length: number, position: number) => number} */
    read: (stream, buffer, offset, size, position) => {
      if (missing && position < length) fill(fetchNow(REST) ?? new Uint8Array());
      if (missing && position < length) throw new /** @type {any} */ (fs).ErrnoError(EIO);
      return read(stream, buffer, offset, size, position);
    },
  };
  setTimeout(async () => {
    if (!missing) return;
    try {
      const response = await fetchRest();
      if (response.ok) fill(new Uint8Array(await response.arrayBuffer()));
    } catch (error) {
      console.info("The rest of Python's library is fetched when it is wanted:", error);
    }
  }, DELAY_MS);
}
