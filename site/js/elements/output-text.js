/**
 * The text of a program's output as the page holds it: blocks of lines, so that the cost of a line does not grow
 * with the lines before it.
 *
 * PyScript searches every element that is added to the page, one by one, for attributes of its own. So what a change
 * adds is put together outside the page and added in one piece, by `attach`.
 */
import styles from "../../css/lazy/ansi.css";
import { addStyles } from "../lib/lazy-styles.js";
import { wholeCharacter } from "../lib/whole-character.js";
import { element } from "./controls.js";

/** @typedef {import("../lib/output-stream.js").Run} Run */

addStyles(styles);

/** A full block is laid out once and skipped by the browser while it is out of sight. */
const LINES_PER_BLOCK = 100;
/** A longer line goes on in pieces of so many characters, each laid out once rather than whenever the line grows. */
const PIECE_CHARACTERS = 2000;
const PIECE = "out-piece";

/**
 * Where the n-th next newline ends.
 * @param {string} text
 * @param {number} start - where to begin
 * @param {number} count - at least 1
 * @returns {{ end: number, lines: number }} end of the text when it has fewer
 */
function afterLines(text, start, count) {
  let end = start;
  for (let lines = 0; lines < count; lines += 1) {
    const next = text.indexOf("\n", end);
    if (next < 0) return { end: text.length, lines };
    end = next + 1;
  }
  return { end, lines: count };
}

/**
 * The innermost element at the end of another; a piece is looked at from outside.
 * @param {Element | null} holder
 * @returns {Element | null}
 */
function lastElement(holder) {
  let found = holder?.lastElementChild ?? null;
  while (found?.lastElementChild && found.className !== PIECE) found = found.lastElementChild;
  return found;
}

/**
 * The text that ends a block.
 * @param {HTMLElement | null} block
 * @returns {Text | null}
 */
function lastText(block) {
  let found = block?.lastChild;
  while (found?.lastChild) found = found.lastChild;
  return found instanceof Text ? found : null;
}

/**
 * Takes a node away, and what only held it.
 * @param {ChildNode} node
 * @param {HTMLElement | null} block - stays
 */
function prune(node, block) {
  const holder = node.parentElement;
  node.remove();
  if (holder && holder !== block && !holder.hasChildNodes()) prune(holder, block);
}

/** Text without anything else between; what is added shows after `attach`. */
export class OutputText {
  #place;
  /** @type {HTMLElement | null} the one that is being filled */
  #block = null;
  #blockLines = 0;
  /** @type {HTMLElement | null} where text goes: the block, or a piece of a long line in it */
  #holder = null;
  /** Characters of the line that is being written. */
  #lineLength = 0;
  /** Blocks that are not in the page yet. */
  #fresh = document.createDocumentFragment();
  /** @type {HTMLElement | null} what this change adds to the holder, and is not in it yet; a fresh holder itself */
  #part = null;

  /** @param {HTMLElement} place - holds the blocks */
  constructor(place) {
    this.#place = place;
  }

  /** @param {Run} run */
  append({ text, className }) {
    const tail = text.lastIndexOf("\n") + 1;
    const lines = text.slice(0, tail);
    for (let start = 0; start < tail; ) start = this.#addLines(lines, start, className);
    for (let start = tail; start < text.length; ) start = this.#addToLine(text, start, className);
  }

  /** @param {HTMLElement} inline - goes to the end of the line that is being written, at once */
  appendInline(inline) {
    this.#openPart();
    this.attach();
    this.#block?.append(inline);
  }

  /** @param {number} count - characters to take off the line that is being written */
  rewind(count) {
    let left = count;
    this.#lineLength -= count;
    for (let node = lastText(this.#block); node && left > 0; node = lastText(this.#block)) {
      const taken = Math.min(left, node.length);
      node.deleteData(node.length - taken, taken);
      left -= taken;
      if (node.length === 0) prune(node, this.#block);
    }
    const last = this.#block?.lastElementChild;
    this.#holder = last instanceof HTMLElement && last.className === PIECE ? last : this.#block;
  }

  /** What was put together becomes part of the page. */
  attach() {
    this.#closePart();
    this.#place.append(this.#fresh);
  }

  /**
   * @param {string} text - ends with a newline
   * @param {number} start
   * @param {string} className
   * @returns {number} where the rest of the text begins
   */
  #addLines(text, start, className) {
    const { end, lines } = afterLines(text, start, LINES_PER_BLOCK - this.#blockLines);
    this.#hold(this.#block);
    this.#add(text.slice(start, end), className);
    this.#lineLength = 0;
    this.#blockLines += lines;
    if (this.#blockLines >= LINES_PER_BLOCK) this.#endBlock();
    return end;
  }

  /**
   * @param {string} text - without a newline from `start` on
   * @param {number} start
   * @param {string} className
   * @returns {number} where the rest of the text begins
   */
  #addToLine(text, start, className) {
    const filled = this.#lineLength % PIECE_CHARACTERS;
    if (this.#lineLength > 0 && filled === 0) this.#openPiece();
    const end = wholeCharacter(text, Math.min(text.length, start + PIECE_CHARACTERS - filled));
    this.#add(text.slice(start, end), className);
    this.#lineLength += end - start;
    return end;
  }

  /**
   * @param {string} text
   * @param {string} className
   */
  #add(text, className) {
    const part = this.#openPart();
    const last = part.lastElementChild ?? lastElement(this.#holder);
    if (last?.className === className) last.append(text);
    else part.append(element("span", className, text));
  }

  /** @returns {HTMLElement} what takes the next elements */
  #openPart() {
    if (!this.#part && this.#holder) this.#part = element("span", "");
    this.#part ??= this.#openBlock();
    return this.#part;
  }

  #closePart() {
    if (this.#part !== this.#holder && this.#part?.hasChildNodes()) this.#holder?.append(this.#part);
    this.#part = null;
  }

  #openBlock() {
    const block = element("span", "out-block");
    this.#fresh.append(block);
    this.#block = block;
    this.#holder = block;
    this.#blockLines = 0;
    return block;
  }

  #endBlock() {
    this.#hold(null);
    this.#block?.classList.add("is-full");
    this.#block = null;
  }

  #openPiece() {
    const piece = element("span", PIECE);
    this.#closePart();
    this.#block?.append(piece);
    this.#holder = piece;
  }

  /** @param {HTMLElement | null} holder - of what comes next */
  #hold(holder) {
    if (this.#holder === holder) return;
    this.#closePart();
    this.#holder = holder;
  }
}
