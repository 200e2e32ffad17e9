/**
 * What the address of the playground asks for: files in a link, an example of the handbook, or a piece of code.
 *
 * Nothing here runs anything. What it gives is data, and a sentence that says where it came from.
 */

import { manifestLink } from "../elements/run-request.js";
import { chainOf } from "../lib/chain.js";
import { contentOf } from "../lib/content.js";
import { decodeFiles, sharedCode, sharedNeeds } from "../lib/share-code.js";
import { manifestExample, siteUrl } from "../lib/site.js";
import { isRequirement, projectOf } from "./project.js";

/** @typedef {import("./project.js").ProjectData} ProjectData */
/** @typedef {import("./project.js").Content} Content */

/**
 * @typedef {object} Requested
 * @property {ProjectData} project
 * @property {string} from - tells one request from another
 * @property {string} says - where it came from, for the reader
 * @property {{ text: string, url: URL } | null} link - where that is
 * @property {boolean} asksToRun - which it is not granted: the reader is told
 */

/** A link asks for no more packages than this. */
const MOST_PACKAGES = 20;

/** Why an address can't be followed; its message is a sentence for the reader. */
export class RequestError extends Error {}

const FROM_LINK =
  "These files came with a link. Whoever made it wrote them, not the handbook. Nothing of them runs before you press Run, and what runs reaches nothing of yours here.";

/**
 * @param {URL} address
 * @returns {Promise<Requested | null>} null when it asks for nothing
 * @throws {Error} with a sentence for the reader
 */
export async function requested(address) {
  const query = address.searchParams;
  const code = sharedCode(address.hash);
  const example = query.get("example");
  if (example !== null) return ofExample(example, code);
  if (code !== null) return ofLink(code, address.hash);
  const pieces = query.getAll("code");
  if (pieces.length > 0) return ofCode(pieces, query.get("run") === "1");
  return null;
}

/**
 * As JupyterLab's themes are called.
 * @param {URL} address
 * @returns {"light" | "dark" | null} null when it asks for none
 */
export function requestedTheme(address) {
  const name = address.searchParams.get("theme")?.toLowerCase() ?? "";
  if (name.includes("dark")) return "dark";
  return name.includes("light") ? "light" : null;
}

/**
 * @param {string} code
 * @param {string} fragment - that holds it
 * @returns {Promise<Requested>}
 */
async function ofLink(code, fragment) {
  const [files, needs] = [await decodeFiles(code), sharedNeeds(fragment)];
  const packages = needs.packages.filter(isRequirement).slice(0, MOST_PACKAGES);
  const project = projectOf(
    files.map(({ name, content }) => [name, content]),
    { packages, stdin: needs.stdin },
  );
  const wish = packages.length > 0 ? ` To run them, ${packages.join(", ")} will be installed.` : "";
  return { project, from: fragment, says: FROM_LINK + wish, link: null, asksToRun: false };
}

/**
 * @param {string[]} pieces
 * @param {boolean} asksToRun
 * @returns {Requested}
 */
function ofCode(pieces, asksToRun) {
  const source = `${pieces.join("\n").trimEnd()}\n`;
  return { project: projectOf([["main.py", source]]), from: `code=${source}`, says: FROM_LINK, link: null, asksToRun };
}

/**
 * @param {string} name
 * @param {string | null} code - files that take the place of the example's own: its program is "main.py"
 * @returns {Promise<Requested>}
 */
async function ofExample(name, code) {
  const example = await manifestExample(name);
  if (!example) throw new RequestError(`The handbook has no example “${name.slice(0, 80)}”.`);
  const link = manifestLink(example, example.source);
  const chain = await chainOf(link.after, async (before) => {
    const found = await manifestExample(before);
    return found && manifestLink(found, found.source);
  });
  const others = code === null ? [] : await decodeFiles(code);
  const own = others.find(({ name: file }) => file === "main.py")?.content;
  const programs = [...chain, link].map(({ program }) => program);
  const last = /** @type {import("../runtime/protocol.js").Program} */ (programs.at(-1));
  if (typeof own === "string") last.source = own;
  const files = await fetched([...chain, link].flatMap((part) => part.files));
  const rest = others.filter(({ name: file }) => file !== "main.py");
  /** @type {[string, Content][]} */
  const all = [
    ["main.py", joined(programs)],
    ...files,
    ...rest.map((file) => /** @type {[string, Content]} */ ([file.name, file.content])),
  ];
  const project = projectOf([...new Map(all)], {
    // What runs before it would have been answered unseen; an example on its own asks the reader
    stdin: chain.length === 0 ? "" : programs.flatMap(({ stdin }) => stdin ?? []).join("\n"),
    packages: [...new Set([...chain, link].flatMap(({ packages }) => packages))],
  });
  const says =
    code === null ? "This is an example of the handbook:" : `${FROM_LINK} It began as an example of the handbook:`;
  const place = { text: name, url: siteUrl(example.url) };
  return { project, from: `example=${name}&files=${code ?? ""}`, says, link: place, asksToRun: false };
}

/**
 * What runs in one namespace becomes one program: the examples before this one, then this one.
 * @param {import("../runtime/protocol.js").Program[]} programs
 */
function joined(programs) {
  if (programs.length === 1) return programs[0]?.source ?? "";
  /** @type {Set<string>} these stand at the beginning of a program, or nowhere */
  const future = new Set();
  const parts = programs.map(({ name, source }) => {
    const rest = source.replace(/^from __future__ import .*\n?/gm, (line) => {
      future.add(line.trimEnd());
      return "";
    });
    return `# From the handbook: ${name}\n\n${rest.trim()}\n`;
  });
  const beginning = future.size > 0 ? `${[...future].join("\n")}\n\n` : "";
  return beginning + parts.join("\n\n");
}

/**
 * @param {import("../runtime/protocol.js").WorkingFile[]} files
 * @returns {Promise<[string, Content][]>}
 */
function fetched(files) {
  return Promise.all(
    files.map(async ({ name, address }) => {
      const response = await fetch(address).catch(() => null);
      if (!response?.ok) throw new RequestError(`The file ${name} could not be loaded. Check the connection.`);
      const content = contentOf(new Uint8Array(await response.arrayBuffer()));
      return /** @type {[string, Content]} */ ([name, content]);
    }),
  );
}
