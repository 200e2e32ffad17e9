/**
 * What a descriptor stands for: shared by all descriptors, of any process, that were made from one.
 * Owns: when nobody has it any more.
 */

import { Failure } from "./failure.js";

/** @typedef {import("./pipe.js").Pipe} Pipe */

/** What `poll()` tells, as in `<poll.h>`. */
export const POLLIN = 1;
export const POLLOUT = 4;
export const POLLERR = 8;
export const POLLHUP = 16;
export const POLLNVAL = 32;

/** Numbers of open files, as the inodes of Linux. */
let files = 0;

export class OpenFile {
  #references = 1;
  /** What `fstat()` tells of it. @type {"pipe" | "socket" | "terminal" | "file"} */
  kind = "pipe";
  number = ++files;
  /** Those who write and are not done, in the order of their coming. @type {Set<object>} */
  writing = new Set();

  keep() {
    this.#references += 1;
    return this;
  }

  release() {
    this.#references -= 1;
    if (this.#references === 0) this.closed();
  }

  closed() {}

  /** @returns {number} what `poll()` tells now */
  events() {
    return POLLIN | POLLOUT;
  }

  /**
   * @param {number} _most - bytes
   * @param {boolean} [_leave]
   * @returns {Uint8Array | undefined} undefined when there is nothing yet
   */
  read(_most, _leave) {
    throw new Failure("EBADF");
  }

  /**
   * @param {Uint8Array} _bytes
   * @param {OpenFile[]} [_files] - sent with them, by sockets
   * @returns {number} how many were taken
   */
  write(_bytes, _files) {
    throw new Failure("EBADF");
  }

  /** @returns {OpenFile[]} what came with the bytes that were read since the last call */
  takeArrived() {
    return [];
  }
}

export class ReadEnd extends OpenFile {
  /** @param {Pipe} pipe */
  constructor(pipe) {
    super();
    this.pipe = pipe;
    pipe.readers += 1;
  }

  closed() {
    this.pipe.readers -= 1;
  }

  events() {
    return (this.pipe.read(1, true)?.length ? POLLIN : 0) | (this.pipe.ended ? POLLHUP : 0);
  }

  /**
   * @param {number} most
   * @param {boolean} [leave]
   */
  read(most, leave) {
    return this.pipe.read(most, leave);
  }
}

export class WriteEnd extends OpenFile {
  /** @param {Pipe} pipe */
  constructor(pipe) {
    super();
    this.pipe = pipe;
    pipe.writers += 1;
  }

  closed() {
    this.pipe.writers -= 1;
  }

  events() {
    return (this.pipe.writable ? POLLOUT : 0) | (this.pipe.readers ? 0 : POLLERR);
  }

  /** @param {Uint8Array} bytes */
  write(bytes) {
    if (!this.pipe.readers) throw new Failure("EPIPE");
    return this.pipe.write(bytes);
  }
}

/** What the reader of the page sees. */
export class Console extends OpenFile {
  /** @type {"terminal"} */
  kind = "terminal";

  /**
   * @param {"stdin" | "stdout" | "stderr"} stream
   * @param {(bytes: Uint8Array) => void} show
   */
  constructor(stream, show) {
    super();
    this.stream = stream;
    this.show = show;
  }

  /** @param {Uint8Array} bytes */
  write(bytes) {
    this.show(bytes);
    return bytes.length;
  }

  read() {
    return new Uint8Array(); // nobody can type into another process
  }
}

/** A file of the process that has opened it: what another one writes comes there. */
export class RemoteFile extends OpenFile {
  /** @type {"file"} */
  kind = "file";

  /** @param {(bytes: Uint8Array) => void} send */
  constructor(send) {
    super();
    this.send = send;
  }

  /** @param {Uint8Array} bytes */
  write(bytes) {
    this.send(bytes);
    return bytes.length;
  }
}
