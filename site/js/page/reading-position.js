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
