/**
 * Remembers that this browser has the runtime of this build in its cache, so that a page may start Python on
 * idle without downloading anything.
 */

import { buildId, siteAddress } from "./addresses.js";

const KEY = "handbook-runtime";

/** Call when Python has been loaded. */
export function markCached() {
  try {
    localStorage.setItem(KEY, buildId());
  } catch {
    // Storage is denied: Python then starts when the reader comes near an example, as at a first visit.
  }
}

/** @returns {boolean} whether Python of this build was loaded here before */
export function wasLoaded() {
  try {
    return localStorage.getItem(KEY) === buildId();
  } catch {
    return false;
  }
}

/** @returns {Promise<boolean>} whether its largest file is in the cache still; asks the cache, not the network */
export async function isCached() {
  if (!wasLoaded()) return false;
  try {
    const address = siteAddress("assets/pyodide/pyodide.asm.wasm");
    const response = await fetch(address, { cache: "only-if-cached", mode: "same-origin" });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
