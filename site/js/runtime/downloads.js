/**
 * What the page and its worker download of the runtime: from the runtime's cache where it is there, else from the
 * network and into the cache; counted either way, so that the page can say what is loading and how much.
 * In the worker it stands in for `fetch` while Pyodide loads.
 */

import { RUNTIME, runtimePath } from "./files.js";
import { inflate } from "./inflate.js";
import { dropFiles, inflatedBytes, isElsewhere, isInflated, noteElsewhere, openCache } from "./kept-files.js";

/** What is imported or linked does not pass through `fetch`; sources, rare modules, a prompt are for later, or never. */
const NOT_FETCHED = /\.(m?js|css|py)$|-(source|rest)-|\/prompt-/;

/** What browsers want to know of what they compile. */
const WASM = "application/wasm";

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
  /** As shipped, by address. @type {Map<string, number>} */
  #sizes;
  /** @type {Map<string, number>} */
  #loaded = new Map();
  /** The worker's own, which is put back. */
  #native = globalThis.fetch;
  #fetch;
  #failed = "";

  /**
   * @param {URL} site - its root
   * @param {boolean} again - whether the last start failed, so that what browser and host have kept is not trusted
   * @param {object} [how]
   * @param {(loaded: number, total: number) => void} [how.report] - bytes so far and bytes expected
   * @param {(address: string, init?: RequestInit) => Promise<Response>} [how.fetch] - of files of the site
   */
  constructor(site, again, { report = () => {}, fetch = globalThis.fetch } = {}) {
    this.#fetch = fetch;
    this.#site = site.href;
    this.#cache = openCache();
    this.#mode = /** @type {RequestCache} */ (again ? "reload" : "default");
    this.#report = report;
    this.#sizes = new Map(Object.values(RUNTIME.files).map(({ path, size }) => [new URL(path, site).href, size]));
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
   * @param {string} name - logical, of a file of the runtime that is not a `.gz`
   * @returns {Promise<Response>}
   */
  response(name) {
    return this.#load(this.#address(name));
  }

  /**
   * @param {string} name - logical, of a file of the runtime
   * @param {Promise<unknown>} [calm] - what takes this thread's time waits for it
   * @returns {Promise<Uint8Array<ArrayBuffer>>} inflated
   */
  async bytes(name, calm) {
    const address = this.#address(name);
    const given = this.#given.get(address);
    this.#given.delete(address); // several MB, wanted once
    if (given) return new Uint8Array(given);
    const cache = await this.#cache;
    const found = await cache?.match(address);
    const inflated = found !== undefined && isInflated(found);
    if (inflated) await calm;
    const whole = inflated ? await inflatedBytes(found) : null;
    if (whole) {
      this.#noteWhole(address);
      return whole;
    }
    if (inflated) await cache?.delete(address); // cut: the service worker would answer with it again
    const kept = inflated ? null : found;
    const response = kept ?? (await this.#download(cache, address));
    if (kept) this.#noteWhole(address);
    else this.#count(address, response.clone());
    try {
      const content = new Uint8Array(await response.arrayBuffer());
      await calm;
      return await inflate(content);
    } catch (error) {
      await dropFiles([address]); // it may be damaged
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
    globalThis.fetch = this.#native;
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
    if (given) return new Response(given, { headers: address.endsWith(".wasm") ? { "Content-Type": WASM } : {} });
    if (!address.startsWith(`${this.#site}assets/`)) return this.#native.call(globalThis, input, init);
    const cache = await this.#cache;
    const kept = await cache?.match(address);
    if (!kept || !cache) {
      const response = await this.#download(cache, address);
      this.#count(address, response.clone());
      return response;
    }
    this.#noteWhole(address);
    return address.endsWith(".wasm") ? this.#withCompiledCode(address, cache, kept) : kept;
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
   * @param {string} address
   * @param {Response} copy
   */
  async #count(address, copy) {
    if (!copy.body) return;
    const reader = copy.body.getReader();
    let loaded = 0;
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        loaded += value.length;
        this.#note(address, loaded);
      }
    } catch (error) {
      // The interpreter reads the other copy and fails by itself; here only the cause is kept.
      this.#failed ||= `${address}: ${error}`;
    }
  }

  /** @param {string} address */
  #noteWhole(address) {
    this.#note(address, this.#sizes.get(address) ?? 0);
  }

  /**
   * @param {string} address
   * @param {number} loaded - bytes
   */
  #note(address, loaded) {
    this.#loaded.set(address, loaded);
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

  /**
   * Browsers keep what they have compiled of wasm with the file in their own cache, and with no other copy of it.
   * They log each miss, so that cache is asked only when it is known to have the file (keeping.js).
   * @param {string} address
   * @param {Cache} cache
   * @param {Response} kept - taken where the browser's cache does not have the file
   * @returns {Promise<Response>}
   */
  async #withCompiledCode(address, cache, kept) {
    if (!(await isElsewhere(cache, address))) return kept;
    try {
      const init = /** @type {const} */ ({ cache: "only-if-cached", mode: "same-origin" });
      const response = await this.#fetch.call(globalThis, address, init);
      if (response.ok) return response;
    } catch {}
    await noteElsewhere(cache, address, false).catch(() => {});
    return kept;
  }
}
