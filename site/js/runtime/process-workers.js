/**
 * The workers behind a page's Python: the kernel, and one for each process. They are the page's, not the kernel's own:
 * in Firefox a worker that makes another one now and then waits for ever.
 */

import { isForStrangers } from "./origin.js";
import { PROCESS_LIMIT } from "./process-limit.js";

/** @typedef {import("./protocol.js").KernelStart} KernelStart */
/** @typedef {import("./protocol.js").WorkerDeath} WorkerDeath */
/** @typedef {import("./protocol.js").WorkerMessage} WorkerMessage */

const MODULE = /** @type {const} */ ({ type: "module" });

export class ProcessWorkers {
  #kernel;
  #interpreter;
  #began;
  /** @type {Map<number, Promise<Worker>>} */
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
    for (const id of this.#workers.keys()) this.#end(id);
  }

  /**
   * @param {WorkerMessage} message
   * @param {MessagePort | undefined} port
   */
  #serve({ type, id }, port) {
    if (type === "end" || !port) return this.#end(id);
    const making = this.#make(id, port);
    this.#workers.set(id, making);
    making.catch((error) => this.#mourn(id, String(error)));
    this.#began();
  }

  /** @param {number} id */
  #end(id) {
    this.#workers.get(id)?.then(
      (worker) => worker.terminate(),
      () => {}, // there is none
    );
    this.#workers.delete(id);
  }

  /**
   * @param {number} id
   * @param {MessagePort} port
   * @returns {Promise<Worker>}
   */
  async #make(id, port) {
    const worker = isForStrangers() ? await this.#makeApart(id, port) : new Worker(this.#interpreter, MODULE);
    worker.onerror = (event) => {
      event.preventDefault(); // the kernel tells it; Firefox has an error, too, for one that was ended while it loads
      this.#mourn(id, event.message || "it could not be loaded");
    };
    if (!isForStrangers()) worker.postMessage(null, [port]);
    return worker;
  }

  /**
   * @param {number} id
   * @param {MessagePort} port
   */
  async #makeApart(id, port) {
    const { workerApart } = await import("./apart.js");
    return workerApart("?process", { port, fail: (reason) => this.#mourn(id, reason) });
  }

  /**
   * @param {number} id
   * @param {string} reason
   */
  #mourn(id, reason) {
    /** @type {WorkerDeath} */
    const death = { type: "died", id, reason };
    this.#kernel.postMessage(death);
  }
}
