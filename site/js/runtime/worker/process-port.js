/** Stands where the page's port is in a worker that runs a process: the kernel is whom it talks to. */

import { handedOver } from "./here.js";
import { KernelLink } from "./kernel-link.js";

/** @typedef {import("../protocol.js").ToPage} ToPage */
/** @typedef {import("../protocol.js").BeginMessage} BeginMessage */
/** @typedef {import("../protocol.js").MovedFile} MovedFile */
/** @typedef {import("../protocol.js").RunMessage} RunMessage */
/** @typedef {import("../protocol.js").StartMessage} StartMessage */

/** Descriptors by the streams of output. */
const DESCRIPTOR = { stdout: 1, stderr: 2, stdin: 1, value: 1 };

export class ProcessPort {
  /** @type {Promise<StartMessage>} */
  started;
  /** @type {(message: RunMessage) => void} */
  onmessage = () => {};
  /** @type {KernelLink} */
  link;
  /** @type {MessagePort | null} */
  #port = null;
  #encoder = new TextEncoder();

  constructor() {
    this.link = new KernelLink(() => /** @type {MessagePort} */ (this.#port));
    this.link.onbegin = (message) => this.onmessage(runOf(message));
    this.started = new Promise((resolve) => {
      const take = (/** @type {MessagePort} */ port) => {
        this.#port = port;
        port.onmessage = ({ data }) => resolve(data); // until the link hears the kernel
      };
      if (handedOver?.port) take(handedOver.port);
      else globalThis.onmessage = ({ ports: [port] }) => port && take(port);
    });
  }

  /** @param {ToPage} message */
  post(message) {
    switch (message.type) {
      case "output":
        for (const { stream, text } of message.chunks) {
          const bytes = this.#encoder.encode(text);
          this.link.tell("write", [DESCRIPTOR[stream], bytes.length, false], bytes);
        }
        return;
      case "ready":
        this.link.open().postMessage({ type: "ready" });
        return;
      case "failed":
      case "died":
        this.#port?.postMessage({ type: "died", reason: message.reason });
        return;
      default: // what a page would show of a run
    }
  }

  /**
   * @param {string} json
   * @param {(message: ToPage) => void} before
   */
  postJson(json, before) {
    const message = JSON.parse(json);
    before(message);
    this.post(message);
  }
}

/**
 * @param {BeginMessage} process
 * @returns {RunMessage}
 */
function runOf(process) {
  const { argv, packages, files } = process.start;
  const program = { name: "", source: sourceOf(argv.slice(1), files), stdin: null };
  return {
    type: "run",
    run: process.pid,
    program,
    setup: [],
    packages,
    files: [],
    check: null,
    schedule: null,
    process,
  };
}

/** Options of Python that another word follows. */
const WITH_A_WORD = new Set(["-W", "-X", "--check-hash-based-pycs"]);

/**
 * @param {string[]} words - of a command, without the interpreter
 * @param {MovedFile[]} files
 * @returns {string} what is going to run, so that the packages which it imports are loaded
 */
function sourceOf(words, files) {
  let index = 0;
  for (; words[index]?.startsWith("-"); index += 1) {
    const word = /** @type {string} */ (words[index]);
    if (word === "-c") return words[index + 1] ?? "";
    if (word === "-m") return `import ${words[index + 1] ?? "sys"}`;
    if (WITH_A_WORD.has(word)) index += 1;
  }
  const script = words[index];
  if (!script) return "";
  const file = files.find(({ path }) => path === script || path.endsWith(`/${script}`));
  return file?.content instanceof Uint8Array ? new TextDecoder().decode(file.content) : "";
}
