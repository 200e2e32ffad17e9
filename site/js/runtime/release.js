/** Memory of files that have done their work: megabytes at a time, that a collector would leave for later. */

/**
 * Give the memory back at once; the bytes are gone for whoever has them.
 * @param {Uint8Array<ArrayBuffer>} bytes - all of a buffer
 */
export function release({ buffer }) {
  if (buffer.byteLength > 0) buffer.transfer?.(0); // not in Safari before 17.4
}
