/** Whether what an engine has found is what was asked for. Where it has no such word, it takes one that begins alike. */

import { takenApart, wordsOf } from "./words.js";

/** From this length on, a word may lack its last two letters, and not only one. */
const LONG = 7;
/** A beginning is at least so long. */
const LEAST = 3;
/** Of words in sentences; the letter before it may have been doubled. */
const ENDING = /(?:ings?|ed|e?s|ers?|ly|ions?)$/;
const DOUBLED = /([a-z])\1$/;

/**
 * Whether what was found has most of a word, as "closures" has of "closurs".
 * @param {string} word - in small letters
 * @param {string} found
 */
export function closeTo(word, found) {
  const letters = takenApart([word]).join("");
  const most = letters.length - (letters.length < LONG ? 1 : 2);
  return takenApart(wordsOf(found))
    .join("")
    .includes(letters.slice(0, Math.max(LEAST, most)));
}

/**
 * Whether both are forms of one word, as "copying" and "copies".
 * @param {string} word - in small letters
 * @param {string} found
 */
export function akinTo(word, found) {
  const stem = word.replace(ENDING, "").replace(DOUBLED, "$1");
  const beginning = stem.slice(0, Math.max(LEAST, stem.length - 1));
  return takenApart(wordsOf(found)).some((other) => other.startsWith(beginning));
}
