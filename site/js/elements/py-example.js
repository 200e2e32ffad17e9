/**
 * <py-example>: a program of a lesson, with its recorded output and the examples that run before it.
 *
 * See linkOf for its options.
 */
import { Prediction } from "./prediction.js";
import { ProgramElement } from "./program-element.js";
import { linkOf, runRequest } from "./run-request.js";

/** @typedef {import("../lib/chain.js").Link} Link */
/** @typedef {import("../runtime/run.js").RunResult} RunResult */

/** @param {string} name */
const linkHere = (name) => {
  const found = document.getElementById(name);
  return found instanceof PyExample ? found.link : null;
};

export class PyExample extends ProgramElement {
  /** @type {Prediction | null} */
  #prediction = null;
  /** @type {Element | null} */
  #label = null;

  /** @returns {Link} */
  get link() {
    return linkOf(this.name, this.source, this.options);
  }

  /** @protected @override */
  build() {
    this.#label = this.querySelector(".example-output-label");
    const folded = this.querySelector(".example-prediction");
    const recorded = folded?.querySelector(".example-output");
    if (folded instanceof HTMLElement && recorded instanceof HTMLElement) {
      this.#prediction = new Prediction(this.name, folded, recorded);
    }
    super.build();
    this.hasChanged();
  }

  /**
   * @protected
   * @override
   * @param {boolean} prepared
   */
  request(prepared) {
    return runRequest(this.link, linkHere, prepared);
  }

  /** @protected @override */
  hasChanged() {
    const text = this.parts.edit.edited ? "Recorded output of the original" : "Recorded output";
    if (this.#label && this.#label.textContent !== text) this.#label.textContent = text;
  }

  /**
   * @protected
   * @override
   * @param {RunResult} result
   * @param {string} output
   */
  hasRun({ outcome }, output) {
    if (outcome === "ok" || outcome === "error") this.#prediction?.seen(output);
  }

  /**
   * @protected
   * @override
   * @param {string} action
   * @param {HTMLButtonElement} button
   */
  act(action, button) {
    if (action === "compare") this.#prediction?.compare();
    else if (action === "reveal") this.#prediction?.reveal();
    else super.act(action, button);
  }
}
