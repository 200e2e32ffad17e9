/** The keys that keyboards on a screen lack, as a terminal sends them. Pure. */
import { HIDDEN_CHARACTERS } from "../lib/hidden-characters.js";

/**
 * @typedef {object} Key
 * @property {string} name - for who does not see it
 * @property {string} text - what it shows
 * @property {string} [keys] - what it sends
 * @property {string} [arrow] - instead: the last letter of what an arrow key sends
 * @property {"control"} [holds] - instead: it changes the key that follows
 */

/** @type {readonly Key[]} */
export const KEYS = [
  { name: "Tab", text: "Tab", keys: "\t" },
  { name: "Control, for the next key", text: "Ctrl", holds: "control" },
  { name: "Escape", text: "Esc", keys: "\x1b" },
  { name: "Up", text: "↑", arrow: "A" },
  { name: "Down", text: "↓", arrow: "B" },
  { name: "Left", text: "←", arrow: "D" },
  { name: "Right", text: "→", arrow: "C" },
  ...HIDDEN_CHARACTERS.map(([text, name]) => ({ name, text, keys: text })),
];

/**
 * @param {string} letter - of an arrow key
 * @param {boolean} readsKeys - whether the program has asked for the other form
 */
export function arrowKeys(letter, readsKeys) {
  return `\x1b${readsKeys ? "O" : "["}${letter}`;
}

/**
 * What is sent when Control is held with a key.
 * @param {string} keys - what the key sends alone
 * @returns {string} the same for a key that Control does not change
 */
export function withControl(keys) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what an arrow key sends
  const arrow = /^\x1b[[O]([ABCD])$/.exec(keys);
  if (arrow) return `\x1b[1;5${arrow[1]}`;
  const code = keys.toUpperCase().charCodeAt(0);
  if (keys.length !== 1 || code < 0x40 || code > 0x5f) return keys;
  return String.fromCharCode(code & 0x1f);
}
