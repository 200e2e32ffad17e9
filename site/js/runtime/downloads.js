/**
 * What the page and its worker download of the runtime: from the runtime's cache where it is there, else from the
 * network and into the cache; counted either way, so that the page can say what is loading and how much.
 * In the worker it stands in for `fetch` while Pyodide loads.
 */

import { RUNTIME, runtimePath } from "./files.js";
import { inflate } from "./inflate.js";
import { dropFiles, openCache } from "./kept-files.js";

/** What is imported or linked does not pass through `fetch`; sources and rare modules are for later, or never. */
const NOT_FETCHED = /\.(m?js|css|py)$|-(source|rest)-/;

/** The network failed, as opposed to the engine. */
export class DownloadError extends Error {
  name = "DownloadError";
}

export class Downloads {
  /** An address whose file is empty: for what Pyodide wants to load itself and is given otherwise. @type {string} */
  nothing;

  #site;
  #cache;
  #mode;
  #report;
  /** Of all files to expect. */
  #expected = Object.values(RUNTIME.files)
    .filter(({ path }) => !NOT_FETCHED.test(path))
    .reduce((total, { size }) => total + size, 0);
  /** @type {Map<string, ArrayBuffer>} */
  #given = new Map();
  /** @type {Map<string, number>} */
  #loaded = new Map();
  #fetch = globalThis.fetch;
  #failed = "";

  /**
   * @param {URL} site - its root
   * @param {boolean} again - whether the last start failed, so that what browser and host have kept is not trusted
   * @param {(loaded: number, total: number) => void} [report] - bytes so far and bytes expected
   */
  constructor(site, again, report = () => {}) {
    this.#site = site.href;
    this.#cache = openCache();
    this.#mode = /** @type {RequestCache} */ (again ? "reload" : "default");
    this.#report = report;
    this.nothing = new URL("assets/nothing", site).href;
    this.#given.set(this.nothing, new ArrayBuffer(0));
  }

  /**
   * Use what is here already.
   * @param {string} name - logical, of a file of the runtime
   * @param {ArrayBuffer} content - inflated
   */
  give(name, content) {
    this.#given.set(this.#address(name), content);
  }

  /** What failed and why, "" when nothing did. */
  get failed() {
    return this.#failed;
  }

  /**
   * @param {string} name - logical, of a file of the runtime
   * @returns {Promise<Response>} inflated
   */
  response(name) {
    return this.#load(this.#address(name));
  }

  /**
   * @param {string} name - logical, of a file of the runtime
   * @returns {Promise<Uint8Array<ArrayBuffer>>} inflated
   */
  async bytes(name) {
    const given = this.#given.get(this.#address(name));
    if (given) return new Uint8Array(given);
    try {
      const response = await this.response(name);
      return new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      await dropFiles([this.#address(name)]); // it may be damaged
      throw error;
    }
  }

  /** Replace the worker's `fetch`. */
  start() {
    globalThis.fetch = (input, init) => {
      const response = this.#load(input, init);
      response.catch(() => {}); // Pyodide looks at some of them late; until then nobody handles them
      return response;
    };
  }

  stop() {
    globalThis.fetch = this.#fetch;
  }

  /** @param {string} name - logical */
  #address(name) {
    return new URL(runtimePath(name), this.#site).href;
  }

  /**
   * @param {RequestInfo | URL} input
   * @param {RequestInit} [init]
   * @returns {Promise<Response>}
   */
  async #load(input, init) {
    const address = input instanceof Request ? input.url : new URL(input, this.#site).href;
    const given = this.#given.get(address);
    if (given) return new Response(given);
    if (!address.startsWith(`${this.#site}assets/`)) return this.#fetch.call(globalThis, input, init);
    const cache = await this.#cache;
    const response = (await cache?.match(address)) ?? (await this.#download(cache, address));
    this.#count(address.slice(this.#site.length), response.clone());
    return address.endsWith(".gz") ? new Response(await inflate(response)) : response;
  }

  /**
   * @param {Cache | null} cache
   * @param {string} address
   */
  async #download(cache, address) {
    const response = await this.#fetch
      .call(globalThis, address, { cache: this.#mode })
      .catch((error) => this.#fail(address, error));
    if (!response.ok) this.#fail(address, `status ${response.status}`);
    // A full disk is no reason to fail: the next visit downloads again.
    cache?.put(address, response.clone()).catch((error) => console.info("Not kept for later:", error));
    return response;
  }

  /**
   * @param {string} name
   * @param {Response} copy
   */
  async #count(name, copy) {
    if (!copy.body) return;
    const reader = copy.body.getReader();
    let loaded = 0;
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        loaded += value.length;
        this.#note(name, loaded);
      }
    } catch (error) {
      // The interpreter reads the other copy and fails by itself; here only the cause is kept.
      this.#failed ||= `${name}: ${error}`;
    }
  }

  /**
   * @param {string} name
   * @param {number} loaded
   */
  #note(name, loaded) {
    this.#loaded.set(name, loaded);
    const sum = [...this.#loaded.values()].reduce((total, size) => total + size, 0);
    this.#report(sum, Math.max(this.#expected, sum));
  }

  /**
   * @param {string} address
   * @param {unknown} why
   * @returns {never}
   */
  #fail(address, why) {
    this.#failed ||= `${address}: ${why}`;
    throw new DownloadError(this.#failed);
  }
}
