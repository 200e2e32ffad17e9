/**
 * The interpreter module that PyScript loads in its worker (`config.interpreter`): Pyodide with our files,
 * our waiting and our interrupts around it.
 *
 * Owns: the order of the worker's start. PyScript calls `loadPyodide`, and then has the interpreter run its Python
 * package and worker.py; at that moment the handbook's own Python begins to serve, and PyScript's package is kept for
 * programs that import it.
 */

import { version } from "pyodide";
import { DownloadError, Downloads } from "../downloads.js";
import { runtimeAddresses, runtimePath } from "../files.js";
import { wantsImage } from "../image-use.js";
import { dropFiles, fetchKept } from "../kept-files.js";
import { mark } from "../marks.js";
import { NoParking } from "../parking.js";
import { RelayParking } from "../relay.js";
import { SharedParking } from "../shared-memory.js";
import { explainStart } from "../start-failure.js";
import { withSharedAdapters } from "./adapters.js";
import { bootFromImage, bootPlainly, HOME, never } from "./boot.js";
import { guardImports } from "./guarded-imports.js";
import { AGAIN, ALONE, handedOver, PROCESS, SITE } from "./here.js";
import { Host } from "./host.js";
import { KernelLink } from "./kernel-link.js";
import { Library } from "./library.js";
import { supplyRest, wholeLibrary } from "./library-rest.js";
import { MemoryImage } from "./memory-image.js";
import { Packages } from "./packages.js";
import { PagePort } from "./page-port.js";
import { Preparation } from "./preparation.js";
import { ProcessPort } from "./process-port.js";
import { siteFetch } from "./site-fetch.js";
import { Stacks } from "./stacks.js";
import { SuspendingParking } from "./suspending.js";

export { version };

/** @typedef {import("../protocol.js").StartMessage} StartMessage */
/** @typedef {import("pyodide").PyodideAPI} Pyodide */
/** @typedef {import("pyodide").PyodideConfig} PyodideConfig */

const WHEELS = new URL("assets/packages/", SITE);

mark("worker: module");
const port = PROCESS ? new ProcessPort() : new PagePort();
const ENGINE = "pyodide/pyodide.asm.mjs";
const WASM = "pyodide/pyodide.asm.wasm";

/** @param {string} name - of a runtime's file @returns {string} absolute address */
const address = (name) => new URL(runtimePath(name), SITE).href;

// After a start that failed, the import is not to take what browser or host have kept.
const fresh = AGAIN && !handedOver && fetch(address(ENGINE), { cache: "reload" }).catch(() => {});
const engine = Promise.resolve(fresh).then(() => handedOver?.engine() ?? import(address(ENGINE)));
engine.catch(() => {}); // awaited later, and reported there

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
 * @param {PyodideConfig} options - PyScript's
 */
export async function loadPyodide(options) {
  mark("worker: asked to load");
  const start = await port.started;
  mark("worker: told to start");
  // The page decides how Python waits; Pyodide must not think otherwise.
  if (start.blocking !== "jspi") Reflect.deleteProperty(WebAssembly, "Suspending");
  if (start.clock_shift) shiftClock(start.clock_shift);
  const downloads = new Downloads(SITE, AGAIN, { fetch: siteFetch });
  for (const { name, content } of start.files) downloads.give(name, content);
  if (start.engine) downloads.give(WASM, new ArrayBuffer(0)); // see standInForInstantiation
  const instantiation = standInForInstantiation(start.engine);
  downloads.start();
  const fail = async (/** @type {unknown} */ error) => {
    await dropFiles(runtimeAddresses(SITE));
    const cause = downloads.failed ? new DownloadError(downloads.failed) : error;
    if (error !== undefined) console.error(error); // Firefox has none for what a worker loads that is being ended
    port.post({ type: "failed", reason: explainStart(cause) });
    return never(); // the page ends this worker; what PyScript would say of an error could overtake our reason
  };
  try {
    const library = handedOver
      ? new Library(
          () => wholeLibrary(downloads.bytes("python.zip"), downloads.bytes("python-rest.bin")),
          () => {},
        )
      : new Library(
          () => downloads.bytes("python.zip"),
          (files) => supplyRest(files, () => fetchKept(address("python-rest.bin"))),
        );
    const [pyodide, stacks] = await Promise.race([boot(options, start, downloads, library), instantiation.failed]);
    const packages = new Packages(pyodide, library, WHEELS);
    const loadPrompt = () => downloads.bytes("prompt.zip");
    const preparation = new Preparation(pyodide, packages, HOME, (message) => port.post(message), loadPrompt);
    const pyscript = standInForPyScript(pyodide, fail);
    const link = port instanceof ProcessPort ? port.link : new KernelLink(askForKernel);
    const parking = makeParking(start);
    const host = new Host({ pyodide, port, parking, preparation, library, stacks, pyscript, link });
    pyodide.registerJsModule("_handbook_host", host.module());
    mark("worker: handed to PyScript");
    return pyodide;
  } catch (error) {
    return fail(error);
  } finally {
    downloads.stop();
    instantiation.stop();
  }
}

/**
 * Restore Python from its image, or else start it plainly: where the image does not fit, is missing or damaged.
 * @param {PyodideConfig} given - PyScript's options
 * @param {StartMessage} start
 * @param {Downloads} downloads
 * @param {Library} library
 * @returns {Promise<[Pyodide, Stacks]>}
 */
async function boot(given, start, downloads, library) {
  const options = {
    ...given,
    indexURL: new URL(".", address(ENGINE)).href,
    lockFileURL: address("pyodide-lock.json"),
    packageBaseUrl: WHEELS.href,
    stdLibURL: downloads.nothing,
  };
  /** @type {{ stacks?: Stacks }} */
  const made = {};
  const parts = {
    createModule: async (/** @type {any} */ settings) => {
      const { default: create } = await engine;
      const { instantiateWasm } = settings;
      settings.instantiateWasm = (/** @type {WebAssembly.Imports} */ imports, /** @type {unknown} */ receive) => {
        made.stacks = new Stacks(settings, imports);
        return instantiateWasm(guardImports(imports, settings), receive);
      };
      const module = await withSharedAdapters(() => create(settings));
      if (start.blocking === "jspi") made.stacks?.takeOver();
      return module;
    },
    library,
    handbook: downloads.bytes("handbook.zip"),
  };
  parts.handbook.catch(() => {}); // awaited later, and reported there
  if (wantsImage(start)) {
    try {
      const image = new MemoryImage(await downloads.bytes("snapshot"));
      const pyodide = await bootFromImage(options, parts, image);
      image.release();
      library.install(pyodide.FS).catch((error) => console.info("Python's library is asked for again later:", error));
      return [pyodide, /** @type {Stacks} */ (made.stacks)];
    } catch (error) {
      console.info("Python could not be restored, so it is started:", error);
      await dropFiles([address("snapshot")]);
    }
  }
  const pyodide = await bootPlainly(options, parts, start.hash_seed);
  return [pyodide, /** @type {Stacks} */ (made.stacks)];
}

/**
 * Have the page make the worker that stands between processes.
 * @returns {MessagePort}
 */
function askForKernel() {
  const { port1, port2 } = new MessageChannel();
  if (port instanceof PagePort) port.post({ type: "kernel" }, [port2]);
  return port1;
}

/**
 * PyScript runs one program in the interpreter that it is given: its own Python package, then worker.py. Serve
 * instead, and keep the program for `import pyscript`: at every start it would cost more than all the rest.
 * @param {Pyodide} pyodide
 * @param {(error: unknown) => void} fail
 * @returns {() => string} the program; "" where PyScript is not around
 */
function standInForPyScript(pyodide, fail) {
  let program = "";
  const run = pyodide.runPythonAsync;
  pyodide.runPythonAsync = async (code) => {
    pyodide.runPythonAsync = run;
    program = code;
    try {
      pyodide.runPython("from handbook._host.start import serve; serve(); del serve");
    } catch (error) {
      fail(error);
    }
  };
  return () => program;
}

/** @param {number} seconds - that Python's `time.time()` is ahead from now on */
function shiftClock(seconds) {
  const now = Date.now.bind(Date);
  Date.now = () => now() + seconds * 1000;
}

/**
 * Use what the page has compiled. Where it could not: notice when the engine refuses Pyodide's wasm, or it breaks
 * off, which Pyodide only logs, and waits for ever.
 * @param {WebAssembly.Module | null} module
 * @returns {{ failed: Promise<never>, stop: () => void }} `failed` never resolves
 */
function standInForInstantiation(module) {
  const native = WebAssembly.instantiateStreaming;
  /** @type {(reason: unknown) => void} */
  let fail = () => {};
  /** @type {Promise<never>} */
  const failed = new Promise((_, reject) => {
    fail = reject;
  });
  WebAssembly.instantiateStreaming = (source, imports) => {
    const instance = module ? instantiate(module, imports) : native.call(WebAssembly, source, imports);
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

/**
 * @param {WebAssembly.Module} module
 * @param {WebAssembly.Imports} [imports]
 */
async function instantiate(module, imports) {
  return { module, instance: await WebAssembly.instantiate(module, imports) };
}

// Nothing of PyScript is here: it would ask for `loadPyodide` with the same two options.
if (PROCESS || ALONE) loadPyodide({}).then((pyodide) => pyodide.runPythonAsync(""));
