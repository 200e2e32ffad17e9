/**
 * The host's part in processes, of which this interpreter is one: their files, and what they print. In the page's own
 * worker it also begins and ends with a run; in another it is the run.
 */

import { PROCESS_LIMIT } from "../process-limit.js";
import { MAX_OUTPUT_BYTES } from "../protocol.js";
import { apply, changesSince, collect, marksOf, place } from "./moved-files.js";

/** @typedef {import("../protocol.js").FromKernel} FromKernel */
/** @typedef {import("../protocol.js").OutputChunk} OutputChunk */
/** @typedef {import("../protocol.js").Program} Program */
/** @typedef {import("../protocol.js").RunMessage} RunMessage */
/** @typedef {import("./kernel-link.js").KernelLink} KernelLink */
/** @typedef {import("pyodide").PyodideAPI} Pyodide */

/** What a program has in it that is going to begin processes. */
const BEGINS = /\b(multiprocessing|subprocess|ProcessPoolExecutor|create_subprocess_)/;

/** As `EXECUTABLE` in `py/handbook/processes/spawning.py`. */
const INTERPRETER = "/usr/local/bin/python3";

/**
 * Have the command that starts Python be a file, as programs look for it.
 * @param {Pyodide["FS"]} files
 */
function showInterpreter(files) {
  if (files.analyzePath(INTERPRETER, false).exists) return;
  files.mkdirTree(INTERPRETER.slice(0, INTERPRETER.lastIndexOf("/")));
  files.writeFile(INTERPRETER, "");
  files.chmod(INTERPRETER, 0o755);
}

/** The mode of a socket of the family "unix", as `stat()` has it. */
const SOCKET_MODE = 0o140_777;

export class Processes {
  /** Names of those that the program needs, and with it each of its processes: not all that were ever loaded here. */
  packages = /** @type {string[]} */ ([]);
  #pyodide;
  #link;
  #show;
  /** What the program is: a process that "spawn" begins imports it. @type {Program[]} */
  #main = [];
  /** @type {import("./moved-files.js").Marks} */
  #before = new Map();
  /** @type {Map<string, TextDecoder>} */
  #decoders = new Map();
  #shownBytes = 0;
  #hidden = false;

  /**
   * @param {Pyodide} pyodide
   * @param {KernelLink} link
   * @param {(chunks: OutputChunk[]) => void} show
   */
  constructor(pyodide, link, show) {
    this.#pyodide = pyodide;
    this.#link = link;
    this.#show = show;
    link.onmessage = (message) => this.#receive(message);
    showInterpreter(pyodide.FS);
  }

  /** @returns what Python sees of it */
  module() {
    return {
      ...this.#link.module(),
      spawn: (/** @type {string} */ json) => this.#spawn(JSON.parse(json)),
      exit: (/** @type {number} */ code) => this.#exit(code),
      show_socket: (/** @type {string} */ path) => this.#showSocket(path),
      cpu_count: navigator.hardwareConcurrency,
      process_limit: PROCESS_LIMIT,
    };
  }

  /** @param {RunMessage} message */
  begin(message) {
    const { program, setup, check, process } = message;
    this.#decoders.clear();
    this.#shownBytes = 0;
    this.#hidden = check !== null;
    this.#main = [...setup, program];
    if (!process) {
      this.#link.reset();
      if (this.#main.some(({ source }) => BEGINS.test(source))) this.#link.tell("warm");
      return;
    }
    this.#main = process.start.main;
    place(this.#pyodide.FS, process.start.files);
    this.#before = marksOf(this.#pyodide.FS);
  }

  /** @param {RunMessage} message @returns {RunMessage} as Python gets it */
  withoutFiles(message) {
    const { process } = message;
    const run = { ...message, files: [] };
    return process ? { ...run, process: { ...process, start: { ...process.start, files: [] } } } : run;
  }

  /** The page has asked for a Stop: as Ctrl-C on a desktop, it is for all processes. */
  interrupt() {
    if (this.#link.connected) this.#link.tell("interrupt");
  }

  /** The program is over. */
  end() {
    this.#link.reset();
  }

  /**
   * @param {{ start: Record<string, unknown>, files: unknown[] }} begun - all but what JavaScript adds
   * @returns {number} names the answer
   */
  #spawn({ start, files }) {
    const { packages } = this;
    const given = { ...start, main: this.#main, packages, files: collect(this.#pyodide.FS) };
    return this.#link.ask("spawn", [given, files]);
  }

  /** Have a file show as a socket's name: Emscripten makes no such files. @param {string} path */
  #showSocket(path) {
    this.#pyodide.FS.lookupPath(path, {}).node.mode = SOCKET_MODE;
  }

  /** @param {number} code */
  #exit(code) {
    this.#link.tell("exit", [code, changesSince(this.#pyodide.FS, this.#before)]);
  }

  /** @param {FromKernel} message */
  #receive(message) {
    const { FS } = this.#pyodide;
    if (message.type === "printed") this.#print(message);
    else if (message.type === "files") apply(FS, message.files);
    else if (message.type === "written") {
      const stream = FS.getStream(message.descriptor);
      if (stream) FS.write(stream, message.bytes, 0, message.bytes.length);
    }
  }

  /** @param {import("../protocol.js").PrintedMessage} message */
  #print({ pid, stream, bytes }) {
    if (this.#hidden || stream === "stdin" || this.#shownBytes > MAX_OUTPUT_BYTES) return;
    this.#shownBytes += bytes.length;
    const key = `${pid} ${stream}`;
    const decoder = this.#decoders.get(key) ?? new TextDecoder();
    this.#decoders.set(key, decoder);
    const text = decoder.decode(bytes, { stream: true });
    if (text) this.#show([{ stream, text }]);
  }
}
