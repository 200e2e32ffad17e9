/**
 * While Python waits for JavaScript that it has called, its stack can't be suspended: the engine refuses to suspend
 * JavaScript's part of it, and Python does not survive the refusal. Pyodide knows of this when the called JavaScript
 * uses a Python object, but not when it converts a value, creates an exception's message or checks for signals, all
 * of which can run Python: a signal handler of ours, or an ABC's hook.
 */

/** What reads or writes the marker itself, which would be undone; see stacks.js for the last three. */
const MARKERS = new Set(["can_run_sync_js", "saveState", "restoreState", "_maybe_poll_async"]);

/**
 * Have Pyodide's marker say so during every call from wasm to JavaScript. In place, as modules that are loaded later
 * take their imports from the same table.
 * @param {WebAssembly.Imports} imports - of Pyodide's engine
 * @param {{ validSuspender?: { value: boolean } }} module - the engine; it has the marker before it calls anything
 * @returns {WebAssembly.Imports}
 */
export function guardImports(imports, module) {
  const { env = {} } = imports;
  for (const [name, imported] of Object.entries(env)) {
    if (typeof imported !== "function" || MARKERS.has(name)) continue; // a function that suspends is an object
    env[name] = Object.assign(guarded(imported, module), imported);
  }
  return imports;
}

/**
 * @param {Function} call
 * @param {{ validSuspender?: { value: boolean } }} module
 */
function guarded(call, module) {
  return (/** @type {unknown[]} */ ...values) => {
    const marker = module.validSuspender;
    if (!marker?.value) return call(...values);
    marker.value = false;
    try {
      return call(...values);
    } finally {
      marker.value = true;
    }
  };
}
