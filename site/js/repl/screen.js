/**
 * The terminal that a reader sees: xterm.js in the handbook's colours, as large as its place.
 *
 * Owns: everything that knows xterm.js. What is typed and shown is a matter of prompt.js.
 */
import { FitAddon } from "@xterm/addon-fit";
import { Terminal } from "@xterm/xterm";
import { terminalTheme } from "./colours.js";

/** @typedef {{ lines: number, columns: number }} Size in characters */

/** So much of a session can be scrolled back to. */
const SCROLLBACK_LINES = 10_000;

/** Below this size nothing can be read, and a place that is hidden has none. */
const SMALLEST_PX = 40;

const APPLE = /Mac|iPhone|iPad/.test(navigator.platform);

/**
 * Keys that are the browser's, and not a program's.
 * @param {KeyboardEvent} event
 * @param {boolean} selected - whether text is
 */
function isBrowsers(event, selected) {
  if (event.key === "Tab" && event.shiftKey) return true; // the way out of the terminal
  if (APPLE || !event.ctrlKey || event.altKey) return false;
  const key = event.key.toLowerCase();
  if (key === "v") return true;
  return key === "c" && (selected || event.shiftKey);
}

export class Screen {
  #terminal;
  #fit = new FitAddon();
  #life = new AbortController();
  #place;
  /** @type {ResizeObserver} */
  #sizes;
  /** @type {MutationObserver} */
  #themes;

  /**
   * @param {HTMLElement} place
   * @param {{ keys: (keys: string) => void, size: (size: Size) => void }} events - something was typed or pasted, or
   *   the terminal has another size
   * @param {{ label: string, spoken: boolean }} options - what it is, and whether a screen reader is to follow it
   */
  constructor(place, { keys, size }, { label, spoken }) {
    this.#place = place;
    const style = getComputedStyle(place);
    this.#terminal = new Terminal({
      convertEol: true,
      cursorBlink: !matchMedia("(prefers-reduced-motion: reduce)").matches,
      fontFamily: style.fontFamily,
      fontSize: Number.parseFloat(style.fontSize),
      lineHeight: 1.2,
      minimumContrastRatio: 4.5,
      screenReaderMode: spoken,
      scrollback: SCROLLBACK_LINES,
      theme: terminalTheme(place),
    });
    this.#terminal.loadAddon(this.#fit);
    this.#terminal.open(place);
    this.#terminal.textarea?.setAttribute("aria-label", label);
    this.#terminal.attachCustomKeyEventHandler((event) => !isBrowsers(event, this.#terminal.hasSelection()));
    this.#terminal.onData(keys);
    this.#terminal.onResize(({ rows, cols }) => size({ lines: rows, columns: cols }));
    this.#sizes = new ResizeObserver(() => this.#fill());
    this.#sizes.observe(place);
    this.#themes = new MutationObserver(() => this.#paint());
    this.#themes.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "style"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#paint(), {
      signal: this.#life.signal,
    });
    this.#fill();
  }

  /** @returns {Size} */
  get size() {
    return { lines: this.#terminal.rows, columns: this.#terminal.cols };
  }

  /** Whether arrow keys are sent as a program has asked for that reads them one by one. */
  get readsKeys() {
    return this.#terminal.modes.applicationCursorKeysMode;
  }

  /** Whether a screen reader follows what is shown. @param {boolean} spoken */
  set spoken(spoken) {
    this.#terminal.options.screenReaderMode = spoken;
  }

  /** @param {string} text - may hold escape sequences */
  write(text) {
    this.#terminal.write(text);
  }

  /** What is seen goes, and what can be scrolled back to; the line with the cursor stays. */
  clear() {
    this.#terminal.clear();
  }

  /** As new. */
  reset() {
    this.#terminal.reset();
  }

  focus() {
    this.#terminal.focus();
  }

  /** Everything shown, as text, for tests and for copying. @returns {string} */
  get text() {
    const { active } = this.#terminal.buffer;
    /** @type {string[]} */
    const lines = [];
    for (let number = 0; number < active.length; number++) {
      const line = active.getLine(number);
      if (line?.isWrapped) lines.push((lines.pop() ?? "") + line.translateToString(true));
      else lines.push(line?.translateToString(true) ?? "");
    }
    return lines.join("\n").trimEnd();
  }

  destroy() {
    this.#life.abort();
    this.#sizes.disconnect();
    this.#themes.disconnect();
    this.#terminal.dispose();
  }

  #fill() {
    const { clientWidth, clientHeight } = this.#place;
    if (clientWidth > SMALLEST_PX && clientHeight > SMALLEST_PX) this.#fit.fit();
  }

  #paint() {
    this.#terminal.options.theme = terminalTheme(this.#place);
  }
}
