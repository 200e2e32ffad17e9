/**
 * One Python worker and the conversation with it, from PyScript's PyWorker to its end.
 * Owns: loading PyScript, the handshake, and turning every way a start can fail into one sentence.
 */

import { recording, siteAddress } from "./addresses.js";
import { FLOOD, NOTES } from "./endings.js";
import { adoptMarks, mark } from "./marks.js";
import { isForStrangers } from "./origin.js";
import { explainStart } from "./start-failure.js";
import { prepareWaiting } from "./waiting.js";

/** @typedef {import("./protocol.js").ToPage} ToPage */
/** @typedef {import("./protocol.js").ToWorker} ToWorker */
/** @typedef {import("./protocol.js").ReadyMessage} ReadyMessage */
/** @typedef {import("./protocol.js").StartMessage} StartMessage */
/** @typedef {import("./parking.js").Signals} Signals */

/** Python could not be loaded; the message is a sentence for the reader. */
export class StartError extends Error {
  name = "StartError";
}

const PORT_TAG = "handbook:port";

/**
 * A failed import stays failed in some engines, and a damaged file in caches: another try needs another address.
 * PyScript, which cannot be loaded twice, has a count of its own.
 */
let failures = 0;
let tries = 0;

/** @type {((worker: Worker) => void)[]} those who wait for a worker, in the order in which PyScript makes them */
const adopters = [];
/** @type {Set<object>} */
const hooked = new Set();

/** The names of the runtime's files: a page that is only read does not load them. */
const siteRuntime = () => import("./site-runtime.js");

function refuseOldBrowsers() {
  if (typeof WebAssembly === "undefined" || typeof Worker === "undefined")
    throw new StartError(
      "This browser does not offer WebAssembly, which Python needs. The page reads as before; a current browser runs it.",
    );
}

async function loadPyScript() {
  try {
    const { preloadPyScript, runtimeAddress } = await siteRuntime();
    if (failures === 0) preloadPyScript();
    const pyscript = await import(runtimeAddress("pyscript/core.js") + another(failures));
    await customElements.whenDefined("py-script");
    if (!hooked.has(pyscript.hooks)) {
      hooked.add(pyscript.hooks);
      // The only way to a worker before it is ready, which the progress line and Stop need.
      pyscript.hooks.main.onWorker.add((/** @type {unknown} */ _, /** @type {Worker} */ worker) =>
        adopters.shift()?.(worker),
      );
    }
    return pyscript;
  } catch (error) {
    failures += 1;
    throw new StartError(explainStart(error));
  }
}

/** @param {number} count - of failures @returns {string} a query, which the host does not look at */
function another(count) {
  return count ? `?try=${count}` : "";
}

export class Link {
  /** Resolves when Python runs programs; rejects with a StartError. @type {Promise<ReadyMessage>} */
  ready;

  /** @type {(message: ToPage) => void} */
  #receive;
  /** @type {Worker | null} */
  #worker = null;
  /** @type {MessagePort | null} */
  #port = null;
  /** @type {import("./process-workers.js").ProcessWorkers | null} */
  #processes = null;
  /** @type {Signals | null} */
  #signals = null;
  #reseeded;
  #began;
  #closed = false;
  /** How this Python was started: processes start as it did. @type {StartMessage | null} */
  #started = null;
  /** Looks at what a stranger's Python sends. @type {import("./vetting.js").Vetting | null} */
  #vetting = null;
  /** @type {(error: StartError) => void} */
  #fail = () => {};

  /**
   * @param {(message: ToPage) => void} receive - gets every message but `ready` and `failed`
   * @param {() => void} began - called when a process begins to load its Python
   * @param {boolean} reseeded - whether strings are hashed with a new seed
   */
  constructor(receive, began, reseeded) {
    this.#began = began;
    this.#receive = receive;
    this.#reseeded = reseeded;
    this.ready = new Promise((resolve, reject) => {
      this.#fail = (error) => reject(error);
      this.#start(resolve).catch((error) =>
        reject(error instanceof StartError ? error : new StartError(explainStart(error))),
      );
    });
    this.ready.catch(() => {
      tries += 1; // whoever runs a program hears of it
    });
  }

  /** @param {(message: ReadyMessage) => void} onReady */
  async #start(onReady) {
    mark("page: start");
    refuseOldBrowsers();
    if (isForStrangers()) return this.#startAlone(onReady);
    const loading = loadPyScript();
    const [pyscript, { runtimeAddress, waiting, message }] = await Promise.all([loading, this.#prepare(loading)]);
    if (this.#closed) return;
    mark("page: PyScript loaded");
    this.#signals = waiting.signals;
    adopters.push((worker) => this.#adopt(worker, message, onReady));
    const worker = pyscript.PyWorker(runtimeAddress("worker.py"), {
      async: true,
      version: runtimeAddress("interpreter.js") + another(tries), // PyScript's name for the interpreter module's address
    });
    worker.catch((/** @type {unknown} */ error) => this.#fail(new StartError(explainStart(error))));
  }

  /**
   * Start a stranger's Python, without PyScript: that needs an origin with storage, and trusts what the worker sends.
   * @param {(message: ReadyMessage) => void} onReady
   */
  async #startAlone(onReady) {
    const preparing = this.#prepare(Promise.resolve());
    const [{ workerApart }, { Vetting }] = await Promise.all([import("./apart.js"), import("./vetting.js")]);
    const { waiting, message } = await preparing;
    if (this.#closed) return;
    this.#signals = waiting.signals;
    this.#vetting = new Vetting(() => this.#lose(FLOOD));
    const query = tries > 0 ? `?alone&try=${tries}` : "?alone";
    const worker = await workerApart(query, { fail: (reason) => this.#lose(reason) });
    this.#adopt(worker, message, onReady);
  }

  /** @param {string} reason - FLOOD, or why the worker could not begin */
  #lose(reason) {
    const wasClosed = this.#closed;
    this.close();
    this.#fail(new StartError(reason === FLOOD ? NOTES.flood : explainStart(reason)));
    if (!wasClosed) this.#receive({ type: "died", run: 0, reason });
  }

  /**
   * Begin what needn't wait for PyScript.
   * @param {Promise<unknown>} loading - PyScript; a failure is told elsewhere
   */
  async #prepare(loading) {
    const [waiting, { HeadStart, runtimeAddress }] = await Promise.all([prepareWaiting(), siteRuntime()]);
    const { blocking, relay, memory } = waiting;
    const { hash_seed, clock_shift } = recording();
    const seed = hash_seed || (this.#reseeded ? "random" : "");
    const conditions = { blocking, relay, memory, hash_seed: seed, clock_shift };
    const calm = loading.catch(() => {});
    const report = (/** @type {number} */ loaded, /** @type {number} */ total) => {
      const step = loaded < total ? "Loading Python" : "Starting Python";
      if (!this.#closed) this.#receive({ type: "progress", step, loaded, total });
    };
    const how = { start: conditions, again: tries > 0, apart: isForStrangers() };
    const head = new HeadStart(new URL(siteAddress("")), how, calm, report);
    return { runtimeAddress, waiting, message: head.done.then((done) => ({ ...conditions, ...done })) };
  }

  /**
   * @param {Worker} worker
   * @param {Promise<Omit<StartMessage, "type">>} message - with what the page fetches for it
   * @param {(message: ReadyMessage) => void} onReady
   */
  #adopt(worker, message, onReady) {
    this.#worker = worker;
    mark("page: worker made");
    if (this.#closed) return worker.terminate();
    // A worker that a policy forbids says so here and nowhere else.
    worker.addEventListener("error", (error) => this.#fail(new StartError(explainStart(error))));
    worker.addEventListener("message", async ({ data, ports: [port] }) => {
      if (data !== PORT_TAG || !port || this.#port) return;
      this.#port = port;
      port.onmessage = (event) => this.#hear(event.data, onReady, event.ports[0]);
      const start = await message;
      mark("page: files fetched");
      if (this.#closed) return;
      const moved = start.files.map(({ content }) => content);
      port.postMessage({ type: "start", ...start }, moved);
      this.#started = { type: "start", ...start, files: [] };
    });
  }

  /**
   * @param {ToPage} data
   * @param {(message: ReadyMessage) => void} onReady
   * @param {MessagePort | undefined} port - that came with the message
   */
  #hear(data, onReady, port) {
    if (this.#closed) return;
    const message = this.#vetting ? this.#vetting.message(data) : data;
    if (!message) return;
    if (message.type === "kernel") {
      if (port) this.#begin(port);
      return;
    }
    if (message.type === "ready") {
      adoptMarks(message.marks);
      onReady(message);
    } else if (message.type === "failed") this.#fail(new StartError(message.reason));
    else this.#receive(message);
  }

  /** @param {MessagePort} port - to Python, for the kernel */
  async #begin(port) {
    const [{ ProcessWorkers }, { runtimeAddress }] = await Promise.all([
      import("./process-workers.js"), // few programs need it
      siteRuntime(),
    ]);
    if (this.#closed || this.#processes || !this.#started) return;
    this.#processes = new ProcessWorkers(runtimeAddress, this.#started, port, this.#began);
  }

  /** @param {ToWorker} message */
  post(message) {
    if (message.type === "run") this.#vetting?.begin();
    this.#port?.postMessage(message);
  }

  /** @param {number} run */
  stop(run) {
    if (this.#signals) this.#signals.stop(run);
    else this.post({ type: "stop", run });
  }

  /**
   * @param {number} run
   * @param {string | null} text
   */
  answer(run, text) {
    this.#vetting?.begin();
    if (this.#signals) this.#signals.answer(run, text);
    else this.post({ type: "answer", run, text });
  }

  /** End the worker, whatever it does. */
  close() {
    this.#closed = true;
    this.#port?.close();
    this.#worker?.terminate();
    this.#processes?.close();
  }
}
