/**
 * The runtime's files as a page sees them: where they are, and whether they are all kept.
 *
 * Loaded by `import()`, and only by pages that run something: a page that is only read needs none of their names.
 */

import { siteAddress } from "./addresses.js";
import { RUNTIME, runtimePath } from "./files.js";
import { HeadStart } from "./head-start.js";
import { cacheName, cacheNames, openCache } from "./kept-files.js";

/** Stored when Python has started from the files: they are all there. */
const COMPLETE = "assets/complete";

/** The first to go when a browser makes room, as it is the largest. */
const LARGEST = "pyodide/pyodide.asm.wasm";

export const BUILD = RUNTIME.build;
export { HeadStart };

/**
 * @param {string} name - logical, see files.js
 * @returns {string} absolute address
 */
export function runtimeAddress(name) {
  return siteAddress(runtimePath(name));
}

/** @returns {Promise<boolean>} whether Python would start without a download */
export async function isCached() {
  try {
    const cache = { cacheName: cacheName(BUILD) };
    const addresses = [siteAddress(COMPLETE), runtimeAddress(LARGEST)];
    const found = await Promise.all(addresses.map((address) => caches.match(address, cache)));
    return found.every((response) => response !== undefined);
  } catch {
    return false;
  }
}

/** Python has started: note that the cache is complete, and delete what other builds have left. */
export async function completeCache() {
  try {
    await (await openCache(BUILD))?.put(siteAddress(COMPLETE), new Response());
    const others = (await cacheNames()).filter((name) => name !== cacheName(BUILD));
    await Promise.all(others.map((name) => caches.delete(name)));
  } catch {
    // Cache Storage is denied: nothing was stored.
  }
}
