/** Whether a reader wants as little loaded as possible. */

/**
 * The part of a window that this needs.
 * @typedef {object} Place
 * @property {object} navigator - may have a `connection`
 * @property {(query: string) => { matches: boolean }} matchMedia
 */

/**
 * @param {Place} [place] - the page's own window
 * @returns {boolean} whether nothing should be started before it is asked for
 */
export function savesData(place = window) {
  /** @type {{ connection?: { saveData?: boolean } }} not in Firefox and Safari */
  const { connection } = place.navigator;
  return connection?.saveData === true || place.matchMedia("(prefers-reduced-data: reduce)").matches;
}
