/** The table of contents as the search has it: pages by their addresses, and what is not written yet. */

import { hasWord } from "./words.js";

/**
 * A chapter or a section with what is below it, or a topic of a section, which has neither address nor anything below.
 * @typedef {[id: string | null, title: string, address?: string | null, below?: Entry[]]} Entry
 */

/**
 * @typedef {object} Place
 * @property {string} number - of the chapter or the section; "" where it has none
 * @property {string} title - may hold `backticks`
 * @property {string} within - the title of what it belongs to; "" for a chapter
 */

/**
 * @param {Entry[]} contents
 * @returns {Map<string, Place>} those that are written, by their addresses
 */
export function writtenPlaces(contents) {
  /** @type {Map<string, Place>} */
  const found = new Map();
  for (const { entry, within } of walked(contents)) {
    const [id, title, address] = entry;
    if (address) found.set(address, { number: id ?? "", title, within });
  }
  return found;
}

/**
 * @param {Entry[]} contents
 * @param {string[]} words - in small letters
 * @returns {Place[]} what is planned, and has all words in its title
 */
export function plannedPlaces(contents, words) {
  return [...walked(contents)]
    .filter(({ entry, written }) => !written && words.every((word) => hasWord(entry[1], word)))
    .map(({ entry: [id, title], within }) => ({ number: id ?? "", title, within }));
}

/**
 * @param {Entry[]} entries
 * @param {string} within
 * @param {boolean} above - whether what they belong to is written
 * @returns {Generator<{ entry: Entry, within: string, written: boolean }>}
 */
function* walked(entries, within = "", above = false) {
  for (const entry of entries) {
    const [, title, address, below] = entry;
    const written = address === undefined ? above : address !== null;
    yield { entry, within, written };
    if (below) yield* walked(below, title, written);
  }
}
