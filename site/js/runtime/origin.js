/**
 * Whether a page runs programs that are not the handbook's own: what came by a link, or stands in another site's page.
 * Their Python gets an origin of its own, from which nothing can be reached that the handbook keeps.
 */

/** @returns {boolean} */
export function isForStrangers() {
  return document.documentElement.dataset.origin === "opaque";
}

/**
 * A worker of opaque origin: a `data:` module, which imports the real one. Browsers refuse it every storage and every
 * channel of the site; its host has to allow the import (Access-Control-Allow-Origin).
 * @param {string} address - of the module
 * @returns {Worker}
 */
function opaqueWorker(address) {
  const source = `import ${JSON.stringify(address)};`;
  return new Worker(`data:text/javascript,${encodeURIComponent(source)}`, { type: "module" });
}

/**
 * @param {string} address - of a module that runs Python
 * @returns {Worker}
 */
export function pythonWorker(address) {
  return isForStrangers() ? opaqueWorker(address) : new Worker(address, { type: "module" });
}
