/** A label that says what goes on or what came of it, with a bar while something is loaded. */
import { amountText } from "../lib/durations.js";
import { announce, element } from "./controls.js";

/** @typedef {{ loaded: number, total: number }} Amount in bytes; a total of 0 is unknown. */

export class ProgressLine {
  #says = element("span", "example-time");
  #bar = document.createElement("progress");
  #name;

  /**
   * @param {string} title - what it is about, always shown
   * @param {string} name - of the program, for those who do not see where it stands
   */
  constructor(title, name) {
    this.#name = name;
    this.#bar.hidden = true;
    this.element = element("p", "example-output-label", `${title} `, this.#says, this.#bar);
  }

  /** What it says beyond its title. */
  get text() {
    return this.#says.textContent ?? "";
  }

  /** @param {string} text */
  say(text) {
    this.#says.textContent = text;
    this.#bar.hidden = true;
  }

  /**
   * What is loaded for a run that Python has been given already; then the program begins.
   * @param {string} step - what is being loaded
   * @param {Amount} amount
   * @param {string} then - what to say when all of it is there
   */
  loadBefore(step, amount, then) {
    if (amount.total > 0 && amount.loaded >= amount.total) this.say(then);
    else this.load(step, amount);
  }

  /**
   * @param {string} step - what is being loaded
   * @param {Amount} amount
   */
  load(step, { loaded, total }) {
    if (this.#bar.hidden) announce(step);
    this.#says.textContent = total > 0 ? `${step}: ${amountText(loaded, total)}` : step;
    this.#bar.setAttribute("aria-label", `${step} for ${this.#name}`);
    this.#bar.hidden = false;
    if (total > 0) {
      this.#bar.max = total;
      this.#bar.value = loaded;
    } else this.#bar.removeAttribute("value");
  }
}
