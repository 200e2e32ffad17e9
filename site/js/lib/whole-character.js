/**
 * Moves a place in a text behind the character that it would cut in two.
 * @param {string} text
 * @param {number} index
 * @returns {number} the index, or the one after it
 */
export function wholeCharacter(text, index) {
  const code = text.codePointAt(index - 1) ?? 0;
  return code > 0xffff ? index + 1 : index;
}
