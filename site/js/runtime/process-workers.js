/**
 * The workers behind a page's Python: the kernel, and one for each process. They are the page's, not the kernel's own:
 * in Firefox a worker that makes another one now and then waits for ever.
 */

import { pythonWorker } from "./origin.js";
import { PROCESS_LIMIT } from "./process-limit.js";

/** @typedef {import("./protocol.js").KernelStart} KernelStart */
/** @typedef {import("./protocol.js").WorkerDeath} WorkerDeath */
/** @typedef {import("./protocol.js").WorkerMessage} WorkerMessage */

export class ProcessWorkers {
  #kernel;
  #interpreter;
  #began;
  /** @type {Map<number, Worker>} */
  #workers = new Map();

  /**
   * @param {(name: string) => string} address - of a file of the runtime
   * @param {KernelStart["start"]} start - how a process starts Python
   * @param {MessagePort} port - to the page's own Python
   * @param {() => void} began - called when a process begins to load its Python
   */
  constructor(address, start, port, began) {
    this.#began = began;
    this.#interpreter = `${address("interpreter.js")}?process`;
    this.#kernel = new Worker(address("kernel.js"), { type: "module" });
    this.#kernel.onmessage = ({ data, ports }) => this.#serve(data, ports[0]);
    this.#kernel.onerror = (event) => console.error("The kernel failed:", event.message);
    /** @type {KernelStart} */
    const message = { type: "start", start, limit: PROCESS_LIMIT };
    this.#kernel.postMessage(message, [port]);
  }

  /** End all of them, whatever they do. */
  close() {
    this.#kernel.terminate();
    for (const worker of this.#workers.values()) worker.terminate();
  }

  /**
   * @param {WorkerMessage} message
   * @param {MessagePort | undefined} port
   */
  #serve({ type, id }, port) {
    if (type === "end" || !port) {
      this.#workers.get(id)?.terminate();
      this.#workers.delete(id);
      return;
    }
    const worker = pythonWorker(this.#interpreter);
    this.#workers.set(id, worker);
    worker.onerror = (event) => {
      event.preventDefault(); // the kernel tells it; Firefox has an error, too, for one that was ended while it loads
      /** @type {WorkerDeath} */
      const death = { type: "died", id, reason: event.message || "it could not be loaded" };
      this.#kernel.postMessage(death);
    };
    worker.postMessage(null, [port]);
    this.#began();
  }
}
