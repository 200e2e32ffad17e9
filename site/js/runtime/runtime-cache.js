/**
 * The runtime's files in Cache Storage, one cache a build: later visits fetch them from there, and a page can
 * ask, without any request, whether Python would start without a download.
 *
 * Used by the page and by the worker. Where Cache Storage is denied, the browser's own cache has to do.
 */

const PREFIX = "handbook-runtime-";

/** Stored when Python has started from the files: they are all there. */
const COMPLETE = "complete";

/** The first to go when a browser makes room, as it is the largest. */
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
    const cache = { cacheName: PREFIX + build };
    const found = await Promise.all([COMPLETE, LARGEST].map((name) => caches.match(assets + name, cache)));
    return found.every((response) => response !== undefined);
  } catch {
    return false;
  }
}

/**
 * Python could not be started from these files: they may be damaged, and the next try is to fetch them again.
 * @param {string} build
 */
export async function dropCache(build) {
  try {
    await caches.delete(PREFIX + build);
  } catch {
    // Cache Storage is denied: nothing was stored.
  }
}

/**
 * Python has started: note that the cache is complete, and delete what other builds have left.
 * @param {string} build - the one to keep
 * @param {string} assets - address of the runtime's folder
 */
export async function completeCache(build, assets) {
  try {
    await (await openCache(build))?.put(assets + COMPLETE, new Response());
    const others = (await cacheNames()).filter((name) => name !== PREFIX + build);
    await Promise.all(others.map((name) => caches.delete(name)));
  } catch {
    // Cache Storage is denied: nothing was stored.
  }
}

/** @returns {Promise<string[]>} the names of our caches */
async function cacheNames() {
  try {
    return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  } catch {
    return [];
  }
}

/** @returns {Promise<boolean>} whether files of any build are kept */
export async function hasCaches() {
  return (await cacheNames()).length > 0;
}

/** Delete the files of all builds, at the reader's wish. */
export async function dropCaches() {
  await Promise.all((await cacheNames()).map((name) => caches.delete(name)));
}
