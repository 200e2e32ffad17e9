/**
 * The runtime's files in Cache Storage, one cache a build: later visits fetch them from there.
 *
 * Used by the page and by the worker. Knows no file by name. Where Cache Storage is denied, the browser's own cache
 * has to do.
 */

const PREFIX = "handbook-runtime-";

/** @param {string} build */
export function cacheName(build) {
  return PREFIX + build;
}

/**
 * @param {string} build
 * @returns {Promise<Cache | null>}
 */
export async function openCache(build) {
  try {
    return await caches.open(cacheName(build));
  } catch {
    return null;
  }
}

/**
 * Python could not be started from these files: they may be damaged, and the next try is to fetch them again.
 * @param {string} build
 */
export async function dropCache(build) {
  try {
    await caches.delete(cacheName(build));
  } catch {
    // Cache Storage is denied: nothing was stored.
  }
}

/** @returns {Promise<string[]>} the names of our caches */
export async function cacheNames() {
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
