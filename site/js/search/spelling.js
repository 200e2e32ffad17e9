/** Misspelt words: the nearest word that the handbook has. */

/** Shorter words are left alone: too many others are near. */
const SHORTEST = 3;
/** From this length on, two slips are forgiven. */
const LONG = 6;

/**
 * How many letters are missing, too many, wrong, or swapped with their neighbour. This is the distance of
 * Damerau and Levenshtein in its restricted form ("optimal string alignment"): no letter is touched twice.
 *
 * @param {string} one
 * @param {string} other
 * @returns {number}
 */
export function distance(one, other) {
  /** @type {number[]} */
  let twoAbove = [];
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      const steps = [at(above, column) + 1, at(current, column - 1) + 1, at(above, column - 1) + (same ? 0 : 1)];
      if (one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        steps.push(at(twoAbove, column - 2) + 1);
      }
      current.push(Math.min(...steps));
    }
    [twoAbove, above] = [above, current];
  }
  return at(above, other.length);
}

/** @param {number[]} row @param {number} place */
function at(row, place) {
  return row[place] ?? Number.POSITIVE_INFINITY;
}

/**
 * @param {string} word - in small letters
 * @param {string[]} known - those that are the likeliest first
 * @returns {string} the word itself where it is known, begins one that is, or has none near
 */
export function corrected(word, known) {
  if (word.length < SHORTEST || known.some((other) => other.startsWith(word))) return word;
  const most = word.length < LONG ? 1 : 2;
  let best = word;
  let least = most + 1;
  for (const other of known) {
    if (Math.abs(other.length - word.length) >= least) continue;
    const steps = distance(word, other) + (other[0] === word[0] ? 0 : 1);
    if (steps < least) [best, least] = [other, steps];
  }
  return best;
}
