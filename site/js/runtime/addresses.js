/** Where the built site keeps what the runtime needs, wherever the site itself lies. */

/**
 * @param {string} path - relative to the site's root
 * @returns {string} absolute address
 */
export function siteAddress(path) {
  return new URL((document.documentElement.dataset.root ?? "./") + path, document.baseURI).href;
}

/** Identifies the build, so that what one build remembers is not taken for another's. */
export function buildId() {
  return document.documentElement.dataset.build ?? "";
}
