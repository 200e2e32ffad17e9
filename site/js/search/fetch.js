/**
 * What Pagefind's script calls instead of the browser's fetch: its files have other names here, which change with
 * their bytes, and what fails is remembered, as Pagefind only says it to the console.
 *
 * esbuild puts it in wherever the bundle of engine.js says fetch.
 */

/** @type {(name: string) => string} */
let addressOf = (name) => name;
let failed = false;

/**
 * @param {(name: string) => string} find - the address of a file by Pagefind's own name for it
 */
export function findFilesBy(find) {
  addressOf = find;
}

/** @returns {boolean} whether a file could not be loaded since the last call */
export function takeFailure() {
  const before = failed;
  failed = false;
  return before;
}

/** The folder in which Pagefind believes its files to be. */
export const FOLDER = "/pagefind/";

/**
 * @param {string} address - below the folder, with or without a query
 * @returns {Promise<Response>}
 */
export async function fetch(address) {
  const [name = ""] = address.slice(FOLDER.length).split("?");
  try {
    const response = await globalThis.fetch(addressOf(name));
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response;
  } catch (error) {
    failed = true;
    throw error;
  }
}
