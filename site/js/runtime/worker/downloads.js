/**
 * Watches what the interpreter downloads, so that the page can say what is loading and how much.
 * Owns the worker's `fetch` while Python loads, and gives it back.
 */

/** Thrown on to the page when the network failed, as opposed to the engine. */
export class DownloadError extends Error {
  name = "DownloadError";
}

export class Downloads {
  #base;
  #report;
  #measure;
  /** @type {Record<string, number>} size of each file by its address relative to the base */
  #sizes = {};
  /** @type {Map<string, number>} */
  #loaded = new Map();
  #fetch = globalThis.fetch;
  #failed = "";

  /**
   * @param {URL} base - folder of the runtime's files
   * @param {boolean} measure - count bytes as they come, at the price of a copy; else whole files
   * @param {(loaded: number, total: number) => void} report - bytes so far and bytes expected, 0 when unknown
   */
  constructor(base, measure, report) {
    this.#base = base.href;
    this.#measure = measure;
    this.#report = report;
  }

  /** Address of the file that failed, "" when none did. */
  get failed() {
    return this.#failed;
  }

  /** Replace the worker's `fetch` and read the sizes to expect. */
  start() {
    const fetch = this.#fetch;
    globalThis.fetch = (input, init) => {
      const response = this.#watch(fetch.call(globalThis, input, init), input);
      response.catch(() => {}); // Pyodide looks at some of them late; until then nobody handles them
      return response;
    };
    fetch
      .call(globalThis, new URL("runtime.json", this.#base))
      .then((response) => response.json())
      .then((description) => {
        this.#sizes = description.files;
      })
      .catch(() => {}); // without sizes the progress line names no total
  }

  stop() {
    globalThis.fetch = this.#fetch;
  }

  /**
   * @param {Promise<Response>} pending
   * @param {RequestInfo | URL} input
   */
  async #watch(pending, input) {
    const address = input instanceof Request ? input.url : new URL(input, this.#base).href;
    const response = await pending.catch((error) => this.#fail(address, String(error)));
    if (!address.startsWith(this.#base)) return response;
    if (!response.ok) this.#fail(address, `status ${response.status}`);
    const name = address.slice(this.#base.length).split("?")[0] ?? "";
    if (this.#measure && response.body) this.#count(name, address, response.clone());
    else this.#note(name, this.#sizes[name] ?? 0);
    return response;
  }

  /**
   * @param {string} name
   * @param {string} address
   * @param {Response} copy
   */
  async #count(name, address, copy) {
    const reader = /** @type {ReadableStream<Uint8Array>} */ (copy.body).getReader();
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
      this.#failed ||= `${address}: ${error}`;
    }
  }

  /**
   * @param {string} name
   * @param {number} loaded
   */
  #note(name, loaded) {
    this.#loaded.set(name, loaded);
    const sum = [...this.#loaded.values()].reduce((total, size) => total + size, 0);
    const total = Object.values(this.#sizes).reduce((all, size) => all + size, 0);
    this.#report(sum, Math.max(total, total && sum));
  }

  /**
   * @param {string} address
   * @param {string} why
   * @returns {never}
   */
  #fail(address, why) {
    this.#failed ||= `${address}: ${why}`;
    throw new DownloadError(this.#failed);
  }
}
