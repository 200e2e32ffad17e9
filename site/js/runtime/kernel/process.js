/** A process as the kernel sees it: its descriptors, its signals, and how it ended. */

import { Failure } from "./failure.js";

/** @typedef {import("./open-files.js").OpenFile} OpenFile */
/** @typedef {import("../protocol.js").FromKernel} FromKernel */

/** What ends a process that does nothing about it, by default; SIGCHLD, SIGCONT, SIGURG and SIGWINCH don't. */
const IGNORED = new Set([17, 18, 23, 28]);
const SIGKILL = 9;
const SIGSTOP = 19;

/** Nobody can handle them, ignore them or hold them back. */
const IRRESISTIBLE = new Set([SIGKILL, SIGSTOP]);

export class Process {
  /** @type {Map<number, OpenFile>} */
  #files = new Map();
  /** Signals with a handler of the program, and those that it ignores. @type {Set<number>} */
  #handled = new Set();
  /** @type {Set<number>} */
  #blocked = new Set();
  /** Signals that have come while they are blocked. @type {Set<number>} */
  #held = new Set();
  /** As `waitpid()` has it; null while the process runs. @type {number | null} */
  status = null;
  /** Whether its parent knows how it ended. */
  reaped = false;

  /**
   * @param {number} pid
   * @param {Process | null} parent
   * @param {(message: FromKernel) => void} send
   * @param {() => void} [end] - ends what runs it
   */
  constructor(pid, parent, send, end = () => {}) {
    this.pid = pid;
    this.parent = parent;
    this.send = send;
    this.end = end;
    this.group = parent?.group ?? pid;
    this.session = parent?.session ?? pid;
  }

  /** @param {number} descriptor @returns {OpenFile} */
  file(descriptor) {
    const file = this.#files.get(descriptor);
    if (!file) throw new Failure("EBADF");
    return file;
  }

  /**
   * @param {number} descriptor
   * @param {OpenFile} file - one reference to it is taken over
   */
  open(descriptor, file) {
    this.#files.get(descriptor)?.release();
    this.#files.set(descriptor, file);
  }

  /** @param {number} descriptor */
  close(descriptor) {
    this.file(descriptor).release();
    this.#files.delete(descriptor);
  }

  closeAll() {
    for (const file of this.#files.values()) file.release();
    this.#files.clear();
  }

  /** @param {number[]} signals */
  handle(signals) {
    this.#handled = new Set(signals);
  }

  /**
   * @param {number[]} signals - that are to be held back from now on
   * @returns {number[]} those that were, and are not any more
   */
  block(signals) {
    this.#blocked = new Set(signals);
    const free = [...this.#held].filter((signal) => !this.#blocked.has(signal));
    for (const signal of free) this.#held.delete(signal);
    return free;
  }

  /**
   * @param {number} signal - which has come
   * @returns {boolean} whether it is held back
   */
  holds(signal) {
    if (IRRESISTIBLE.has(signal) || !this.#blocked.has(signal)) return false;
    this.#held.add(signal);
    return true;
  }

  /**
   * @param {number} signal
   * @returns {"handled" | "ignored" | "fatal"} what it does to the process
   */
  effectOf(signal) {
    if (IRRESISTIBLE.has(signal)) return "fatal";
    if (this.#handled.has(signal)) return "handled";
    return IGNORED.has(signal) ? "ignored" : "fatal";
  }
}
