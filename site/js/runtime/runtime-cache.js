/**
 * The runtime's files in Cache Storage, one cache a build: later visits fetch them from there, and a page can
 * ask, without any request, whether Python would start without a download.
 *
 * Used by the page and by the worker. Where Cache Storage is denied, the browser's own cache has to do.
 */

const PREFIX = "handbook-runtime-";

/** The file that makes most of the download; it is stored last of those that matter. */
const LARGEST = "pyodide/pyodide.asm.wasm";

/**
 * @param {string} build
 * @returns {Promise<Cache | null>}
 */
export async function openCache(build) {
  try {
    return await caches.open(PREFIX + build);
  } catch {
    return null;
  }
}

/**
 * @param {string} build
 * @param {string} assets - address of the runtime's folder
 * @returns {Promise<boolean>} whether Python would start without a download
 */
export async function isCached(build, assets) {
  try {
    return (await caches.match(assets + LARGEST, { cacheName: PREFIX + build })) !== undefined;
  } catch {
    return false;
  }
}

/**
 * Delete what other builds have left.
 * @param {string} build - the one to keep
 */
export async function dropOtherBuilds(build) {
  try {
    const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== PREFIX + build);
    await Promise.all(names.map((name) => caches.delete(name)));
  } catch {
    // Cache Storage is denied: nothing was stored.
  }
}
