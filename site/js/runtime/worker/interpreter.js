/**
 * The interpreter module that PyScript loads in its worker (`config.interpreter`): Pyodide with our files,
 * our waiting and our interrupts around it.
 *
 * Owns: the order of the worker's start. PyScript calls `loadPyodide`, then runs worker.py, which calls
 * `serve` of the module `_handbook_host` (host.js) with the Python function that runs programs.
 */

import { loadPyodide as loadStock, version } from "pyodide";
import { runtimePath } from "../files.js";
import { dropCache } from "../kept-files.js";
import { mark } from "../marks.js";
import { NoParking } from "../parking.js";
import { RelayParking } from "../relay.js";
import { SharedParking } from "../shared-memory.js";
import { explainStart } from "../start-failure.js";
import { DownloadError, Downloads } from "./downloads.js";
import { Host } from "./host.js";
import { supplyRest } from "./library.js";
import { Packages } from "./packages.js";
import { PagePort } from "./page-port.js";
import { Preparation } from "./preparation.js";
import { SuspendingParking } from "./suspending.js";

export { version };

/** @typedef {import("../protocol.js").StartMessage} StartMessage */

const SITE = new URL("..", import.meta.url);
const WHEELS = new URL("assets/packages/", SITE);
const SITE_PACKAGES = "/lib/python3.14/site-packages";
const HOME = "/home/reader";

/** What mypy has found out about typeshed; the working folder is emptied after every run. */
const MYPY_CACHE_DIR = "/tmp/mypy";

mark("worker: module");
const port = new PagePort();

/** @param {string} name - of a runtime's file @returns {string} absolute address */
const address = (name) => new URL(runtimePath(name), SITE).href;

/**
 * @param {StartMessage} start
 * @returns {import("../parking.js").Parking}
 */
function makeParking(start) {
  switch (start.blocking) {
    case "jspi":
      return new SuspendingParking();
    case "shared":
      return new SharedParking(/** @type {SharedArrayBuffer} */ (start.memory));
    case "service-worker":
      return new RelayParking(start.relay);
    case "none":
      return new NoParking();
  }
}

/**
 * Load Pyodide as PyScript asks for it, from the handbook's own files.
 * @param {import("pyodide").PyodideConfig} options - PyScript's
 */
export async function loadPyodide(options) {
  mark("worker: asked to load");
  const start = await port.started;
  // The page decides how Python waits; Pyodide must not think otherwise.
  if (start.blocking !== "jspi") Reflect.deleteProperty(WebAssembly, "Suspending");
  if (start.clock_shift) shiftClock(start.clock_shift);
  const downloads = new Downloads(SITE, start.build, (loaded, total) =>
    port.post({ type: "progress", step: loaded < total ? "Loading Python" : "Starting Python", loaded, total }),
  );
  const instantiation = watchInstantiation();
  downloads.start();
  try {
    const handbook = fetch(address("handbook.zip")).then((response) => response.arrayBuffer());
    handbook.catch(() => {}); // awaited below; a failure before that is reported there
    const loading = loadStock({
      ...options,
      indexURL: new URL(".", address("pyodide/pyodide.asm.mjs")).href,
      stdLibURL: address("python.zip"),
      lockFileURL: address("pyodide-lock.json"),
      packageBaseUrl: WHEELS.href,
      env: { HOME, MYPY_CACHE_DIR, LANG: "en_US.UTF-8", ...(start.hash_seed && { PYTHONHASHSEED: start.hash_seed }) },
    });
    const pyodide = await Promise.race([loading, instantiation.failed]);
    mark("worker: Pyodide loaded");
    supplyRest(pyodide.FS, () => fetch(address("python-rest.bin")));
    pyodide.unpackArchive(await handbook, "zip", { extractDir: SITE_PACKAGES });
    const packages = new Packages(pyodide, WHEELS, start.build);
    const preparation = new Preparation(pyodide, packages, HOME, (message) => port.post(message));
    pyodide.registerJsModule("_handbook_host", new Host(pyodide, port, makeParking(start), preparation).module());
    mark("worker: handed to PyScript");
    return pyodide;
  } catch (error) {
    await dropCache(start.build);
    const cause = downloads.failed ? new DownloadError(downloads.failed) : error;
    console.error(error);
    port.post({ type: "failed", reason: explainStart(cause) });
    return never(); // the page ends this worker; what PyScript would say of an error could overtake our reason
  } finally {
    downloads.stop();
    instantiation.stop();
  }
}

/** @returns {Promise<never>} */
function never() {
  return new Promise(() => {});
}

/** @param {number} seconds - that Python's `time.time()` is ahead from now on */
function shiftClock(seconds) {
  const now = Date.now.bind(Date);
  Date.now = () => now() + seconds * 1000;
}

/**
 * Notice when the engine refuses Pyodide's wasm, or it breaks off: Pyodide only logs that and waits for ever.
 * @returns {{ failed: Promise<never>, stop: () => void }} `failed` never resolves
 */
function watchInstantiation() {
  const native = WebAssembly.instantiateStreaming;
  /** @type {(reason: unknown) => void} */
  let fail = () => {};
  /** @type {Promise<never>} */
  const failed = new Promise((_, reject) => {
    fail = reject;
  });
  WebAssembly.instantiateStreaming = (source, imports) => {
    const instance = native.call(WebAssembly, source, imports);
    instance.catch(fail);
    return instance;
  };
  return {
    failed,
    stop: () => {
      WebAssembly.instantiateStreaming = native;
    },
  };
}
