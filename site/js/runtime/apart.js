/**
 * A page's side of a Python worker of opaque origin.
 *
 * The worker is a `data:` module, so browsers refuse it every storage and channel of the site, its caches and its
 * service worker too. So the page hands it the text of its modules, which it imports as blobs of its own, and fetches
 * for it what else it wants of the site, and nothing beside.
 */

import { siteAddress } from "./addresses.js";
import { Downloads } from "./downloads.js";
import { FLOOD } from "./endings.js";
import { RUNTIME, runtimePath } from "./files.js";
import { fetchKept } from "./kept-files.js";
import { Vetting } from "./vetting.js";

/** @typedef {import("./worker/here.js").HandedOver} HandedOver */

const INTERPRETER = "interpreter.js";
const ENGINE = "pyodide/pyodide.asm.mjs";

const WHEEL = /^assets\/packages\/[\w.-]+\/[\w.+-]+\.whl$/;

/** In a second. There are two at a start, and one for each package. */
const MOST_WISHES = 1000;

/** What the worker begins with: it takes one message, puts down what it is told, and becomes the interpreter. */
const BEGINNING = `onmessage = ({ data, ports: [port = null] }) => {
  onmessage = null;
  const blob = (text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  globalThis.handbookWorker = { address: data.address, engine: blob(data.engine), port };
  import(blob(data.interpreter)).catch((error) => postMessage({ type: "broken", reason: String(error) }));
};`;

/** @type {Promise<[string, string]> | null} */
let texts = null;

/** @returns {Promise<[string, string]>} the modules' texts; rejects when they can't be had */
async function moduleTexts() {
  texts ??= Promise.all([textOf(INTERPRETER), textOf(ENGINE)]);
  try {
    return await texts;
  } catch (error) {
    texts = null;
    throw error;
  }
}

/** @param {string} name */
async function textOf(name) {
  const response = await fetchKept(siteAddress(runtimePath(name)));
  if (!response.ok) throw new TypeError(`Failed to fetch ${name}: status ${response.status}`);
  return response.text();
}

/**
 * @typedef {object} How
 * @property {(reason: string) => void} fail - called when it could not begin, or floods the page: then it is ended
 * @property {MessagePort} [port] - given to it
 */

/**
 * @param {string} query - what the interpreter is for, see worker/here.js
 * @param {How} how
 * @returns {Promise<Worker>} rejects when a module can't be had
 */
export async function workerApart(query, { fail, port }) {
  if (query.includes("try")) texts = null; // they may be damaged
  const [interpreter, engine] = await moduleTexts();
  const worker = new Worker(`data:text/javascript,${encodeURIComponent(BEGINNING)}`, { type: "module" });
  new FileService(worker, fail);
  const address = siteAddress(runtimePath(INTERPRETER)) + query;
  worker.postMessage({ address, interpreter, engine }, port ? [port] : []);
  return worker;
}

/** Fetches for a worker what it wants of the site. */
class FileService {
  #worker;
  #fail;
  #vetting;

  /**
   * @param {Worker} worker - which a stranger's program may have in its hands
   * @param {(reason: string) => void} fail
   */
  constructor(worker, fail) {
    this.#worker = worker;
    this.#fail = fail;
    this.#vetting = new Vetting(() => this.#drown(), { most: MOST_WISHES });
    worker.addEventListener("message", ({ data }) => this.#hear(data));
  }

  #drown() {
    this.#worker.terminate();
    this.#fail(FLOOD);
  }

  /** @param {any} data */
  #hear(data) {
    this.#vetting.count();
    if (data?.type === "broken") this.#fail(String(data.reason));
    if (data?.type !== "want" || !Number.isInteger(data.id) || typeof data.address !== "string") return;
    this.#answer(data.id, data.address);
  }

  /**
   * @param {number} id
   * @param {string} address
   */
  async #answer(id, address) {
    const { content, reason } = await contentOf(address).then(
      (bytes) => ({ content: bytes, reason: "" }),
      (error) => ({ content: null, reason: String(error) }),
    );
    this.#worker.postMessage({ type: "file", id, content, reason }, content ? [content] : []);
  }
}

/**
 * @param {string} address
 * @returns {Promise<ArrayBuffer>} rejects for what is no file of the runtime, or can't be had
 */
async function contentOf(address) {
  const root = siteAddress("");
  const path = address.startsWith(root) ? address.slice(root.length) : "";
  const name = Object.keys(RUNTIME.files).find((one) => RUNTIME.files[one]?.path === path);
  if (name) return (await new Downloads(new URL(root), false).bytes(name)).buffer;
  if (!WHEEL.test(path)) throw new TypeError("this is no file of the runtime");
  const response = await fetchKept(address);
  if (!response.ok) throw new TypeError(`status ${response.status}`);
  return response.arrayBuffer();
}
