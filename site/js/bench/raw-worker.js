/** The worker of that page: loads Pyodide as its documentation says, and runs one program. */

const address = new URL("../pyodide/pyodide.mjs", import.meta.url).href;
const loading = import(address).then(({ loadPyodide }) =>
  loadPyodide({ stdout: (/** @type {string} */ line) => postMessage(line) }),
);

self.addEventListener("message", async ({ data }) => {
  const pyodide = await loading;
  pyodide.runPython(data);
});
