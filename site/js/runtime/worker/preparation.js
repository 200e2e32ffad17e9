/**
 * What a run needs before Python gets it: the packages that its programs import, and its files.
 *
 * Owns: finding out what is needed, saying what is being loaded, and refusing a run that cannot have it.
 */

import { installPart } from "./boot.js";
import { IndexPackages } from "./index-packages.js";
import { PackageError } from "./packages.js";
import { entriesOf } from "./stored-zip.js";

/** @typedef {import("../protocol.js").RunMessage} RunMessage */
/** @typedef {import("../protocol.js").WorkingFile} WorkingFile */
/** @typedef {import("../protocol.js").LoadingMessage} LoadingMessage */
/** @typedef {import("./packages.js").Packages} Packages */
/** @typedef {import("pyodide").PyodideAPI} Pyodide */

/** A file of a lesson that cannot be had; the message is for the reader. */
export class FileError extends Error {
  name = "FileError";
}

/** Programs are run again and again: the imports of so many sources are remembered. */
const MAX_KNOWN = 100;

/** Has Python see what has come into our own package. The library, from which more could be had, may not be there. */
const LOOK_AGAIN = "import handbook, sys; sys.path_importer_cache.pop(handbook.__path__[0], None); del handbook, sys";

export class Preparation {
  #pyodide;
  #packages;
  #others;
  #home;
  #findImports;
  /** @type {Map<string, string[]>} by source */
  #imports = new Map();
  /** @type {Map<string, string>} by module, what has become of the package that a running program waits for */
  #late = new Map();
  #post;
  #loadPrompt;
  #hasPrompt = false;

  /**
   * @param {Pyodide} pyodide
   * @param {Packages} packages
   * @param {string} home - the programs' working folder
   * @param {(message: LoadingMessage) => void} post
   * @param {() => Promise<Uint8Array>} loadPrompt - gives our modules that only runs which go on need
   */
  constructor(pyodide, packages, home, post, loadPrompt) {
    this.#loadPrompt = loadPrompt;
    this.#pyodide = pyodide;
    this.#packages = packages;
    this.#others = new IndexPackages(pyodide, packages);
    this.#home = home;
    this.#findImports = pyodide.pyimport("handbook._host.imports").find_imports;
    this.#post = post;
  }

  /**
   * Load what is missing, then put the files in place.
   * @param {RunMessage} message
   * @param {AbortSignal} signal - ends it at once; what has been loaded by then stays for the next run
   * @returns {Promise<string[]>} names of the packages that the run needs, those they depend on left out
   * @throws {PackageError | FileError | DOMException} the last when it was aborted
   */
  async prepare(message, signal) {
    await unlessAborted(Promise.all([this.#packages.settled, this.#others.settled]), signal);
    if ((message.prompt || message.lasting) && !this.#hasPrompt) await unlessAborted(this.#preparePrompt(), signal);
    const files = await this.#fetchFiles(message.files, signal);
    const unpacked = await this.#fetchArchives(message.files, signal);
    const asked = this.#others.sorted(message.requirements ?? []);
    const names = [...new Set([...this.#needed(message, files, unpacked), ...asked.vendored])];
    const missing = this.#packages.missing(names);
    if (missing.length) await unlessAborted(this.#load(message.run, names, missing, signal), signal);
    if (asked.others.length) await unlessAborted(this.#install(message, asked.others, signal), signal);
    for (const [name, bytes] of [...files, ...unpacked]) this.#write(name, bytes);
    return names;
  }

  async #preparePrompt() {
    const modules = await this.#loadPrompt().catch((error) => {
      throw new FileError(`Python's prompt could not be loaded: ${error}. Check the connection, then try again.`);
    });
    installPart(this.#pyodide.FS, modules);
    this.#pyodide.runPython(LOOK_AGAIN);
    this.#hasPrompt = true;
  }

  /**
   * Load the package that has a module, for a program that runs. Asked again and again until it is there.
   * @param {string} module
   * @param {number} run
   * @param {AbortSignal} signal - ends it at once
   * @param {(names: string[]) => void} settled - called when it has come, with the package's name, or could not be had
   * @returns {"unknown" | "coming" | "there" | string} anything else is why it could not be had
   */
  provide(module, run, signal, settled) {
    const known = this.#late.get(module);
    if (known && known !== "coming") this.#late.delete(module);
    if (known) return known;
    const names = this.#packages.providing([module]);
    const missing = this.#packages.missing(names);
    if (!missing.length) return "unknown";
    const end = (/** @type {string} */ state, /** @type {string[]} */ loaded) => {
      this.#late.set(module, state);
      settled(loaded);
    };
    this.#late.set(module, "coming");
    unlessAborted(this.#load(run, names, missing, signal), signal).then(
      () => end("there", names),
      (error) => {
        if (signal.aborted) this.#late.delete(module);
        else end(error.message, []);
      },
    );
    return "coming";
  }

  /**
   * @param {string} name - below the working folder; one that ends in a slash is a folder
   * @param {Uint8Array} bytes
   */
  #write(name, bytes) {
    const end = name.lastIndexOf("/");
    if (end > 0) this.#pyodide.FS.mkdirTree(`${this.#home}/${name.slice(0, end)}`);
    if (end < name.length - 1) this.#pyodide.FS.writeFile(`${this.#home}/${name}`, bytes);
  }

  /**
   * @param {RunMessage} message
   * @param {Map<string, Uint8Array>} files - content by name
   * @param {Map<string, Uint8Array>} unpacked - from archives: what they import is not looked at
   * @returns {string[]} names of packages, each once
   */
  #needed({ program, setup, packages, check }, files, unpacked) {
    const sources = [...setup, program].map(({ source }) => source);
    const own = new Set(["answer", check?.module]);
    for (const name of unpacked.keys()) own.add(topModule(name));
    for (const [name, bytes] of files) {
      if (!name.endsWith(".py")) continue;
      own.add(topModule(name));
      sources.push(new TextDecoder().decode(bytes));
    }
    if (check) sources.push(check.tests, check.correct, ...check.mutants.map(({ source }) => source));
    const modules = sources.flatMap((source) => this.#importsOf(source));
    const others = modules.filter((name) => !own.has(name.split(".")[0]));
    const named = packages.map((name) => name.toLowerCase().replace(/[-_.]+/g, "-"));
    return [...new Set([...named, ...this.#packages.providing(others), ...(check ? ["pytest"] : [])])];
  }

  /**
   * @param {string} source
   * @returns {string[]} none for what is not Python
   */
  #importsOf(source) {
    if (!source.includes("import")) return [];
    const known = this.#imports.get(source);
    if (known) return known;
    if (this.#imports.size >= MAX_KNOWN) this.#imports.clear();
    const names = this.#lookForImports(source);
    this.#imports.set(source, names);
    return names;
  }

  /**
   * @param {string} source
   * @returns {string[]}
   */
  #lookForImports(source) {
    try {
      const found = this.#findImports(source);
      const names = found.toJs();
      found.destroy();
      return names;
    } catch (error) {
      console.info("Imports were not looked for:", error); // too deep for the parser: it says so when it runs
      return [];
    }
  }

  /**
   * @param {number} run
   * @param {string[]} names - of the packages asked for
   * @param {import("./packages.js").Package[]} missing
   * @param {AbortSignal} signal
   */
  #load(run, names, missing, signal) {
    const asked = names.filter((name) => missing.some((entry) => entry.name === name));
    const step = `Loading ${listed(asked.length ? asked : missing.map(({ name }) => name))}`;
    return this.#packages.load(missing, signal, (loaded, total) => {
      if (!signal.aborted) this.#post({ type: "loading", run, step, loaded, total });
    });
  }

  /**
   * @param {RunMessage} message
   * @param {string[]} requirements - that are not vendored
   * @param {AbortSignal} signal
   */
  async #install({ run, index = "" }, requirements, signal) {
    const say = (/** @type {{ loaded: number, total: number }} */ amount) => {
      if (!signal.aborted) this.#post({ type: "loading", run, step: `Installing ${listed(requirements)}`, ...amount });
    };
    say({ loaded: -1, total: 0 });
    await this.#others.install(requirements, index, signal);
    say({ loaded: 1, total: 1 });
  }

  /**
   * @param {WorkingFile[]} files
   * @param {AbortSignal} signal
   */
  async #fetchFiles(files, signal) {
    const encoder = new TextEncoder();
    const plain = files.filter(({ archive }) => !archive);
    for (const { name } of plain) refuseOutside(name);
    const contents = plain.map(async (file) => {
      if (file.bytes) return file.bytes;
      return file.text === null ? fetchFile(file, signal) : encoder.encode(file.text);
    });
    const bytes = await Promise.all(contents);
    return new Map(plain.map(({ name }, index) => [name, /** @type {Uint8Array} */ (bytes[index])]));
  }

  /**
   * @param {WorkingFile[]} files
   * @param {AbortSignal} signal
   * @returns {Promise<Map<string, Uint8Array>>} what is in the archives among them
   */
  async #fetchArchives(files, signal) {
    const found = new Map();
    for (const file of files.filter(({ archive }) => archive)) {
      for (const [name, bytes] of entriesOf(await fetchFile(file, signal))) {
        refuseOutside(name.replace(/\/$/, ""));
        found.set(name, bytes);
      }
    }
    return found;
  }
}

/** @param {string} name - of a file @returns {string | undefined} the name by which a program imports it, or its folder */
function topModule(name) {
  return name.split("/")[0]?.replace(/\.py$/, "");
}

/**
 * @param {string} name - of a file or a folder
 * @throws {FileError} unless it is a path below the working folder
 */
function refuseOutside(name) {
  const odd = name.split("/").find((part) => part === "" || part === "." || part === "..");
  if (odd === undefined) return;
  throw new FileError(`The file ${name} cannot be put into the working folder: its path leads elsewhere.`);
}

/**
 * @param {WorkingFile} file
 * @param {AbortSignal} signal
 */
async function fetchFile({ name, address }, signal) {
  try {
    const response = await fetch(address, { signal });
    if (!response.ok) throw new FileError(`the site answered with status ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    signal.throwIfAborted();
    console.info(`${address}:`, error);
    const why = error instanceof FileError ? error.message : "the connection failed";
    throw new FileError(
      `The file ${name} could not be loaded: ${why}. Run it again; if that does not help, please report it.`,
    );
  }
}

/**
 * @template T
 * @param {Promise<T>} promise - whose work may go on
 * @param {AbortSignal} signal
 * @returns {Promise<T>}
 */
function unlessAborted(promise, signal) {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    if (signal.aborted) reject(signal.reason);
    promise.then(resolve, reject);
  });
}

/** @param {string[]} names - at least one */
function listed(names) {
  if (names.length > 3) return `${names.length} packages`;
  const last = names.at(-1);
  return names.length === 1 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

/** @param {unknown} error @returns {error is PackageError | FileError} whether the message is for the reader */
export function isRefusal(error) {
  return error instanceof PackageError || error instanceof FileError;
}
