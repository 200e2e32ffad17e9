/**
 * What was typed and has not been asked for yet, as Python's terminal takes it: py/handbook/prompt/terminal.py. Pure.
 *
 * Owns: the order of keys and sizes, and how much goes at once.
 */

/** @typedef {import("./screen.js").Size} Size */

/** Where Python waits by shared memory, an answer has no more room than this; a character takes at most four bytes. */
export const MOST_CHARACTERS = 50_000;

const PASTE = "\x1b[200~";
const PASTE_END = "\x1b[201~";

/** The form of a size among keys; who pastes one must not change what Python knows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is an escape sequence
const REPORT = /\x1b\[8;\d+;\d+t/g;

export class Typing {
  #keys = "";
  /** @type {Size | null} that Python has not been told */
  #size = null;

  /** Whether there is something for Python. */
  get empty() {
    return this.#keys === "" && this.#size === null;
  }

  /** @param {string} keys - as a terminal sends them */
  add(keys) {
    this.#keys += keys.replace(REPORT, "");
  }

  /** @param {Size} size */
  resize(size) {
    this.#size = size;
  }

  /** What was typed before a Ctrl-C is not meant any more. */
  forget() {
    this.#keys = "";
  }

  /** @returns {string} what goes to Python now */
  take() {
    const size = this.#size;
    this.#size = null;
    const report = size ? `\x1b[8;${size.lines};${size.columns}t` : "";
    const rest = this.#keys.slice(MOST_CHARACTERS);
    const keys = this.#keys.slice(0, MOST_CHARACTERS);
    this.#keys = rest;
    if (!rest || keys.lastIndexOf(PASTE) <= keys.lastIndexOf(PASTE_END)) return report + keys;
    // Python reads what is pasted to its end at once: so a long text is pasted in parts
    this.#keys = PASTE + rest;
    return report + keys + PASTE_END;
  }
}
