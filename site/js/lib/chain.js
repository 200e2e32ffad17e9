/** The programs that run before an example: its `after=` chain. */

/** @typedef {import("../runtime/protocol.js").Program} Program */
/** @typedef {import("../runtime/protocol.js").WorkingFile} WorkingFile */

/**
 * An example as the reader left it.
 * @typedef {object} Link
 * @property {Program} program
 * @property {string | null} after - the example before it
 * @property {string[]} packages - vendored packages that its imports do not reveal
 * @property {WorkingFile[]} files - that it finds in the working folder
 * @property {string | null} schedule - the order of its threads, which those after it don't keep
 * @property {boolean} isolated - whether nothing else may run in its interpreter
 * @property {boolean} reseeded - whether that interpreter hashes strings with a new seed
 */

/**
 * @param {string | null} after - the example that is wanted first
 * @param {(name: string) => Promise<Link | null>} find
 * @returns {Promise<Link[]>} oldest first
 * @throws {Error} when one of the chain does not exist, or the chain is a ring
 */
export async function chainOf(after, find) {
  /** @type {Link[]} */
  const links = [];
  const seen = new Set();
  for (let name = after; name !== null; ) {
    if (seen.has(name)) throw new Error(`The examples before this one run in a ring at “${name}”.`);
    seen.add(name);
    const link = await find(name);
    if (!link) throw new Error(`This example needs “${name}”, which cannot be found.`);
    links.unshift(link);
    name = link.after;
  }
  return links;
}
