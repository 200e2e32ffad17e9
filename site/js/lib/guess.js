/** How a reader's guess at an output agrees with it, line by line. */

/**
 * One line of the guess, of the output, or of both.
 * @typedef {object} GuessedLine
 * @property {"agrees" | "differs" | "missing" | "extra"} state - missing: not guessed; extra: not printed
 * @property {string} guessed - "" when missing
 * @property {string} printed - "" when extra
 */

/** Of longer texts only the beginning is compared: nobody guesses more. */
const MAX_LINES = 200;

/**
 * @param {string} text
 * @returns {string[]} without what cannot be seen: blanks at the end of lines, empty lines at the end
 */
function linesOf(text) {
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line) => line.trimEnd());
  return lines.length === 1 && lines[0] === "" ? [] : lines.slice(0, MAX_LINES);
}

/**
 * How many lines each pair of rests has in common, at most and in order.
 * @param {string[]} one
 * @param {string[]} other
 * @returns {number[][]} [i][j]: of `one` from i on and `other` from j on
 */
function commonLengths(one, other) {
  const lengths = Array.from({ length: one.length + 1 }, () => Array(other.length + 1).fill(0));
  const at = (/** @type {number} */ i, /** @type {number} */ j) => lengths[i]?.[j] ?? 0;
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const length = one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
      /** @type {number[]} */ (lengths[i])[j] = length;
    }
  }
  return lengths;
}

/**
 * @param {string[]} guessed
 * @param {string[]} printed
 * @returns {[number, number][]} the places of lines that agree, in order
 */
function matches(guessed, printed) {
  const lengths = commonLengths(guessed, printed);
  /** @type {[number, number][]} */
  const found = [];
  for (let i = 0, j = 0; i < guessed.length && j < printed.length; ) {
    if (guessed[i] === printed[j]) found.push([i++, j++]);
    else if ((lengths[i + 1]?.[j] ?? 0) > (lengths[i]?.[j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return found;
}

/**
 * @param {string} guess
 * @param {string} output
 * @returns {GuessedLine[]} in order; lines between those that agree are set against one another
 */
export function compareGuess(guess, output) {
  const guessed = linesOf(guess);
  const printed = linesOf(output);
  /** @type {GuessedLine[]} */
  const lines = [];
  let i = 0;
  let j = 0;
  /** @type {[number, number]} */
  const end = [guessed.length, printed.length];
  for (const [toI, toJ] of [...matches(guessed, printed), end]) {
    for (; i < toI || j < toJ; i += 1, j += 1) {
      const state = i >= toI ? "missing" : j >= toJ ? "extra" : "differs";
      lines.push({ state, guessed: i < toI ? (guessed[i] ?? "") : "", printed: j < toJ ? (printed[j] ?? "") : "" });
    }
    i = toI;
    j = toJ;
    const line = printed[j];
    if (line === undefined) break;
    lines.push({ state: "agrees", guessed: line, printed: line });
    i += 1;
    j += 1;
  }
  return lines;
}

/**
 * @param {GuessedLine[]} lines
 * @returns {string} one sentence
 */
export function guessVerdict(lines) {
  const printed = lines.filter(({ state }) => state !== "extra").length;
  const right = lines.filter(({ state }) => state === "agrees").length;
  if (right === lines.length) return "Your guess is right.";
  return `You guessed ${right} of ${printed} ${printed === 1 ? "line" : "lines"}.`;
}
