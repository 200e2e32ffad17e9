/**
 * The vendored packages: which of them a program imports, and their way into the interpreter.
 *
 * Pyodide's own loader logs what goes wrong and goes on. So the wheels are fetched and verified here, and it is
 * handed what came: it never asks the network. Only loaded after a start: `Downloads` has given `fetch` back.
 */

import { openCache } from "../kept-files.js";
import { siteFetch } from "./site-fetch.js";

/** @typedef {import("pyodide").PyodideAPI} Pyodide */
/** @typedef {Pyodide["lockfile"]["packages"][string] & { tool: { handbook: { size: number } } }} Package an entry of the lock. */

/** Packages that modules need without importing them by name. */
const IMPLIED = new Map([
  ["zoneinfo", "tzdata"],
  ["fastapi.testclient", "httpx"],
  ["starlette.testclient", "httpx"],
]);

const AGAIN = "Run it again; if that does not help, please report it.";

/** A package that cannot be had; the message is for the reader. */
export class PackageError extends Error {
  name = "PackageError";
}

export class Packages {
  #pyodide;
  #library;
  #folder;
  #cache;
  /** @type {Map<string, string>} name of a module to its package */
  #providers = new Map();
  /** What is being installed cannot be interrupted. @type {Promise<unknown>} */
  #installing = Promise.resolve();

  /**
   * @param {Pyodide} pyodide
   * @param {import("./library.js").Library} library - which installing imports from
   * @param {URL} folder - of the wheels
   */
  constructor(pyodide, library, folder) {
    this.#pyodide = pyodide;
    this.#library = library;
    this.#folder = folder;
    this.#cache = openCache();
    for (const { name, imports } of Object.values(pyodide.lockfile.packages))
      for (const module of imports) this.#providers.set(module, name);
  }

  /**
   * @param {Iterable<string>} modules - with dots, as they are imported
   * @returns {string[]} names of the packages that provide them
   */
  providing(modules) {
    const found = [...modules].flatMap((name) => [IMPLIED.get(name), this.#providers.get(name)]);
    return found.filter((name) => name !== undefined);
  }

  /** @param {string} name - normalised @returns {boolean} whether it comes with the handbook */
  has(name) {
    return Object.hasOwn(this.#pyodide.lockfile.packages, name);
  }

  /**
   * @param {string[]} names - of packages
   * @returns {Package[]} these and what they depend on, as far as not loaded
   */
  missing(names) {
    /** @type {Map<string, Package>} */
    const found = new Map();
    const visit = (/** @type {string} */ name) => {
      if (found.has(name) || name in this.#pyodide.loadedPackages) return;
      const entry = /** @type {Package | undefined} */ (this.#pyodide.lockfile.packages[name]);
      if (!entry) throw new PackageError(`This handbook has no package named “${name}”. Please report it.`);
      found.set(name, entry);
      entry.depends.forEach(visit);
    };
    names.forEach(visit);
    return [...found.values()];
  }

  /**
   * Fetch and install packages.
   * @param {Package[]} packages - as `missing` gives them
   * @param {AbortSignal} signal - ends the downloads
   * @param {(loaded: number, total: number) => void} report - bytes; equal only when all is installed
   */
  async load(packages, signal, report) {
    const total = packages.reduce((sum, { tool }) => sum + tool.handbook.size, 0);
    let loaded = 0;
    report(0, total);
    const count = (/** @type {number} */ bytes) => {
      loaded += bytes;
      if (loaded < total) report(loaded, total);
    };
    const wheels = await Promise.all(packages.map((one) => this.#wheel(one, signal, count)));
    await this.#library.there().catch((error) => {
      throw new PackageError(`Python's standard library could not be loaded: ${error}. ${AGAIN}`);
    });
    signal.throwIfAborted();
    const installing = this.#install(packages, wheels);
    this.#installing = installing.catch(() => {}); // whoever asked for it hears of it
    await installing;
    report(total, total);
  }

  /** Resolves when nothing is being installed any more, for a run that was stopped or not. */
  get settled() {
    return this.#installing;
  }

  /**
   * @param {Package} entry
   * @param {AbortSignal} signal
   * @param {(bytes: number) => void} count
   * @returns {Promise<Uint8Array<ArrayBuffer>>}
   */
  async #wheel(entry, signal, count) {
    const address = new URL(entry.file_name, this.#folder).href;
    const cache = await this.#cache;
    const kept = await cache?.match(address);
    if (kept) {
      const bytes = new Uint8Array(await kept.arrayBuffer());
      if (await isGenuine(entry, bytes)) {
        count(bytes.length);
        return bytes;
      }
      await cache?.delete(address); // the service worker would answer with it again
    }
    const bytes = await download(entry, address, signal, count);
    if (!(await isGenuine(entry, bytes)))
      throw new PackageError(
        `${entry.name} was not installed: what came is not the file that this handbook was built with. ${AGAIN}`,
      );
    // A full disk is no reason to fail: the next visit downloads again.
    cache?.put(address, new Response(bytes)).catch((error) => console.info("Not kept for later:", error));
    return bytes;
  }

  /**
   * @param {Package[]} packages
   * @param {Uint8Array<ArrayBuffer>[]} wheels
   */
  async #install(packages, wheels) {
    const files = new Map(packages.map(({ file_name }, index) => [file_name, wheels[index]]));
    const native = globalThis.fetch;
    globalThis.fetch = async (input, init) => {
      const wheel = files.get(String(input).slice(this.#folder.href.length));
      return wheel ? new Response(wheel) : native.call(globalThis, input, init);
    };
    /** @type {string[]} */
    const errors = [];
    try {
      const names = packages.map(({ name }) => name);
      await this.#pyodide.loadPackage(names, {
        checkIntegrity: false,
        messageCallback: () => {},
        errorCallback: (message) => errors.push(message),
      });
      const failed = names.filter((name) => !(name in this.#pyodide.loadedPackages));
      if (!failed.length) return;
      console.info("Packages could not be installed:", ...errors);
      throw new PackageError(`${failed.join(", ")} could not be installed. ${AGAIN}`);
    } finally {
      globalThis.fetch = native;
    }
  }
}

/**
 * @param {Package} entry
 * @param {string} address
 * @param {AbortSignal} signal
 * @param {(bytes: number) => void} count
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function download(entry, address, signal, count) {
  // Without crypto (a plain-HTTP host in the local network) the browser itself has to compare.
  const integrity = globalThis.crypto.subtle ? undefined : `sha256-${btoa(String.fromCharCode(...digestOf(entry)))}`;
  try {
    const response = await siteFetch(address, { cache: "no-cache", signal, ...(integrity && { integrity }) });
    if (!response.ok || !response.body) throw new PackageError(`the site answered with status ${response.status}`);
    const parts = [];
    for (const reader = response.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
      parts.push(value);
      count(value.length);
    }
  } catch (error) {
    signal.throwIfAborted();
    console.info(`${address}:`, error);
    const unknown = integrity ? "the connection failed, or the file is damaged" : "the connection failed";
    const why = error instanceof PackageError ? error.message : unknown;
    throw new PackageError(`${entry.name} could not be loaded: ${why}. ${AGAIN}`);
  }
}

/**
 * @param {Package} entry
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
async function isGenuine(entry, bytes) {
  if (!globalThis.crypto.subtle) return true; // see `download`
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return digestOf(entry).every((byte, index) => byte === digest[index]);
}

/** @param {Package} entry */
function digestOf({ sha256 }) {
  return Uint8Array.from(sha256.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
