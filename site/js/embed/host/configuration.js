/** `config` of a <script type="py-editor">: JSON in the attribute, or the address of a .json or .toml file. */

import { unzipped, ZipError } from "../../lib/zip.js";
import { fetched, fetchedFile, hostFile } from "./texts.js";
import { parseToml } from "./toml.js";

/** @typedef {import("../messages.js").HostFile} HostFile */

/**
 * @typedef {object} Configuration
 * @property {string[]} packages
 * @property {HostFile[]} files
 */

/** The most bytes that the files of an archive may have together. */
const LARGEST_ARCHIVE = 50_000_000;

/** What PyScript takes and a frame of another origin can't have. */
const OUT_OF_REACH = {
  js_modules: "modules of JavaScript can't be had in a snippet, which has an origin of its own",
  fetch: "write “files” instead of “fetch”",
};

/**
 * Where the files of a configuration come from and go, by PyScript's rules: `{NAME}` stands for what was said before,
 * a destination that ends in a slash keeps the file's name, and one that ends in `/*` gets what is in an archive.
 * @param {Record<string, unknown>} files
 * @returns {{ from: string, to: string }[]}
 * @throws {Error} with a sentence for the reader
 */
export function destinations(files) {
  /** @type {Map<string, string>} */
  const templates = new Map();
  const filled = (/** @type {string} */ text) =>
    text.replace(/\{.+?\}/g, (name) => {
      const value = templates.get(name);
      if (value === undefined) throw new Error(`The configuration of this program has no ${name} before it is used.`);
      return value;
    });
  const found = [];
  for (const [source, wanted] of Object.entries(files)) {
    const target = typeof wanted === "string" ? wanted : "";
    if (/^\{.+\}$/.test(source)) {
      templates.set(source, filled(target));
      continue;
    }
    const from = filled(source);
    const to = filled(target || "./").replace(/^(\.?\/)+/, "");
    const own = decodeURIComponent(from.split(/[?#]/)[0]?.split("/").at(-1) ?? "");
    found.push({ from, to: to === "" || to.endsWith("/") ? to + own : to });
  }
  return found;
}

/**
 * @param {{ from: string, to: string }} file
 * @param {URL} base - of the configuration
 * @returns {Promise<HostFile[]>}
 */
async function filesAt({ from, to }, base) {
  const bytes = await fetchedFile(new URL(from, base).href);
  const [, folder] = /^((?:.*\/)?)\*$/.exec(to) ?? [];
  if (folder === undefined) return [hostFile(to, bytes)];
  try {
    const entries = await unzipped(bytes, LARGEST_ARCHIVE);
    return entries.map(([name, content]) => hostFile(folder + name, content));
  } catch (error) {
    throw error instanceof ZipError ? new Error(`${from} can't be unpacked. ${error.message}`) : error;
  }
}

/**
 * @param {string} config - the attribute
 * @returns {Promise<Configuration>}
 * @throws {Error} with a sentence for the reader
 */
export async function configurationOf(config) {
  const isFile = /\.(json|toml)$/.test(config);
  const base = isFile ? new URL(config, document.baseURI) : new URL(document.baseURI);
  const text = isFile ? await fetched(config, "The configuration of this program") : config;
  const read = config.endsWith(".toml") ? parseToml(text) : JSON.parse(text);
  const packages = Array.isArray(read.packages) ? read.packages.map(String) : [];
  for (const [name, why] of Object.entries(OUT_OF_REACH)) {
    if (name in read) throw new Error(`The configuration of this program has “${name}”: ${why}.`);
  }
  const files = destinations(read.files ?? {}).map((file) => filesAt(file, base));
  return { packages, files: (await Promise.all(files)).flat() };
}
