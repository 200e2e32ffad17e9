/** What a reader asks for, as words. */

// Names of Python, with dots; other punctuation ends a word. Pagefind keeps the underscore in words too.
const WORD = /[\p{L}\p{N}_]+(?:[.'’-][\p{L}\p{N}_]+)*/gu;
const WITHIN = /[.'’-]/;

/**
 * @param {string} text - such as `@dataclass(frozen=True)`
 * @returns {string[]} in small letters, such as dataclass, frozen, true
 */
export function wordsOf(text) {
  return text.toLowerCase().match(WORD) ?? [];
}

/**
 * @param {string[]} words - such as items.append
 * @returns {string[]} such as items, append
 */
export function takenApart(words) {
  return words.flatMap((word) => word.split(WITHIN));
}

/**
 * Whether a word stands in a text, at the beginning of one of its words.
 * @param {string} text
 * @param {string} word - in small letters
 */
export function hasWord(text, word) {
  return takenApart([word]).every((part) => {
    return takenApart(wordsOf(text)).some((other) => other.startsWith(part) || bare(other).startsWith(bare(part)));
  });
}

/** Without the underscores around it, unless there is nothing else. @param {string} word */
function bare(word) {
  return word.replace(/^_+|_+$/g, "") || word;
}
