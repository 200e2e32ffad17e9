/**
 * Packages that are not vendored, from a package index. Only what a reader has asked for by name gets here: no lesson
 * needs any, and nothing is ever looked for on its own.
 */

import { PackageError } from "./packages.js";

/** @typedef {import("pyodide").PyodideAPI} Pyodide */
/** @typedef {import("./packages.js").Packages} Packages */

const INSTALLER = "micropip";

export class IndexPackages {
  #pyodide;
  #packages;
  /** What is being installed cannot be interrupted. @type {Promise<unknown>} */
  #installing = Promise.resolve();

  /**
   * @param {Pyodide} pyodide
   * @param {Packages} packages - the vendored ones
   */
  constructor(pyodide, packages) {
    this.#pyodide = pyodide;
    this.#packages = packages;
  }

  /** Resolves when nothing is being installed any more. */
  get settled() {
    return this.#installing;
  }

  /**
   * @param {string[]} requirements - as pip takes them; some may be vendored
   * @returns {{ vendored: string[], others: string[] }} vendored: their names, as the lock has them
   */
  sorted(requirements) {
    const name = (/** @type {string} */ text) =>
      text
        .trim()
        .toLowerCase()
        .replace(/[-_.]+/g, "-");
    const isVendored = (/** @type {string} */ text) => this.#packages.has(name(text));
    return {
      vendored: requirements.filter(isVendored).map(name),
      others: requirements.filter((text) => text.trim() !== "" && !isVendored(text)),
    };
  }

  /**
   * @param {string[]} requirements - that are not vendored
   * @param {string} index - address of a simple index; "" for the one that everybody uses
   * @param {AbortSignal} signal - ends what comes before the installation
   * @throws {PackageError}
   */
  async install(requirements, index, signal) {
    const missing = this.#packages.missing([INSTALLER]);
    if (missing.length) await this.#packages.load(missing, signal, () => {});
    signal.throwIfAborted();
    const installing = this.#install(requirements, index);
    this.#installing = installing.catch(() => {}); // whoever asked for it hears of it
    await installing;
  }

  /**
   * @param {string[]} requirements
   * @param {string} index
   */
  async #install(requirements, index) {
    const installer = this.#pyodide.pyimport("handbook._host.installer");
    const wanted = this.#pyodide.toPy(requirements);
    try {
      const problem = await installer.install(wanted, index);
      if (problem) throw new PackageError(problem);
    } finally {
      wanted.destroy();
      installer.destroy();
    }
  }
}
