/**
 * The standard library's file. A Python that is restored from an image has all modules that a start needs, and most
 * that programs need; it goes to work before the library is there, and waits for it at the first import from it.
 */

/** @typedef {import("pyodide").PyodideAPI} Pyodide */

export const LIBRARY = "/lib/python314.zip";

export class Library {
  #load;
  /** @type {Promise<Uint8Array> | null} */
  #bytes = null;
  /** @type {Pyodide["FS"] | null} */
  #files = null;
  #installed = false;

  #supply;

  /**
   * @param {() => Promise<Uint8Array>} load - begins the download
   * @param {(files: Pyodide["FS"]) => void} supply - called when the file is there: has the rest of it put into place
   */
  constructor(load, supply) {
    this.#load = load;
    this.#supply = supply;
  }

  /** Begin the download, or again after it has failed. @returns {Promise<Uint8Array>} the zip file */
  get bytes() {
    this.#bytes ??= this.#load().catch((error) => {
      this.#bytes = null;
      throw error;
    });
    return this.#bytes;
  }

  /** @param {Pyodide["FS"]} files - of the interpreter that needs it */
  async install(files) {
    this.#files = files;
    const bytes = await this.bytes;
    if (this.#installed) return;
    files.writeFile(LIBRARY, bytes);
    this.#installed = true;
    this.#supply(files);
  }

  /**
   * For Python.
   * @returns {{ p: Promise<void> } | undefined} what to wait for; undefined when it is there
   */
  wait() {
    if (this.#installed || !this.#files) return undefined;
    return { p: this.install(this.#files) };
  }
}
