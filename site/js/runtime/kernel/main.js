/** The kernel's worker: connects it with the page's own Python, and with the workers that it makes. */

import { Downloads } from "../downloads.js";
import { wantsImage } from "../image-use.js";
import { Kernel } from "./kernel.js";
import { WorkerMachines } from "./machines.js";

/** @typedef {import("../protocol.js").KernelStart} KernelStart */
/** @typedef {import("../protocol.js").KernelRequest} Request */
/** @typedef {import("../protocol.js").StartMessage} StartMessage */
/** @typedef {import("../protocol.js").WorkerDeath} WorkerDeath */

const SITE = new URL("..", import.meta.url);
const ENGINE = "pyodide/pyodide.asm.wasm";
const ALWAYS = ["handbook.zip", "python.zip", "pyodide-lock.json"];

/**
 * @param {StartMessage} start
 * @returns {Promise<StartMessage>} with the files that every process needs
 */
async function withFiles(start) {
  const downloads = new Downloads(SITE, false);
  const names = [...(wantsImage(start) ? ["snapshot"] : []), ...(start.engine ? [] : [ENGINE]), ...ALWAYS];
  const files = names.map(async (name) => ({ name, content: (await downloads.bytes(name)).buffer }));
  return { ...start, files: await Promise.all(files) };
}

/** @type {WorkerMachines | null} */
let machines = null;

globalThis.onmessage = ({ data, ports: [port] }) => {
  const message = /** @type {KernelStart | WorkerDeath} */ (data);
  if (message.type === "died") machines?.mourn(message.id, message.reason);
  else if (port) begin(message, port);
};

/**
 * @param {KernelStart} message
 * @param {MessagePort} port - to the page's own Python
 */
function begin({ start, limit }, port) {
  // What fails here, a process fetches itself, and says why it can't.
  machines = new WorkerMachines(withFiles(start).catch(() => start));
  const kernel = new Kernel(machines, limit, (message) => port.postMessage(message));
  port.onmessage = (event) => {
    const request = /** @type {Request} */ (event.data);
    if (request.op === "reset") kernel.reset();
    else if (request.op === "warm") kernel.warm();
    else if (request.op === "interrupt") kernel.interrupt();
    else kernel.receive(request);
  };
}
