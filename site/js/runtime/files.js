/**
 * The runtime's files: the one place where JavaScript learns where they are.
 *
 * The build puts a digest of its bytes into each file's name, and esbuild the map of these names in here
 * (`pipeline/naming.py`). No script of a page that is only read may import this module but by `import()`.
 */

/**
 * @typedef {object} RuntimeFile
 * @property {string} path - below the site's root
 * @property {number} size - in bytes, as it is shipped
 */

/**
 * `build` changes when any of the files does. The interpreter module, which can't know its own name, is missing in
 * the worker's map, so there `build` is another.
 * @type {{ build: string, files: Record<string, RuntimeFile> }}
 */
export const RUNTIME = JSON.parse(/** @type {any} */ (globalThis).HANDBOOK_RUNTIME);

/**
 * @param {URL} site - its root
 * @returns {string[]} the absolute addresses of all files
 */
export function runtimeAddresses(site) {
  return Object.values(RUNTIME.files).map(({ path }) => new URL(path, site).href);
}

/**
 * @param {string} name - logical, such as "pyodide/pyodide.asm.wasm" or "python.zip"
 * @returns {string} its path below the site's root
 */
export function runtimePath(name) {
  const file = RUNTIME.files[name];
  if (!file) throw new Error(`The build has no file named “${name}”.`);
  return file.path;
}
