/**
 * The standard library's file. A Python that is restored from an image has all modules that a start needs, and most
 * that programs need; it goes to work before the library is there, and waits for it at the first import from it.
 */

/** @typedef {import("pyodide").PyodideAPI} Pyodide */

export const LIBRARY = "/lib/python314.zip";

export class Library {
  /** Called when the file is there, or could not be had. */
  onsettled = () => {};

  #load;
  #supply;
  /** @type {Promise<Uint8Array> | null} */
  #bytes = null;
  /** @type {Pyodide["FS"] | null} */
  #files = null;
  /** @type {Promise<void> | null} while it is being put into place */
  #installing = null;
  #installed = false;
  #failure = "";

  /**
   * @param {() => Promise<Uint8Array>} load - begins the download
   * @param {(files: Pyodide["FS"]) => void} supply - called when the file is there: has the rest of it put into place
   */
  constructor(load, supply) {
    this.#load = load;
    this.#supply = supply;
  }

  /** The zip file; the download begins with the first call. @returns {Promise<Uint8Array>} */
  get bytes() {
    this.#bytes ??= this.#load();
    return this.#bytes;
  }

  /**
   * Put the file into place when it has come. Rejects when it can't be had.
   * @param {Pyodide["FS"]} files - of the interpreter that needs it
   * @returns {Promise<void>}
   */
  install(files) {
    this.#files = files;
    this.#installing ??= this.#install(files).finally(() => {
      this.#installing = null;
    });
    return this.#installing;
  }

  /**
   * For Python that is called without a stack that could be suspended, whose imports can't wait.
   * @returns {Promise<void>} resolves when the file is in place; rejects when it can't be had
   */
  async there() {
    if (!this.#installed && this.#files) await this.install(this.#files);
  }

  /** @param {Pyodide["FS"]} files */
  async #install(files) {
    try {
      files.writeFile(LIBRARY, await this.bytes, { canOwn: true }); // 10 MB, of which one copy is enough
      this.#installed = true;
      this.#supply(files);
    } catch (error) {
      this.#failure = String(error);
      this.#bytes = null;
      throw error;
    } finally {
      this.onsettled();
    }
  }

  /**
   * For Python; after a failure was told, the next question tries again.
   * @returns {"there" | "coming" | string} anything else is why it could not be had
   */
  state() {
    if (this.#installed || !this.#files) return "there";
    if (this.#failure) {
      const reason = this.#failure;
      this.#failure = "";
      return reason;
    }
    if (!this.#bytes) this.install(this.#files).catch(() => {}); // told by the next answer
    return "coming";
  }
}
