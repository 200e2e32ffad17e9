/** `config` of a <script type="py-editor">: JSON in the attribute, or the address of a .json or .toml file. */

import { fetched } from "./texts.js";
import { parseToml } from "./toml.js";

/** @typedef {import("../messages.js").HostFile} HostFile */

/**
 * @typedef {object} Configuration
 * @property {string[]} packages
 * @property {HostFile[]} files
 */

/**
 * @param {string} from - as PyScript has it: an address, as seen from the configuration
 * @param {unknown} to - where it goes: a path, or "" for its own name
 * @param {URL} base - of the configuration
 * @returns {Promise<HostFile>}
 */
async function fileOf(from, to, base) {
  const address = new URL(from, base);
  const own = decodeURIComponent(address.pathname.split("/").at(-1) ?? "");
  const path = typeof to === "string" ? to.replace(/^(\.?\/)+/, "") : "";
  const name = !path || path.endsWith("/") ? path + own : path;
  return { name, text: await fetched(address.href, "A file of this program") };
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
  const files = Object.entries(read.files ?? {}).map(([from, to]) => fileOf(from, to, base));
  return { packages, files: await Promise.all(files) };
}
