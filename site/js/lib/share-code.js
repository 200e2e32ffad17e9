/**
 * Files as a piece of text for the fragment of a link to the playground, and back; nothing leaves the computer.
 *
 * The text is "1." and then, in base64url, what deflate makes of a JSON list of files: `[name, text]`, or
 * `[name, base64, 1]` for one that is no text. A later form of it begins with another number.
 *
 * A link to the playground is `play/#files=TEXT`, and `&package=NAME` or `&stdin=LINES` may follow. In `play/?example=NAME#files=TEXT` the file `main.py` stands for the
 * program of that example, as a reader has changed it; what runs before it comes from the handbook.
 */
import { fromBase64, fromBase64Url, toBase64, toBase64Url } from "./base64.js";
import { nameProblemAmong } from "./file-names.js";

/** @typedef {string | Uint8Array<ArrayBuffer>} SharedContent */
/** @typedef {{ name: string, content: SharedContent }} SharedFile */
/** @typedef {Record<string, SharedContent> | Iterable<[name: string, content: SharedContent]>} Files */

/** A longer link is cut by mail programs, messengers and servers on its way. */
export const LONGEST_LINK = 8000;

/** A link can't hold more than this once it is inflated: a short one could else fill the reader's memory. */
const MOST_CHARACTERS = 4_000_000;
const MOST_FILES = 200;

const FORM = "1.";

/** Why a link is no link of ours; its message is a sentence for the reader. */
export class ShareError extends Error {}

const DAMAGED = "The link is damaged: a part of it is missing or was changed. Ask for it again, or for a file.";

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {CompressionStream | DecompressionStream} through
 * @returns {ReadableStream<Uint8Array<ArrayBuffer>>}
 */
function piped(bytes, through) {
  return new Blob([bytes]).stream().pipeThrough(through);
}

/**
 * @param {Files} files - by name, in their order
 * @returns {Promise<string>} what belongs behind `#files=` in a link to the playground
 */
export async function encodeFiles(files) {
  const entries = Symbol.iterator in files ? [...files] : Object.entries(files);
  const list = entries.map(([name, content]) =>
    typeof content === "string" ? [name, content] : [name, toBase64(content), 1],
  );
  const plain = new TextEncoder().encode(JSON.stringify(list));
  const deflated = await new Response(piped(plain, new CompressionStream("deflate-raw"))).arrayBuffer();
  return FORM + toBase64Url(new Uint8Array(deflated));
}

/**
 * @param {string} code - as encodeFiles makes it
 * @returns {Promise<SharedFile[]>} at least one
 * @throws {ShareError}
 */
export async function decodeFiles(code) {
  if (!code.startsWith(FORM)) {
    throw new ShareError(
      /^\d+\./.test(code) ? "The link comes from a newer release of the handbook. Load the page anew." : DAMAGED,
    );
  }
  /** @type {unknown} */
  let list;
  try {
    list = JSON.parse(await inflated(fromBase64Url(code.slice(FORM.length))));
  } catch (error) {
    throw error instanceof ShareError ? error : new ShareError(DAMAGED);
  }
  return readList(list);
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<string>}
 */
async function inflated(bytes) {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const reader = piped(bytes, new DecompressionStream("deflate-raw")).getReader();
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += decoder.decode(part.value, { stream: true });
    if (text.length > MOST_CHARACTERS) {
      reader.cancel();
      throw new ShareError("The link holds more than 4 MB of files, which is more than is opened.");
    }
  }
  return text + decoder.decode();
}

/**
 * @param {unknown} list
 * @returns {SharedFile[]}
 */
function readList(list) {
  if (!Array.isArray(list) || list.length === 0) throw new ShareError(DAMAGED);
  if (list.length > MOST_FILES) throw new ShareError(`The link holds more than ${MOST_FILES} files.`);
  /** @type {SharedFile[]} */
  const files = [];
  for (const entry of list) {
    const [name, content, binary] = Array.isArray(entry) ? entry : [];
    if (typeof name !== "string" || typeof content !== "string") throw new ShareError(DAMAGED);
    const problem = nameProblemAmong(
      name,
      files.map((file) => file.name),
    );
    if (problem) throw new ShareError(`A file of the link can't be opened. ${problem}`);
    files.push({ name, content: binary === 1 ? bytesOf(content) : content });
  }
  return files;
}

/** @param {string} content */
function bytesOf(content) {
  try {
    return fromBase64(content);
  } catch {
    throw new ShareError(DAMAGED);
  }
}

/**
 * @param {URL | string} playground - address of its page
 * @param {Files} files - by name
 * @param {{ packages?: string[], stdin?: string }} [more] - what else a run of them needs
 * @returns {Promise<{ address: string, fits: boolean }>} whether it is short enough to be sent around
 */
export async function playgroundLink(playground, files, { packages = [], stdin = "" } = {}) {
  const link = new URL(playground);
  const needs = new URLSearchParams(packages.map((name) => ["package", name]));
  if (stdin) needs.append("stdin", stdin);
  link.search = "";
  link.hash = [`files=${await encodeFiles(files)}`, ...(needs.size > 0 ? [String(needs)] : [])].join("&");
  return { address: link.href, fits: link.href.length <= LONGEST_LINK };
}

/**
 * @param {string} fragment - of an address, with its "#"
 * @returns {string | null} what decodeFiles takes; null when it holds no files
 */
export function sharedCode(fragment) {
  return /^#files=([^&]*)/.exec(fragment)?.[1] ?? null;
}

/**
 * @param {string} fragment - of an address, with its "#"
 * @returns {{ packages: string[], stdin: string }} what else it says that a run needs
 */
export function sharedNeeds(fragment) {
  const needs = new URLSearchParams(fragment.replace(/^[^&]*&?/, ""));
  return { packages: needs.getAll("package"), stdin: needs.get("stdin") ?? "" };
}
