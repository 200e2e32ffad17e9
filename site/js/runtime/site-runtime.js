/**
 * The runtime's files as a page sees them: where they are, whether they are kept, and what becomes of them.
 *
 * Loaded by `import()`, and only by pages that run something: a page that is only read needs none of their names.
 */

import { siteAddress, startedAddress } from "./addresses.js";
import { RUNTIME, runtimeAddresses, runtimePath } from "./files.js";
import { HeadStart } from "./head-start.js";
import { keepForLater, pauseKeeping, resumeKeeping } from "./keeping.js";
import { dropFiles, keptFor, openCache } from "./kept-files.js";

/** The first to go when a browser makes room, as it is the largest. */
const LARGEST = "pyodide/pyodide.asm.wasm";

/** What PyScript and Python's worker import or fetch; all else is kept by what fetches it (downloads.js). */
const IMPORTED = ["interpreter.js", "pyodide/pyodide.asm.mjs", "worker.py"];

export { HeadStart };

/**
 * @param {string} name - logical, see files.js
 * @returns {string} absolute address
 */
export function runtimeAddress(name) {
  return siteAddress(runtimePath(name));
}

/** PyScript's modules name each other one after the other: have them all fetched at once. */
export function preloadPyScript() {
  pauseKeeping();
  for (const name of Object.keys(RUNTIME.files).filter((file) => /^pyscript\/.*\.js$/.test(file))) {
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = runtimeAddress(name);
    document.head.append(link);
  }
}

/** @returns {Promise<boolean>} whether Python would start without a download */
export async function isCached() {
  const [started, largest] = await Promise.all([keptFor(startedAddress()), keptFor(runtimeAddress(LARGEST))]);
  return largest !== undefined && (await started?.text()) === RUNTIME.build;
}

/** Python has started: keep for later visits what it was started from. */
export async function keepRuntime() {
  const cache = await openCache();
  try {
    await cache?.put(startedAddress(), new Response(RUNTIME.build));
  } catch (error) {
    console.info("Not kept for later:", error);
  }
  keepForLater(IMPORTED.map(runtimePath));
}

/** Python could not be started: what is kept of it may be damaged. */
export async function forgetRuntime() {
  await dropFiles(runtimeAddresses(new URL(siteAddress(""))));
  resumeKeeping();
}
