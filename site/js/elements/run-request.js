/** What a run of an example needs: the program, those before it, packages and files. */
import { chainOf } from "../lib/chain.js";
import { editStore } from "../lib/edit-store.js";
import { manifestExample, siteUrl } from "../lib/site.js";

/** @typedef {import("../lib/chain.js").Link} Link */
/** @typedef {import("../runtime/run.js").RunRequest} RunRequest */
/** @typedef {import("../runtime/protocol.js").WorkingFile} WorkingFile */

/**
 * @param {unknown} files - name to address below the site's root
 * @returns {WorkingFile[]}
 */
const filesOf = (files) =>
  Object.entries(files ?? {}).map(([name, path]) => ({ name, text: null, address: siteUrl(String(path)).href }));

/**
 * An example's options as far as a run needs them.
 * @param {string} name
 * @param {string} source
 * @param {Record<string, unknown>} options
 * @returns {Link} its input() is answered from `stdin=`
 */
export function linkOf(name, source, { after, packages, stdin, files, schedule, isolated, reseeded }) {
  return {
    program: { name, source, stdin: typeof stdin === "string" ? stdin : null },
    after: typeof after === "string" && after ? after : null,
    packages: Array.isArray(packages) ? packages.map(String) : [],
    files: filesOf(files),
    schedule: typeof schedule === "string" ? schedule : null,
    isolated: isolated === true || reseeded === true,
    reseeded: reseeded === true,
  };
}

/**
 * An example as the manifest has it, whose options name files without their addresses.
 * @param {import("../lib/site.js").ManifestExample} example
 * @param {string} source - the program: the manifest's own, or what the reader made of it
 * @returns {Link}
 */
export function manifestLink({ name, options, files }, source) {
  return linkOf(name, source, { ...options, files });
}

/**
 * An example of another page, as the reader left it.
 * @param {string} name
 * @returns {Promise<Link | null>}
 */
async function linkElsewhere(name) {
  const [example, saved] = await Promise.all([manifestExample(name), editStore.read(name).catch(() => null)]);
  return example && manifestLink(example, saved?.text ?? example.source);
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
  const all = [...before, link];
  return {
    program: prepared ? link.program : { ...link.program, stdin: null },
    setup: before.map(({ program }) => program),
    packages: [...new Set(all.flatMap(({ packages }) => packages))],
    files: [...new Map(all.flatMap(({ files }) => files).map((file) => [file.name, file])).values()],
    check: null,
    schedule: link.schedule,
    isolated: all.some(({ isolated }) => isolated),
    reseeded: all.some(({ reseeded }) => reseeded),
  };
}
