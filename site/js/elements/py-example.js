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
  /** The program of the last run. */
  #ran = "";

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
      // A program that asks something must be seen
      this.addEventListener("example-input", () => this.#holdBack(false));
    }
    super.build();
    // A link that is opened in another tab has its address by then
    for (const type of ["pointerdown", "click"]) this.addEventListener(type, (event) => this.#carry(event));
    this.hasChanged();
  }

  /** What the reader has changed goes along to the playground. @param {Event} event */
  #carry(event) {
    const link = event.target instanceof Element ? event.target.closest("a[data-play]") : null;
    if (!link || !this.parts.edit.edited) return;
    const followed = event.type === "click" && event instanceof MouseEvent && !event.ctrlKey && !event.metaKey;
    if (followed) event.preventDefault();
    this.#share((share, program) => share.carry(program, link, followed));
  }

  /** @param {(share: typeof import("./share.js"), program: import("./share.js").SharedProgram) => unknown} use */
  async #share(use) {
    const { edited, text } = this.parts.edit;
    try {
      await use(await import("./share.js"), { name: this.name, source: text, edited, options: this.options });
    } catch (error) {
      this.fail(error);
    }
  }

  /**
   * @protected
   * @override
   * @param {boolean} prepared
   */
  request(prepared) {
    this.#ran = this.source;
    return runRequest(this.link, linkHere, prepared);
  }

  /**
   * What runs with all the others keeps its output back as long as it is to be guessed.
   * @protected
   * @override
   * @param {boolean} prepared
   */
  willRun(prepared) {
    this.#holdBack(prepared && this.#prediction?.open === true);
  }

  /** @param {boolean} held - whether outputs are out of sight */
  #holdBack(held) {
    this.toggleAttribute("data-held", held);
  }

  /** @protected @override */
  hasChanged() {
    const { edited } = this.parts.edit;
    this.#prediction?.changed(this.source, edited);
    const text = edited ? "Recorded output of the original" : "Recorded output";
    if (this.#label && this.#label.textContent !== text) this.#label.textContent = text;
  }

  /**
   * @protected
   * @override
   * @param {RunResult} result
   * @param {string} output
   */
  hasRun({ outcome }, output) {
    if (outcome === "ok" || outcome === "error") {
      if (!this.hasAttribute("data-held")) this.#prediction?.seen(output, this.#ran);
    } else if (outcome !== "stopped") this.#holdBack(false);
  }

  /** The reader asks how far a guess is right. @param {Prediction} prediction */
  #compare(prediction) {
    if (!prediction.ready()) return;
    if (this.parts.edit.edited) {
      this.run({ pressed: true });
      return;
    }
    this.#showRecorded();
    prediction.compare(this.source);
  }

  /** Instead of a run whose output was kept back. */
  #showRecorded() {
    if (this.hasAttribute("data-held")) this.showRecorded();
    this.#holdBack(false);
  }

  /**
   * @protected
   * @override
   * @param {string} action
   * @param {HTMLButtonElement} button
   */
  act(action, button) {
    if (action === "compare" && this.#prediction) this.#compare(this.#prediction);
    else if (action === "reveal") {
      this.#showRecorded();
      this.#prediction?.reveal();
    } else if (action === "share") this.#share((share, program) => share.openShareDialog(program));
    else super.act(action, button);
  }
}
