/**
 * What programs are full of and keyboards on a screen hide behind other keys.
 * @type {readonly [text: string, name: string][]}
 */
export const HIDDEN_CHARACTERS = [
  ["(", "Left parenthesis"],
  [")", "Right parenthesis"],
  ["[", "Left bracket"],
  ["]", "Right bracket"],
  ["{", "Left brace"],
  ["}", "Right brace"],
  [":", "Colon"],
  ["=", "Equals"],
  ['"', "Double quote"],
  ["'", "Single quote"],
  ["_", "Underscore"],
  ["#", "Hash"],
  [".", "Dot"],
];
