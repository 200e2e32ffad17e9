/**
 * Turns what a program writes into the least work for an output box: remove so many characters, add these runs.
 *
 * Owns: the line that is still being written (carriage return, backspace, erase) and the cap on what is shown.
 * Knows nothing of the page; output-view.js applies what this returns.
 */
import { AnsiParser } from "./ansi.js";
import { KeptText } from "./kept-text.js";

/** @typedef {import("../runtime/protocol.js").OutputChunk} OutputChunk */

/**
 * @typedef {object} Run
 * @property {string} text
 * @property {string} className - the stream and the ANSI classes
 */

/**
 * @typedef {object} Change
 * @property {number} rewind - characters to take off the end of what is shown
 * @property {Run[]} runs - to be added then
 */

/**
 * Cuts runs after so many code points.
 * @param {Run[]} runs
 * @param {number} count
 * @returns {[Run[], Run[]]}
 */
function splitRuns(runs, count) {
  /** @type {Run[]} */
  const left = [];
  let need = count;
  for (const [index, run] of runs.entries()) {
    const points = Array.from(run.text);
    if (points.length <= need) {
      left.push(run);
      need -= points.length;
      continue;
    }
    const rest = { ...run, text: points.slice(need).join("") };
    if (need > 0) left.push({ ...run, text: points.slice(0, need).join("") });
    return [left, [rest, ...runs.slice(index + 1)]];
  }
  return [left, []];
}

/** Text that changes its look more often is cut too: the page holds an element for each change. */
const MAX_RUNS = 50_000;

/** @param {Run[]} runs */
const unitsOf = (runs) => runs.reduce((sum, run) => sum + run.text.length, 0);

/** @param {Run[]} runs */
const pointsOf = (runs) => runs.reduce((sum, run) => sum + Array.from(run.text).length, 0);

/** Everything that one run of a program has written. */
export class OutputStream {
  #ansi = new AnsiParser();
  #maxLines;
  #maxCharacters;
  /** @type {Run[]} the line that is being written */
  #line = [];
  /** Its length. */
  #lineUnits = 0;
  /** @type {number | null} in code points; null is the end of the line */
  #column = null;
  /** How many characters of the line are on the page, and how many of those still hold. */
  #shown = 0;
  #holds = 0;
  #characters = 0;
  #runs = 0;
  #lines = 0;
  #truncated = false;
  #sent = new KeptText();

  /**
   * @param {number} maxLines - beyond it nothing more is shown
   * @param {number} maxCharacters - likewise
   */
  constructor(maxLines, maxCharacters) {
    this.#maxLines = maxLines;
    this.#maxCharacters = maxCharacters;
  }

  /** Whether something was written that is not shown. */
  get truncated() {
    return this.#truncated;
  }

  /** Complete lines shown. */
  get lines() {
    return this.#lines;
  }

  /** Everything written, shown or not, as it was sent, escape sequences included. */
  get sent() {
    return this.#sent;
  }

  /** The text of the line that is being written: the prompt of an input(). */
  get lastLine() {
    return this.#line.map((run) => run.text).join("");
  }

  /**
   * @param {OutputChunk[]} chunks - in the order written
   * @returns {Change}
   */
  write(chunks) {
    /** @type {Change} */
    const change = { rewind: 0, runs: [] };
    for (const { stream, text } of chunks) {
      this.#sent.add(text);
      if (this.#truncated) continue;
      for (const token of this.#ansi.parse(text)) {
        if (token.kind === "text") {
          const className = token.style ? `out-${stream} ${token.style}` : `out-${stream}`;
          this.#text(change, token.text, className);
        } else if (token.kind === "return") this.#column = this.#line.length ? 0 : null;
        else if (token.kind === "back") this.#back();
        else this.#erase(token.whole);
      }
    }
    this.#emit(change);
    return change;
  }

  /**
   * @param {Change} change
   * @param {string} text
   * @param {string} className
   */
  #text(change, text, className) {
    let rest = text;
    if (this.#column !== null) {
      const end = rest.indexOf("\n");
      this.#overwrite(end < 0 ? rest : rest.slice(0, end), className);
      if (end < 0) return;
      rest = rest.slice(end);
      this.#column = null;
    }
    rest = this.#cut(rest);
    const end = rest.lastIndexOf("\n") + 1;
    if (end > 0) {
      this.#append(rest.slice(0, end), className);
      this.#emit(change);
      this.#characters += this.#lineUnits;
      this.#runs += this.#line.length;
      this.#setLine([]);
      this.#shown = 0;
      this.#holds = 0;
    }
    if (end < rest.length) this.#append(rest.slice(end), className);
  }

  /**
   * @param {string} text
   * @param {string} className
   */
  #append(text, className) {
    const last = this.#line.at(-1);
    this.#lineUnits += text.length;
    if (last?.className === className) {
      this.#line[this.#line.length - 1] = { text: last.text + text, className };
    } else this.#line.push({ text, className });
  }

  /** @param {Run[]} runs - the line from now on */
  #setLine(runs) {
    this.#line = runs;
    this.#lineUnits = unitsOf(runs);
  }

  /**
   * Counts the lines of a text and cuts it where the page shows no more.
   * @param {string} text
   * @returns {string}
   */
  #cut(text) {
    const room = this.#maxCharacters - this.#characters - this.#lineUnits;
    const hasRuns = this.#runs + this.#line.length < MAX_RUNS;
    const limit = hasRuns ? Math.min(text.length, Math.max(room, 0)) : 0;
    let end = 0;
    for (let next = text.indexOf("\n"); next >= 0 && next < limit; next = text.indexOf("\n", end)) {
      if (this.#lines >= this.#maxLines) break;
      this.#lines += 1;
      end = next + 1;
    }
    if (this.#lines < this.#maxLines) end = limit;
    this.#truncated ||= end < text.length;
    return text.slice(0, end);
  }

  /**
   * @param {string} text - without a newline
   * @param {string} className
   */
  #overwrite(text, className) {
    if (!text) return;
    const [left, rest] = splitRuns(this.#line, this.#column ?? 0);
    const written = Array.from(text).length;
    const [, right] = splitRuns(rest, written);
    this.#holds = Math.min(this.#holds, unitsOf(left));
    this.#setLine([...left, { text, className }, ...right]);
    this.#column = right.length ? (this.#column ?? 0) + written : null;
  }

  #back() {
    const column = this.#column ?? pointsOf(this.#line);
    if (column > 0) this.#column = column - 1;
  }

  /** @param {boolean} whole */
  #erase(whole) {
    if (this.#column === null && !whole) return;
    const [left] = whole ? [[]] : splitRuns(this.#line, this.#column ?? 0);
    this.#holds = Math.min(this.#holds, unitsOf(left));
    this.#setLine(left);
    this.#column = null;
  }

  /**
   * Brings the page up to date with the line.
   * @param {Change} change
   */
  #emit(change) {
    change.rewind += this.#shown - this.#holds;
    let skip = this.#holds;
    for (const run of this.#line) {
      if (skip < run.text.length) {
        change.runs.push(skip > 0 ? { ...run, text: run.text.slice(skip) } : run);
      }
      skip = Math.max(0, skip - run.text.length);
    }
    this.#shown = this.#lineUnits;
    this.#holds = this.#shown;
  }
}
