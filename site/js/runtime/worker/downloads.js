/**
 * What the interpreter downloads: from the runtime's cache where it is there, else from the network and into the
 * cache; counted either way, so that the page can say what is loading and how much.
 * Owns the worker's `fetch` while Python loads, and gives it back.
 */

import { RUNTIME, runtimePath } from "../files.js";
import { openCache } from "../kept-files.js";
import { inflate } from "./inflate.js";

/** What is imported or linked does not pass through `fetch`; sources and rare modules are for later, or never. */
const NOT_FETCHED = /\.(m?js|css)$|-(source|rest)-/;

/** The network failed, as opposed to the engine. */
export class DownloadError extends Error {
  name = "DownloadError";
}

export class Downloads {
  #site;
  #cache;
  #report;
  /** Of all files to expect. */
  #expected = Object.values(RUNTIME.files)
    .filter(({ path }) => !NOT_FETCHED.test(path))
    .reduce((total, { size }) => total + size, 0);
  /** @type {Map<string, number>} */
  #loaded = new Map();
  #fetch = globalThis.fetch;
  #failed = "";

  /**
   * @param {URL} site - its root
   * @param {string} build - of these files
   * @param {(loaded: number, total: number) => void} report - bytes so far and bytes expected
   */
  constructor(site, build, report) {
    this.#site = site.href;
    this.#cache = openCache(build);
    this.#report = report;
  }

  /** What failed and why, "" when nothing did. */
  get failed() {
    return this.#failed;
  }

  /** An address whose file is empty: for what Pyodide wants to load itself and is given otherwise. */
  get nothing() {
    return new URL("assets/nothing", this.#site).href;
  }

  /**
   * @param {string} name - logical, of a file of the runtime
   * @returns {Promise<Uint8Array>} inflated
   */
  async bytes(name) {
    const response = await this.#load(new URL(runtimePath(name), this.#site));
    return new Uint8Array(await response.arrayBuffer());
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

  /**
   * @param {RequestInfo | URL} input
   * @param {RequestInit} [init]
   * @returns {Promise<Response>}
   */
  async #load(input, init) {
    const address = input instanceof Request ? input.url : new URL(input, this.#site).href;
    if (address === this.nothing) return new Response(new Uint8Array());
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
    const response = await this.#fetch.call(globalThis, address).catch((error) => this.#fail(address, error));
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
