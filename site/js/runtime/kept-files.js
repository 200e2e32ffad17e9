/**
 * The site's files in Cache Storage. Only what has a digest of its bytes in its address is kept: it never changes,
 * so whoever finds it there need not ask the network, and another build takes over what it shares with this one.
 *
 * Used by pages, Python's worker and the service worker. Knows no file by name. Where Cache Storage is denied, the
 * browser's own cache has to do.
 */

/** The one cache. */
export const CACHE_NAME = "handbook-runtime";

/** The header of a file that is kept inflated: how long it is. */
const INFLATED = "Handbook-Inflated";

/** Ends the name of a note on a file: whether the browser's own cache has it too. */
const NOTE = ".elsewhere";

/** As in `pipeline/naming.py`. */
const HASHED = /\/assets\/(?:.*\/)?[^/]+-[A-Z2-7]{8}[./]/;

/**
 * @param {string} address - absolute
 * @returns {boolean} whether it always means the same bytes
 */
export function isHashed(address) {
  return HASHED.test(new URL(address).pathname);
}

/** @returns {Promise<Cache | null>} */
export async function openCache() {
  try {
    return await caches.open(CACHE_NAME);
  } catch {
    return null;
  }
}

/**
 * Take a file from the cache, or else from the network and into the cache.
 * @param {string} address
 * @returns {Promise<Response>}
 */
export async function fetchKept(address) {
  const cache = await openCache();
  const kept = await cache?.match(address);
  if (kept) return kept;
  const response = await fetch(address);
  // A full disk is no reason to fail: the next visit downloads again.
  if (response.ok) cache?.put(address, response.clone()).catch((error) => console.info("Not kept for later:", error));
  return response;
}

/**
 * @param {Response} response
 * @returns {boolean} whether it is one that was kept by `keepInflated`
 */
export function isInflated(response) {
  return response.headers.has(INFLATED);
}

/**
 * @param {Response} response - one that was kept by `keepInflated`
 * @returns {Promise<Uint8Array<ArrayBuffer> | null>} its bytes; null unless all of them are there
 */
export async function inflatedBytes(response) {
  const bytes = new Uint8Array(await response.arrayBuffer().catch(() => new ArrayBuffer(0)));
  return bytes.length === Number(response.headers.get(INFLATED)) ? bytes : null;
}

/**
 * Keep a file in a form that need not be inflated again.
 * @param {Cache} cache
 * @param {string} address
 * @param {Uint8Array<ArrayBuffer>} content
 */
export async function keepInflated(cache, address, content) {
  await cache.put(address, new Response(content, { headers: { [INFLATED]: String(content.length) } }));
}

/**
 * @param {Cache} cache
 * @param {string} address
 * @returns {Promise<boolean | null>} whether the browser's own cache has the file too; null if that isn't known
 */
export async function isElsewhere(cache, address) {
  const note = await cache.match(address + NOTE);
  return note ? (await note.text()) === "yes" : null;
}

/**
 * @param {Cache} cache
 * @param {string} address
 * @param {boolean} answer - of `isElsewhere` from now on
 */
export async function noteElsewhere(cache, address, answer) {
  await cache.put(address + NOTE, new Response(answer ? "yes" : "no"));
}

/**
 * Python could not be started from these files: they may be damaged, and the next try is to fetch them again.
 * @param {string[]} addresses
 */
export async function dropFiles(addresses) {
  const cache = await openCache();
  await Promise.all(addresses.map((address) => cache?.delete(address)));
}

/** @returns {Promise<string[]>} the names of our caches; earlier versions of the handbook had one a build */
async function cacheNames() {
  try {
    return (await caches.keys()).filter((name) => name.startsWith(CACHE_NAME));
  } catch {
    return [];
  }
}

/**
 * @param {string} address
 * @returns {Promise<Response | undefined>} what is kept under it
 */
export async function keptFor(address) {
  try {
    return await caches.match(address, { cacheName: CACHE_NAME });
  } catch {
    return undefined;
  }
}

/**
 * @param {string} [kept] - none: delete all, at the reader's wish
 */
export async function dropCaches(kept) {
  const names = (await cacheNames()).filter((name) => name !== kept);
  await Promise.all(names.map((name) => caches.delete(name)));
}
