/** Where the playground opens an example of the handbook, with the reader's own text of it if there is one. */
import { encodeFiles } from "./share-code.js";
import { siteUrl } from "./site.js";

/** What the playground calls an example's own program. */
const PROGRAM = "main.py";

/**
 * @param {string} name - of the example
 * @param {string | null} source - what the reader made of it; null for the handbook's own
 * @returns {Promise<string>}
 */
export async function playgroundAddress(name, source) {
  const address = siteUrl(`play/?example=${encodeURIComponent(name)}`);
  if (source !== null) address.hash = `files=${await encodeFiles({ [PROGRAM]: source })}`;
  return address.href;
}
