/**
 * A row of keys along the lower edge of what is seen, above the keyboard on the screen, while a touch screen's reader
 * edits. Whether it shows is up to the style sheet; it stays in the page as long as its editor.
 *
 * Owns: the buttons and their place. What a key does is in keys.js.
 */
import styles from "../../css/lazy/key-row.css";
import { element } from "../elements/controls.js";
import { RunSwitch } from "../elements/run-switch.js";
import { addStyles } from "../lib/lazy-styles.js";
import { alongLowerEdge, hasLostRoom } from "../lib/seen-area.js";
import { KEYS } from "./keys.js";

/** @typedef {import("./keys.js").Key} Key */
/** @typedef {import("../lib/seen-area.js").SeenArea} SeenArea */

addStyles(styles);

const SVG = "http://www.w3.org/2000/svg";

/** @param {string} path */
function drawing(path) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  svg.append(document.createElementNS(SVG, "path"));
  svg.firstElementChild?.setAttribute("d", path);
  return svg;
}

/**
 * @param {Key} key
 * @param {(key: Key) => void} press
 */
function keyButton(key, press) {
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-label", key.name);
  button.append(key.icon ? drawing(key.icon) : (key.text ?? ""));
  button.addEventListener("click", () => press(key));
  return button;
}

export class KeyRow {
  #life = new AbortController();
  #switch;
  #seen = window.visualViewport;
  /** What was seen when that was looked at last. @type {SeenArea | null} */
  #before = null;
  #onLostRoom;

  /**
   * @param {string} name - of the program
   * @param {HTMLElement} frame - holds the editor, and takes the row
   * @param {{ onPress: (key: Key) => void, onLostRoom: () => void }} events - a key was pressed; much of what was seen
   *   is so no more
   */
  constructor(name, frame, { onPress, onLostRoom }) {
    this.#onLostRoom = onLostRoom;
    this.#switch = new RunSwitch(`${name} as edited`);
    const keys = element("div", "key-row-keys", ...KEYS.map((key) => keyButton(key, onPress)));
    this.element = element("div", "key-row", keys, ...this.#switch.buttons);
    this.element.setAttribute("role", "group");
    this.element.setAttribute("aria-label", `Keys for ${name}`);
    frame.append(this.element);
    const { signal } = this.#life;
    // A key that took the focus would close the keyboard
    this.element.addEventListener("mousedown", (event) => event.preventDefault(), { signal });
    frame.addEventListener("focusin", () => this.#place(), { signal });
    for (const change of ["resize", "scroll"]) {
      this.#seen?.addEventListener(change, () => this.#follow(), { signal, passive: true });
    }
  }

  /** How much of the window it covers, in pixels; 0 while it is not shown. */
  get height() {
    return this.element.offsetHeight;
  }

  /** @param {boolean} running - whether the program runs */
  showRunning(running) {
    this.#switch.show(running);
  }

  destroy() {
    this.#life.abort();
    this.element.remove();
  }

  #follow() {
    if (this.height === 0) return;
    const lost = this.#seen && this.#before && hasLostRoom(this.#before, this.#seen);
    this.#place();
    if (lost) this.#onLostRoom();
  }

  #place() {
    if (!this.#seen || this.height === 0) return;
    if (getComputedStyle(this.element).position === "static") return; // in a frame, which ends where it may
    const { offsetLeft, offsetTop, width, height, scale } = this.#seen;
    this.#before = { offsetLeft, offsetTop, width, height, scale };
    // Where no keyboard is, the system may have something of its own there
    const lowest = offsetTop + height >= document.documentElement.clientHeight;
    this.element.toggleAttribute("data-lowest", lowest);
    const place = alongLowerEdge(this.#seen, this.height);
    const { style } = this.element;
    style.inlineSize = `${place.width}px`;
    style.transform = `translate(${place.left}px, ${place.top}px) scale(${place.scale})`;
  }
}
