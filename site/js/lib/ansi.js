/**
 * Splits terminal output into text and the few controls that an output box obeys.
 *
 * Owns: ANSI escape sequences (ECMA-48 SGR, erase in line), carriage return, backspace; nothing of the page.
 * The class names are those that the build gives to recorded output: ansi-bold, ansi-fg-0 ... ansi-bg-15.
 */

/**
 * @typedef {{ kind: "text", text: string, style: string }} TextToken style holds class names, "" for plain text.
 * @typedef {{ kind: "return" }} ReturnToken the cursor goes to the first column.
 * @typedef {{ kind: "back" }} BackToken the cursor goes one column to the left.
 * @typedef {{ kind: "erase", whole: boolean }} EraseToken the line is erased from the cursor on, or whole.
 * @typedef {TextToken | ReturnToken | BackToken | EraseToken} AnsiToken
 */

const ESCAPE = "\u001b";
const BELL = "\u0007";
/** An escape sequence that never ends is given up after so many characters. */
const MAX_PENDING = 4096;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for
const CONTROL = /[\r\b\u0007\u001b]/g;
const FLAGS = /** @type {const} */ (["bold", "dim", "italic", "underline", "inverse"]);

/** xterm's first sixteen colours, to which all others are mapped. */
const PALETTE = [
  [0, 0, 0],
  [205, 0, 0],
  [0, 205, 0],
  [205, 205, 0],
  [0, 0, 238],
  [205, 0, 205],
  [0, 205, 205],
  [229, 229, 229],
  [127, 127, 127],
  [255, 0, 0],
  [0, 255, 0],
  [255, 255, 0],
  [92, 92, 255],
  [255, 0, 255],
  [0, 255, 255],
  [255, 255, 255],
];

/**
 * The nearest of the sixteen colours.
 * @param {number} red - 0 to 255
 * @param {number} green - 0 to 255
 * @param {number} blue - 0 to 255
 * @returns {number} 0 to 15
 */
export function nearestColour(red, green, blue) {
  let best = 0;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const [index, [r = 0, g = 0, b = 0]] of PALETTE.entries()) {
    const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
    if (distance < bestDistance) {
      best = index;
      bestDistance = distance;
    }
  }
  return best;
}

/**
 * One of xterm's 256 colours as the nearest of sixteen: 16 plain ones, a 6x6x6 cube, 24 greys.
 * @param {number} index - 0 to 255
 * @returns {number} 0 to 15
 */
export function colourOf256(index) {
  if (index < 16) return index;
  if (index > 231) {
    const grey = 8 + 10 * (index - 232);
    return nearestColour(grey, grey, grey);
  }
  const level = (/** @type {number} */ step) => (step === 0 ? 0 : 55 + 40 * step);
  const cube = index - 16;
  return nearestColour(level(Math.floor(cube / 36)), level(Math.floor(cube / 6) % 6), level(cube % 6));
}

/** The look that SGR sequences have built up. */
class Style {
  /** @type {Set<string>} */
  #flags = new Set();
  /** @type {number | null} */
  #front = null;
  /** @type {number | null} */
  #back = null;

  /** @returns {string} */
  get classNames() {
    const names = FLAGS.filter((flag) => this.#flags.has(flag)).map((flag) => `ansi-${flag}`);
    if (this.#front !== null) names.push(`ansi-fg-${this.#front}`);
    if (this.#back !== null) names.push(`ansi-bg-${this.#back}`);
    return names.join(" ");
  }

  /**
   * Applies the numbers of one SGR sequence, such as 1;38;5;202.
   * @param {string} parameters - numbers between semicolons or colons; empty means 0
   */
  apply(parameters) {
    const codes = parameters.split(/[;:]/).map(Number);
    for (let at = 0; at < codes.length; at += 1) {
      const code = codes[at] ?? 0;
      if (code === 38 || code === 48) at += this.#extended(code === 38, codes.slice(at + 1));
      else this.#simple(code);
    }
  }

  /** @param {number} code */
  #simple(code) {
    if (code === 0) this.#reset();
    else if (code === 1) this.#flags.add("bold");
    else if (code === 2) this.#flags.add("dim");
    else if (code === 3) this.#flags.add("italic");
    else if (code === 4 || code === 21) this.#flags.add("underline");
    else if (code === 7) this.#flags.add("inverse");
    else if (code === 22) this.#drop("bold", "dim");
    else if (code === 23) this.#drop("italic");
    else if (code === 24) this.#drop("underline");
    else if (code === 27) this.#drop("inverse");
    else if (code >= 30 && code <= 37) this.#front = code - 30;
    else if (code === 39) this.#front = null;
    else if (code >= 40 && code <= 47) this.#back = code - 40;
    else if (code === 49) this.#back = null;
    else if (code >= 90 && code <= 97) this.#front = code - 82;
    else if (code >= 100 && code <= 107) this.#back = code - 92;
  }

  #reset() {
    this.#flags.clear();
    this.#front = null;
    this.#back = null;
  }

  /** @param {...string} flags */
  #drop(...flags) {
    for (const flag of flags) this.#flags.delete(flag);
  }

  /**
   * 38;5;N or 38;2;R;G;B, and 48 for the background.
   * @param {boolean} front
   * @param {number[]} rest - the codes after 38 or 48
   * @returns {number} how many of them it took
   */
  #extended(front, rest) {
    const [mode, a = 0, b = 0, c = 0] = rest;
    if (mode !== 5 && mode !== 2) return 0;
    const colour = mode === 5 ? colourOf256(Math.min(a, 255)) : nearestColour(a, b, c);
    if (front) this.#front = colour;
    else this.#back = colour;
    return mode === 5 ? 2 : 4;
  }
}

/**
 * The length of the escape sequence at the start of a text.
 * @param {string} text - starts with ESC
 * @returns {number} characters; 0 when the sequence goes on beyond the text
 */
function escapeLength(text) {
  const kind = text[1];
  if (kind === undefined) return 0;
  if (kind === "[") {
    const end = text.slice(2).search(/[@-~]/);
    return end < 0 ? 0 : end + 3;
  }
  if ("]PX^_".includes(kind)) {
    // A string such as a window title or a link: ends with BEL or ESC \
    const bell = text.indexOf(BELL);
    const end = text.indexOf(`${ESCAPE}\\`, 2);
    if (bell < 0 && end < 0) return 0;
    return bell >= 0 && (end < 0 || bell < end) ? bell + 1 : end + 2;
  }
  // nF sequences, such as the choice of a character set, have intermediate bytes before the final one
  const end = text.slice(1).search(/[^ -/]/);
  return end < 0 ? 0 : end + 2;
}

/** Reads a stream of output, chunk by chunk; styles and unfinished sequences carry over. */
export class AnsiParser {
  #style = new Style();
  #classNames = "";
  #pending = "";

  /**
   * @param {string} chunk
   * @returns {AnsiToken[]}
   */
  parse(chunk) {
    const text = this.#pending + chunk;
    this.#pending = "";
    /** @type {AnsiToken[]} */
    const tokens = [];
    let start = 0;
    CONTROL.lastIndex = 0;
    for (let hit = CONTROL.exec(text); hit; hit = CONTROL.exec(text)) {
      this.#text(tokens, text.slice(start, hit.index));
      start = hit.index + 1;
      if (hit[0] === "\r") tokens.push({ kind: "return" });
      else if (hit[0] === "\b") tokens.push({ kind: "back" });
      else if (hit[0] === ESCAPE) {
        start = hit.index + this.#escape(tokens, text.slice(hit.index, hit.index + MAX_PENDING));
        if (start === hit.index) {
          this.#pending = text.slice(start);
          return tokens;
        }
        CONTROL.lastIndex = start;
      }
    }
    this.#text(tokens, text.slice(start));
    return tokens;
  }

  /**
   * @param {AnsiToken[]} tokens
   * @param {string} text
   */
  #text(tokens, text) {
    if (text) tokens.push({ kind: "text", text, style: this.#classNames });
  }

  /**
   * @param {AnsiToken[]} tokens
   * @param {string} text - starts with ESC
   * @returns {number} characters taken; 0 when the sequence is not complete yet
   */
  #escape(tokens, text) {
    const length = escapeLength(text);
    if (length === 0) return text.length < MAX_PENDING ? 0 : 1;
    const sgr = /^\[([\d;:]*)m$/.exec(text.slice(1, length));
    const erase = /^\[([02]?)K$/.exec(text.slice(1, length));
    if (sgr) {
      this.#style.apply(sgr[1] ?? "");
      this.#classNames = this.#style.classNames;
    } else if (erase) {
      tokens.push({ kind: "erase", whole: erase[1] === "2" });
    }
    return length;
  }
}
