/** What is shipped as `.gz`, because few hosts compress zip files. */

import { release } from "./release.js";

const GZIP = [0x1f, 0x8b];

/**
 * Some hosts say of a `.gz` that it is a compressed file of another type, and the browser has inflated it by then:
 * its first bytes tell.
 * @param {Uint8Array<ArrayBuffer>} content - used up
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function inflate(content) {
  if (!GZIP.every((byte, index) => content[index] === byte)) return content;
  const inflated = new Blob([content]).stream().pipeThrough(new DecompressionStream("gzip"));
  release(content); // the Blob has a copy
  return new Uint8Array(await new Response(inflated).arrayBuffer());
}
