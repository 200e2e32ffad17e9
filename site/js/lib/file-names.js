/** What a file of the playground may be called: it lies in Python's working folder, and in the reader's zip. */

/** The longest name, in characters. */
export const LONGEST_NAME = 100;

/** In names of files on Windows, in addresses or in zips these are something else, or nobody sees them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are looked for
const UNFIT = /[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\\:*?"<>|]/u;

/**
 * What is wrong with a name, in the reader's words.
 * @param {string} name - with slashes between folders
 * @returns {string} a sentence; "" when nothing is
 */
export function nameProblem(name) {
  if (name === "") return "A file needs a name.";
  if (name.length > LONGEST_NAME) return `The name is longer than ${LONGEST_NAME} characters.`;
  if (UNFIT.test(name)) return 'A name has none of the characters \\ : * ? " < > |, and none that are not to be seen.';
  const parts = name.split("/");
  if (parts.some((part) => part === "" || part === "." || part === "..")) {
    return "A name is a path below the working folder, such as shop/prices.py.";
  }
  if (parts.some((part) => part !== part.trim())) return "A name neither begins nor ends with a space.";
  return "";
}

/**
 * What is wrong with a name beside those that are there: a folder can't be called as a file is.
 * @param {string} name
 * @param {Iterable<string>} others
 * @returns {string} a sentence; "" when nothing is
 */
export function nameProblemAmong(name, others) {
  const problem = nameProblem(name);
  if (problem) return problem;
  for (const other of others) {
    if (other === name) return `There is a file “${name}” already.`;
    if (other.startsWith(`${name}/`)) return `“${name}” is a folder already.`;
    if (name.startsWith(`${other}/`)) return `“${other}” is a file, so it can't be a folder.`;
  }
  return "";
}
