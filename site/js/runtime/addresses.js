/** Where the built site keeps what the runtime needs, wherever the site itself lies. */

/**
 * @param {string} path - relative to the site's root
 * @returns {string} absolute address
 */
export function siteAddress(path) {
  return new URL((document.documentElement.dataset.root ?? "./") + path, document.baseURI).href;
}

/** Something is kept under it once Python has started in this browser: the build. */
export const startedAddress = () => siteAddress("runtime-started");

/**
 * Under what conditions an output is recorded; a reader's page sets none.
 * @returns {{ hash_seed: string, clock_shift: number }} see StartMessage
 */
export function recording() {
  const { hashSeed = "", clockShift = "0" } = document.documentElement.dataset;
  return { hash_seed: hashSeed, clock_shift: Number(clockShift) };
}
