/**
 * Where in a page the reader is. Pure.
 */

/**
 * @param {number[]} tops - of the headings in reading order, in CSS pixels below the top of the window
 * @param {number} line - how far down the window a heading counts as reached, in CSS pixels
 * @returns {number} index of the last heading reached; -1 above the first
 */
export function currentIndex(tops, line) {
  return tops.findLastIndex((top) => top <= line);
}

/**
 * Where the line is within what stands there: beyond its upper edge as a share of its height, above it in pixels.
 * @typedef {{ share: number, above: number }} Hold
 */

/**
 * @param {{ top: number, height: number }} box - the first one that ends below the line
 * @param {number} line - from the top of the window
 * @returns {Hold}
 */
export function holdOf({ top, height }, line) {
  const passed = line - top;
  return passed > 0 && height > 0 ? { share: passed / height, above: 0 } : { share: 0, above: -passed };
}

/**
 * How far to scroll down so that the line is where it was in that box.
 * @param {{ top: number, height: number }} box - as it is now
 * @param {number} line
 * @param {Hold} hold
 */
export function scrollToHold({ top, height }, line, { share, above }) {
  return Math.round(top + share * height - above - line);
}
