/**
 * What the page fetches for its Python worker while PyScript is loaded and the worker made: by then most of it is
 * there, and the engine is compiled. A file that fails here is fetched again by the worker,
 * which says why.
 */

import { Downloads } from "./downloads.js";
import { wantsImage } from "./image-use.js";

/** @typedef {import("./protocol.js").FetchedFile} FetchedFile */
/** @typedef {import("./protocol.js").StartMessage} StartMessage */

const ENGINE = "pyodide/pyodide.asm.wasm";
const ALWAYS = ["handbook.zip", "pyodide-lock.json"];

export class HeadStart {
  /** What could be fetched; never rejects. @type {Promise<{ engine: WebAssembly.Module | null, files: FetchedFile[] }>} */
  done;

  #downloads;
  #calm;

  /**
   * @param {URL} site - its root
   * @param {object} how
   * @param {Pick<StartMessage, "blocking" | "hash_seed">} how.start - how Python is going to be started
   * @param {boolean} how.again - whether the last start failed
   * @param {boolean} how.apart - whether the worker has another origin, to which compiled code does not cross
   * @param {Promise<unknown>} calm - resolves when this thread has time
   * @param {(loaded: number, total: number) => void} report - bytes so far and bytes expected
   */
  constructor(site, { start, again, apart }, calm, report) {
    this.#calm = calm;
    this.#downloads = new Downloads(site, again, { report });
    const names = [wantsImage(start) ? "snapshot" : "python.zip", ...ALWAYS];
    this.done = apart ? this.#all([...names, ENGINE], null) : this.#all(names, this.#compile());
  }

  /**
   * @param {string[]} names
   * @param {Promise<WebAssembly.Module | null> | null} compiling
   */
  async #all(names, compiling) {
    const [engine, ...files] = await Promise.all([compiling, ...names.map((name) => this.#fetch(name))]);
    return { engine, files: files.filter((file) => file !== null) };
  }

  /** @returns {Promise<WebAssembly.Module | null>} */
  async #compile() {
    try {
      return await WebAssembly.compileStreaming(this.#downloads.response(ENGINE));
    } catch (error) {
      console.info("The worker is going to compile Python:", error);
      return null;
    }
  }

  /**
   * @param {string} name
   * @returns {Promise<FetchedFile | null>}
   */
  async #fetch(name) {
    try {
      const { buffer } = await this.#downloads.bytes(name, this.#calm);
      return { name, content: buffer };
    } catch (error) {
      console.info("The worker is going to fetch:", name, error);
      return null;
    }
  }
}
