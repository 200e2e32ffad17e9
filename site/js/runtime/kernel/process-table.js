/** All processes of a page: their numbers, their groups and sessions, and who waits for whom. */

import { Failure } from "./failure.js";

/** @typedef {import("./process.js").Process} Process */
/** @typedef {import("../protocol.js").ProcessStart} ProcessStart */

export class ProcessTable {
  #first;
  #next;
  /** @type {Map<number, Process>} */
  #processes = new Map();

  /** @param {number} first - the process id of the page's own Python */
  constructor(first) {
    this.#first = this.#next = first;
  }

  /** @returns {number} the next process's id */
  number() {
    return this.#next++;
  }

  /** @param {Process} process */
  add(process) {
    this.#processes.set(process.pid, process);
  }

  /**
   * Take in a process that has a parent.
   * @param {Process} process
   * @param {ProcessStart} start - says which group and session are to be its
   */
  admit(process, { session, group }) {
    if (session) this.beginSession(process);
    if (group >= 0 && process.parent) this.join(process.parent, process, group);
    this.add(process);
  }

  all() {
    return [...this.#processes.values()];
  }

  running() {
    return this.all().filter(({ status }) => status === null);
  }

  clear() {
    this.#processes.clear();
    this.#next = this.#first;
  }

  /**
   * @param {Process} caller
   * @param {number} pid - 0 for the caller itself
   */
  find(caller, pid) {
    const process = pid === 0 ? caller : this.#processes.get(pid);
    if (!process || process.reaped) throw new Failure("ESRCH");
    return process;
  }

  /**
   * @param {Process} caller
   * @param {number} pid - as `kill()` has it: 0 for the caller's group, -1 for all, -N for a group
   * @returns {Process[]}
   */
  named(caller, pid) {
    if (pid > 0) return [this.find(caller, pid)];
    const group = pid === 0 ? caller.group : -pid;
    const found = this.all().filter(
      (process) => !process.reaped && (pid === -1 ? process !== caller : process.group === group),
    );
    if (!found.length) throw new Failure("ESRCH");
    return found;
  }

  /**
   * @param {Process} parent
   * @param {number} pid - as `waitpid()` has it: -1 for any, 0 for those of its group, -N for those of a group
   * @returns {Process | undefined} one that has ended
   */
  ended(parent, pid) {
    const group = pid === 0 ? parent.group : -pid;
    const children = this.all().filter(
      (process) =>
        process.parent === parent &&
        !process.reaped &&
        (pid > 0 ? process.pid === pid : pid === -1 || process.group === group),
    );
    if (!children.length) throw new Failure("ECHILD");
    return children.find(({ status }) => status !== null);
  }

  /**
   * @param {Process} caller
   * @param {Process} process
   * @param {number} group - 0 for one of its own
   */
  join(caller, process, group) {
    if (process !== caller && process.parent !== caller) throw new Failure("ESRCH");
    if (group < 0) throw new Failure("EINVAL");
    const wanted = group || process.pid;
    const exists = this.all().some((other) => other.group === wanted && other.session === process.session);
    const leads = process.session === process.pid;
    if (leads || process.session !== caller.session || (wanted !== process.pid && !exists)) throw new Failure("EPERM");
    process.group = wanted;
  }

  /** @param {Process} process */
  beginSession(process) {
    if (this.all().some(({ group }) => group === process.pid)) throw new Failure("EPERM");
    process.group = process.session = process.pid;
  }
}
