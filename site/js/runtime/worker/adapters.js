/**
 * Emscripten compiles a small wasm module around each JavaScript function that C code calls by pointer: hundreds at
 * a start, of a few dozen kinds. Their bytes depend on the function's signature alone, so one of each kind will do.
 */

/** In bytes; such a module has a few dozen. */
const SMALL = 256;

/**
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withSharedAdapters(work) {
  const native = WebAssembly.Module;
  /** @type {Map<string, WebAssembly.Module>} */
  const made = new Map();
  /** @type {(bytes: Uint8Array<ArrayBuffer>) => WebAssembly.Module} */
  const make = (bytes) => {
    if (bytes.length > SMALL) return new native(bytes);
    const key = String(bytes);
    const module = made.get(key) ?? new native(bytes);
    made.set(key, module);
    return module;
  };
  WebAssembly.Module = new Proxy(native, { construct: (_, [bytes]) => make(bytes) });
  try {
    return await work();
  } finally {
    WebAssembly.Module = native;
  }
}
