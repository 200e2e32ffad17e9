import assert from "node:assert/strict";
import { test } from "node:test";
import { compareGuess, guessVerdict } from "../../../site/js/lib/guess.js";

/** @param {string} guess @param {string} output */
const compared = (guess, output) =>
  compareGuess(guess, output).map(({ state, guessed, printed }) => `${state} ${guessed}|${printed}`);

test("a guess agrees whatever blanks end its lines", () => {
  assert.deepEqual(compared("1 2  \n3\n\n", "1 2\n3\n"), ["agrees 1 2|1 2", "agrees 3|3"]);
});

test("a line left out does not upset those after it", () => {
  assert.deepEqual(compared("one\nthree", "one\ntwo\nthree\n"), ["agrees one|one", "missing |two", "agrees three|three"]);
});

test("lines between those that agree are set against one another", () => {
  assert.deepEqual(compared("a\nx\ny\nc\nd", "a\nb\nc\n"), ["agrees a|a", "differs x|b", "extra y|", "agrees c|c", "extra d|"]);
});

test("nothing agrees with nothing", () => {
  assert.deepEqual(compared("", ""), []);
  assert.deepEqual(compared("x", ""), ["extra x|"]);
});

test("the verdict counts the lines that were printed", () => {
  const verdict = (/** @type {string} */ guess, /** @type {string} */ output) => guessVerdict(compareGuess(guess, output));
  assert.equal(verdict("1\n2", "1\n2\n"), "Your guess is right.");
  assert.equal(verdict("1\n3", "1\n2\n"), "You guessed 1 of 2 lines.");
  assert.equal(verdict("2", "1\n"), "You guessed 0 of 1 line.");
  assert.equal(verdict("1\n2", "1\n"), "You guessed 1 of 1 line.");
});
