/** What a run of an example needs: the program, those before it, the packages. */
import { chainOf } from "../lib/chain.js";
import { editStore } from "../lib/edit-store.js";
import { manifestExample } from "../lib/site.js";

/** @typedef {import("../lib/chain.js").Link} Link */
/** @typedef {import("../runtime/run.js").RunRequest} RunRequest */

/**
 * An example's options as far as a run needs them.
 * @param {string} name
 * @param {string} source
 * @param {Record<string, unknown>} options
 * @returns {Link} its input() is answered from `stdin=`
 */
export function linkOf(name, source, { after, packages, stdin }) {
  return {
    program: { name, source, stdin: typeof stdin === "string" ? stdin : null },
    after: typeof after === "string" && after ? after : null,
    packages: Array.isArray(packages) ? packages.map(String) : [],
  };
}

/**
 * An example of another page, as the reader left it.
 * @param {string} name
 * @returns {Promise<Link | null>}
 */
async function linkElsewhere(name) {
  const [example, saved] = await Promise.all([manifestExample(name), editStore.read(name).catch(() => null)]);
  return example && linkOf(name, saved?.text ?? example.source, example.options);
}

/**
 * @param {Link} link - the example to be run
 * @param {(name: string) => Link | null} findHere - examples of this page
 * @param {boolean} prepared - whether input() is answered from `stdin=` instead of by the reader
 * @returns {Promise<RunRequest>}
 * @throws {Error} with a sentence for the reader, when an example before it cannot be had
 */
export async function runRequest(link, findHere, prepared) {
  const before = await chainOf(link.after, async (name) => findHere(name) ?? (await linkElsewhere(name)));
  return {
    program: prepared ? link.program : { ...link.program, stdin: null },
    setup: before.map(({ program }) => program),
    packages: [...new Set([...before, link].flatMap(({ packages }) => packages))],
    files: [],
    check: null,
  };
}
