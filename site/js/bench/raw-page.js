/** The benchmark's page of Pyodide without anything around it: a worker, and a place for what it prints. */

const program = document.querySelector("#program")?.textContent ?? "";
const output = /** @type {HTMLElement} */ (document.querySelector("#output"));
const worker = new Worker(new URL("raw-worker.js", import.meta.url), { type: "module" });
worker.onmessage = ({ data }) => output.append(`${data}\n`);
worker.postMessage(program);
