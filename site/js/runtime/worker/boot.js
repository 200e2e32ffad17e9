/**
 * From Pyodide's files to a Python with the handbook's own part in it: restored from a memory image, else started
 * plainly. Also run by Node when the site is built (site/js/build/snapshot.js), which makes the image.
 *
 * Owns what both have to agree on: the environment, the folders, and the order.
 */

import { loadPyodide } from "pyodide";
import { mark } from "../marks.js";
import { LIBRARY } from "./library.js";
import { entriesOf } from "./stored-zip.js";

/** @typedef {import("pyodide").PyodideAPI} Pyodide */
/** @typedef {import("pyodide").PyodideConfig} PyodideConfig */
/** @typedef {import("./library.js").Library} Library */
/** @typedef {import("./memory-image.js").MemoryImage} MemoryImage */
/** @typedef {(settings: any) => Promise<any>} CreateModule what pyodide.asm.mjs exports. */

/**
 * @typedef {object} Parts
 * @property {CreateModule} createModule - Pyodide's engine
 * @property {Library} library - the standard library
 * @property {Promise<Uint8Array>} handbook - our Python package, a stored zip
 */

/** The programs' working folder. */
export const HOME = "/home/reader";

/** `sys.executable`, as in py/handbook/processes/spawning.py. */
const EXECUTABLE = "/usr/local/bin/python3";

const SITE_PACKAGES = "/lib/python3.14/site-packages";

/** What mypy has found out about typeshed; the working folder is emptied after every run. */
const MYPY_CACHE_DIR = "/tmp/mypy";

/**
 * What also decides where the C library has what: it has to be the same wherever an image is to fit.
 * @param {string} hashSeed - as PYTHONHASHSEED; "" for none
 */
function surroundings(hashSeed) {
  const env = { HOME, MYPY_CACHE_DIR, LANG: "en_US.UTF-8", ...(hashSeed && { PYTHONHASHSEED: hashSeed }) };
  return { env, _sysExecutable: "./this.program" };
}

/**
 * Start Python and the handbook's part of it.
 * @param {PyodideConfig} options - Pyodide's
 * @param {Parts} parts
 * @param {string} hashSeed - as PYTHONHASHSEED; "" for a random one
 * @returns {Promise<Pyodide>}
 */
export async function bootPlainly(options, { createModule, library, handbook }, hashSeed) {
  const loading = loadPyodide({
    ...options,
    ...surroundings(hashSeed),
    createPyodideModule: createModule,
    fsInit: async (files) => {
      await written(files, LIBRARY); // the file that Pyodide wants there itself: ours takes its place
      // A failure is reported below; Python must not start without them.
      await Promise.all([library.install(files), handbook.then((zip) => install(files, zip))]).catch(never);
    },
  });
  const failing = Promise.all([library.bytes, handbook]).then(never);
  const pyodide = await Promise.race([loading, failing]);
  mark("worker: Python started");
  pyodide.runPython("from handbook._host.start import prepare; prepare(); del prepare");
  return pyodide;
}

/**
 * Go on from where the image was taken; the standard library is still to be installed.
 * @param {PyodideConfig} options - Pyodide's
 * @param {Parts} parts - the very ones of the image
 * @param {MemoryImage} image
 * @returns {Promise<Pyodide>}
 */
export async function bootFromImage(options, { createModule, handbook }, image) {
  const pyodide = await loadPyodide({
    ...options,
    ...surroundings(""),
    _loadSnapshot: image.header,
    createPyodideModule: async (/** @type {any} */ settings) => {
      settings.INITIAL_MEMORY = image.memorySize; // Pyodide takes the length of what it is given
      const module = await createModule(settings);
      mark("worker: wasm ready");
      writeImage(image, module);
      return module;
    },
  });
  install(pyodide.FS, await handbook);
  mark("worker: Python restored");
  return pyodide;
}

/**
 * @param {MemoryImage} image
 * @param {any} module - Pyodide's engine, which has not run
 */
function writeImage(image, module) {
  // How Python calls C functions depends on the engine: with JavaScript in between, stacks can't be suspended.
  const offset = module.HEAP32[module.__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET >> 2];
  const trampoline = (module.__PyRuntime + offset) >> 2;
  const ours = module.HEAP32[trampoline];
  image.writeTo(module.HEAPU8);
  module.HEAP32[trampoline] = ours;
  module.__tzset_js(...image.zone); // the reader's time zone, which the C library asks for only once
}

/**
 * @param {Pyodide["FS"]} files
 * @param {Uint8Array} handbook
 */
function install(files, handbook) {
  installPart(files, handbook);
  files.mkdirTree(EXECUTABLE.slice(0, EXECUTABLE.lastIndexOf("/")));
  files.writeFile(EXECUTABLE, "The interpreter of this page.\n", { mode: 0o755 });
}

/**
 * Put modules of ours where Python finds them.
 * @param {Pyodide["FS"]} files
 * @param {Uint8Array} part - a stored zip
 */
export function installPart(files, part) {
  let folder = "";
  for (const [name, content] of entriesOf(part)) {
    const path = `${SITE_PACKAGES}/${name}`;
    const parent = path.slice(0, path.lastIndexOf("/"));
    if (parent !== folder) files.mkdirTree(parent); // takes longer than all else here
    folder = parent;
    files.writeFile(path, content);
  }
}

/**
 * @param {Pyodide["FS"]} files
 * @param {string} path
 */
async function written(files, path) {
  while (!(/** @type {any} */ (files).analyzePath(path).exists)) await new Promise((resolve) => setTimeout(resolve));
}

/** @returns {Promise<never>} */
export function never() {
  return new Promise(() => {});
}
