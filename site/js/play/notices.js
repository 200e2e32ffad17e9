/** Sentences above the files, each with what can be done about it. */
import { announce, element } from "../elements/controls.js";

/**
 * @typedef {object} Notice
 * @property {string} key - one of a key is shown at a time
 * @property {(string | Node)[]} text
 * @property {[text: string, press: () => unknown][]} [answers] - pressed, the notice goes
 * @property {boolean} [stays] - whether it can't be closed otherwise
 */

export class Notices {
  element = element("div", "play-notices");
  /** @type {Map<string, HTMLElement>} */
  #shown = new Map();

  /** @param {Notice} notice */
  show({ key, text, answers = [], stays = false }) {
    this.drop(key);
    const buttons = [...answers, .../** @type {typeof answers} */ (stays ? [] : [["Close", () => {}]])].map(
      ([label, press]) => {
        const button = document.createElement("button");
        Object.assign(button, { type: "button", textContent: label });
        button.addEventListener("click", () => {
          this.drop(key);
          press();
        });
        return button;
      },
    );
    const said = element("p", "", ...text);
    const box = element("div", "play-notice", said, element("div", "question-answers", ...buttons));
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", "Notice");
    this.#shown.set(key, box);
    this.element.append(box);
    announce(said.textContent ?? "");
  }

  /** @param {string} key */
  drop(key) {
    this.#shown.get(key)?.remove();
    this.#shown.delete(key);
  }

  clear() {
    for (const key of [...this.#shown.keys()]) this.drop(key);
  }
}
