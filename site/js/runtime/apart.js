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

/**
 * What the worker begins with: it says whether it may import blobs of its own, takes one message, puts down what it is
 * told, and becomes the interpreter.
 */
const BEGINNING = `{
  const blob = (text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  onmessage = ({ data, ports: [port = null] }) => {
    onmessage = null;
    globalThis.handbookWorker = { address: data.address, engine: () => import(blob(data.engine)), port };
    import(blob(data.interpreter)).catch((error) => postMessage({ type: "broken", reason: String(error) }));
  };
  import(blob("")).then(() => postMessage(true), () => postMessage(false));
}`;

/**
 * The same where it may not, as in WebKit: the modules follow in one text, and are one.
 * @param {string} create - the name by which the engine's text calls what it exports
 */
const BEGINNING_OF_ALL = (create) => `globalThis.handbookWorker = await new Promise((resolve) => {
  onmessage = ({ data, ports: [port = null] }) => {
    onmessage = null;
    resolve({ address: data.address, engine: async () => ({ default: ${create} }), port });
  };
});`;

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
  const beginning = workerOf(BEGINNING);
  try {
    const [blobs, [interpreter, engine]] = await Promise.all([importsBlobs(beginning), moduleTexts()]);
    const worker = blobs ? beginning : workerOf(allInOne(interpreter, engine));
    if (worker !== beginning) beginning.terminate();
    new FileService(worker, fail);
    const address = siteAddress(runtimePath(INTERPRETER)) + query;
    worker.postMessage({ address, ...(worker === beginning && { interpreter, engine }) }, port ? [port] : []);
    return worker;
  } catch (error) {
    beginning.terminate();
    throw error;
  }
}

/** @param {string} text - of its module */
function workerOf(text) {
  return new Worker(`data:text/javascript,${encodeURIComponent(text)}`, { type: "module" });
}

/**
 * @param {Worker} worker - which has just been made
 * @returns {Promise<boolean>}
 */
function importsBlobs(worker) {
  return new Promise((resolve, reject) => {
    worker.addEventListener("message", ({ data }) => resolve(data === true), { once: true });
    worker.addEventListener("error", ({ message }) => reject(new Error(message)), { once: true });
  });
}

/**
 * @param {string} interpreter
 * @param {string} engine
 * @returns {string} the module that is both
 */
function allInOne(interpreter, engine) {
  const create = /\bexport default (\w+);\s*$/.exec(engine)?.[1];
  if (!create) throw new SyntaxError(`${ENGINE} does not end with what it exports`);
  return [BEGINNING_OF_ALL(create), engine, interpreter].join("\n");
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
