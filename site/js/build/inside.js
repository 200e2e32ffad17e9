/**
 * Runs a Python file inside Pyodide, under Node: `node inside.js SCRIPT FOLDER`.
 *
 * The build uses it for what only the Python that readers get can make, such as its bytecode. The folder is all
 * that the script sees of this computer, at /build.
 */

import { loadPyodide } from "pyodide";

const [, , script, folder] = /** @type {{ argv: string[] }} */ (Reflect.get(globalThis, "process")).argv;
if (!script || !folder) throw new Error("expected SCRIPT and FOLDER");

// A fixed hash seed: sets are walked in the same order every time.
const pyodide = await loadPyodide({ env: { PYTHONHASHSEED: "0" } });
pyodide.mountNodeFS("/build", folder);
pyodide.FS.chdir("/build");
pyodide.runPython(`import runpy; runpy.run_path("/build/${script}", run_name="__main__")`);
