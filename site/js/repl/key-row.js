/** The row of keys below a terminal on a touch screen. Whether it shows is up to the style sheet. */
import { element } from "../elements/controls.js";
import { arrowKeys, KEYS, withControl } from "./keys.js";

/** @typedef {import("./keys.js").Key} Key */

export class KeyRow {
  #controls = /** @type {HTMLButtonElement[]} */ ([]);
  #send;
  #held = false;

  /**
   * @param {(keys: string) => void} send
   * @param {() => boolean} readsKeys - as the terminal has it
   */
  constructor(send, readsKeys) {
    this.#send = send;
    const buttons = KEYS.map((key) => this.#button(key, readsKeys));
    this.element = element("div", "terminal-keys", ...buttons);
    this.element.setAttribute("role", "group");
    this.element.setAttribute("aria-label", "Keys");
    // A key that took the focus would close the keyboard
    this.element.addEventListener("mousedown", (event) => event.preventDefault());
  }

  /**
   * What a key of any keyboard sends, as Control was pressed before here.
   * @param {string} keys
   */
  changed(keys) {
    if (!this.#held) return keys;
    this.#hold(false);
    return withControl(keys);
  }

  /**
   * @param {Key} key
   * @param {() => boolean} readsKeys
   */
  #button(key, readsKeys) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = key.text;
    button.setAttribute("aria-label", key.name);
    if (key.holds) {
      this.#controls.push(button);
      button.setAttribute("aria-pressed", "false");
      button.addEventListener("click", () => this.#hold(!this.#held));
    } else {
      button.addEventListener("click", () =>
        this.#send(key.arrow ? arrowKeys(key.arrow, readsKeys()) : (key.keys ?? "")),
      );
    }
    return button;
  }

  /** @param {boolean} held */
  #hold(held) {
    this.#held = held;
    for (const button of this.#controls) button.setAttribute("aria-pressed", String(held));
  }
}
