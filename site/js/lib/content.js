/** What is in a file: text, or bytes that are none. */

/** @typedef {string | Uint8Array<ArrayBuffer>} Content */

/**
 * @param {Uint8Array<ArrayBuffer>} bytes - of a file
 * @returns {Content} text when it is UTF-8 without zero bytes
 */
export function contentOf(bytes) {
  if (bytes.includes(0)) return bytes;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes;
  }
}
