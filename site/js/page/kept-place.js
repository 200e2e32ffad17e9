/**
 * Keeps what the reader reads where it is when the page changes its width, as by turning a phone: browsers keep
 * the number of pixels above it.
 */

import { holdOf, scrollToHold } from "./reading-position.js";

/** @typedef {import("./reading-position.js").Hold} Hold */

/** What is read is made of these; none of them holds much that is not. */
const PIECES = "h1, h2, h3, h4, p, li, dt, dd, tr, .example-toolbar, .cm-line, pre, summary";
/** Where browsers do not say it, scrolling has ended when there was none for so long. */
const SETTLED_MS = 100;

/** How far down the window reading begins: below the bar at the top. */
function readingLine() {
  return Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart) || 0;
}

/**
 * @param {HTMLElement} main - what is read
 */
export function keepPlace(main) {
  let width = innerWidth;
  /** @type {{ piece: Element, hold: Hold } | null} */
  let held = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let settling;

  const hold = () => {
    const line = readingLine();
    const piece = scrollY > 0 ? pieceAt(main, line) : undefined;
    held = piece ? { piece, hold: holdOf(piece.getBoundingClientRect(), line) } : null;
  };

  const settle = () => {
    clearTimeout(settling);
    settling = setTimeout(hold, SETTLED_MS);
  };

  const restore = () => {
    // A keyboard, or a bar of the browser, changes the height alone
    if (innerWidth === width) return;
    width = innerWidth;
    if (held?.piece.isConnected) {
      const distance = scrollToHold(held.piece.getBoundingClientRect(), readingLine(), held.hold);
      scrollBy({ top: distance, behavior: "instant" });
    }
  };

  if ("onscrollend" in window) addEventListener("scrollend", hold, { passive: true });
  else addEventListener("scroll", settle, { passive: true });
  addEventListener("resize", restore, { passive: true });
}

/**
 * @param {HTMLElement} main
 * @param {number} line - in pixels from the top of the window
 * @returns {Element | undefined} the first piece that ends below it
 */
function pieceAt(main, line) {
  for (const piece of main.querySelectorAll(PIECES)) {
    const { bottom, height } = piece.getBoundingClientRect();
    if (height > 0 && bottom > line) return piece;
  }
  return undefined;
}
