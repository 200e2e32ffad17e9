/**
 * Makes the memory image that workers start from; run by Node when the site is built.
 *
 *   node snapshot.js PYODIDE STDLIB HANDBOOK TARGET
 *
 * PYODIDE is the folder of the npm package, STDLIB and HANDBOOK are the very files that are shipped.
 *
 * An image fits only browsers that wait as the interpreter in it believes to: it is made for JSPI, which this Node
 * needn't have, as nothing is suspended here. What would differ from build to build (the clock, random numbers) is
 * held still; `Runner.revive` makes it new after the restore.
 */

import crypto from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";

/** Any number but 0, which `sys.flags` would show. Every reader's `hash(str)` starts from it. */
const HASH_SEED = "314";

/** Leaves nothing behind that would differ in the next build, or that no run needs. */
const FREEZE = `
import gc, os, random
del os.environ["PYTHONHASHSEED"]
random.seed(0)
gc.collect()
del gc, os, random
`;

const [pyodide = "", stdlib = "", handbook = "", target = ""] = process.argv.slice(2);

process.env.TZ = "UTC";
if (!("Suspending" in WebAssembly)) {
  const same = (/** @type {unknown} */ what) => what;
  Object.assign(WebAssembly, {
    Suspending: function Suspending(/** @type {unknown} */ call) {
      return call;
    },
    promising: same,
  });
}
let now = 0;
Date.now = () => now++; // file times tell Python whether a folder has changed
performance.now = () => now;
crypto.randomFillSync = (view) => view.fill(0); // traces of it stay where the generators were

// What is imported reads the clock and looks for JSPI.
const { bootFromImage, bootPlainly } = await import("../runtime/worker/boot.js");
const { Library } = await import("../runtime/worker/library.js");
const { encodeImage, MemoryImage } = await import("../runtime/worker/memory-image.js");
const { default: createModule } = await import(`${pathToFileURL(pyodide).href}/pyodide.asm.mjs`);

/** @type {Uint8Array} memory with nothing but what the wasm file puts there */
let untouched = new Uint8Array();
/** @type {Uint8Array} memory when Pyodide would put a snapshot into it */
let loaded = new Uint8Array();

/** @type {number[]} see MemoryImage */
let zone = [];

const options = { indexURL: pyodide, stdLibURL: stdlib };
const parts = {
  createModule: async (/** @type {any} */ settings) => {
    settings.preRun.unshift((/** @type {any} */ module) => {
      untouched = module.HEAPU8.slice();
    });
    const instantiate = settings.instantiateWasm;
    settings.instantiateWasm = (/** @type {any} */ imports, /** @type {unknown} */ done) => {
      const setZone = imports.env._tzset_js;
      imports.env._tzset_js = (/** @type {number[]} */ ...addresses) => {
        zone = addresses;
        setZone(...addresses);
      };
      return instantiate(imports, done);
    };
    const module = await createModule(settings);
    loaded = module.HEAPU8.slice();
    return module;
  },
  library: new Library(
    async () => gunzipSync(await readFile(stdlib)),
    () => {}, // a start needs no more of it
  ),
  handbook: readFile(handbook).then((bytes) => gunzipSync(bytes)),
};

const first = await bootPlainly({ ...options, _makeSnapshot: true }, parts, HASH_SEED);
first.runPython(FREEZE);
const snapshot = first.makeMemorySnapshot();
const headerSize = /** @type {number} */ (new Uint32Array(snapshot.buffer, 0, 2)[1]);
const [header, memory] = [snapshot.slice(0, headerSize), snapshot.subarray(headerSize)];

// A first restore shows what an interpreter has done to its memory by then, and that the image is sound.
const whole = new MemoryImage(encodeImage(memory, [new Uint8Array(memory.length)], header, zone));
await bootFromImage(options, parts, whole);
const file = encodeImage(memory, [untouched, loaded], header, zone);
const second = await bootFromImage(options, parts, new MemoryImage(file));
if (second.runPython("import handbook.runner, json; json.loads('[42]')[0]") !== 42)
  throw new Error("the memory image does not work");
await writeFile(target, gzipSync(file, { level: 9 }));
process.exit(0); // Python's keep-alive would hold the process
