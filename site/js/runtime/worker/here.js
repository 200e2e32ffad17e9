/**
 * Where this module's own address stands, and what it says: other files lie beside it, and its query tells what the
 * worker is for. A module that the page has handed over as text (apart.js) has another address, and is told.
 */

/**
 * What apart.js puts down.
 * @typedef {object} HandedOver
 * @property {string} address
 * @property {() => Promise<{ default: import("./boot.js").CreateModule }>} engine - gives Pyodide's
 * @property {MessagePort | null} port
 */

/** @type {HandedOver | undefined} */
export const handedOver = /** @type {any} */ (globalThis).handbookWorker;

const HERE = new URL(handedOver?.address ?? import.meta.url);

/** The site's root. */
export const SITE = new URL("..", HERE);

/** The page gives another address after a start that failed. */
export const AGAIN = HERE.searchParams.has("try");

/** The kernel has this module run a process. */
export const PROCESS = HERE.searchParams.has("process");

/** The page runs strangers' programs: PyScript, which needs an origin with storage, is not around this module. */
export const ALONE = HERE.searchParams.has("alone");
