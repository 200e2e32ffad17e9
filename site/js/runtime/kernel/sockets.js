/** Stream sockets that lead to other sockets of the same page, and the addresses at which they wait. */

import { Failure } from "./failure.js";
import { OpenFile, POLLHUP, POLLIN, POLLOUT } from "./open-files.js";
import { Pipe } from "./pipe.js";

/** A host and a port, or the name of a socket of the family "unix". @typedef {[string, number] | string} Address */

/** @typedef {"inet" | "inet6" | "unix"} Family */

/** @typedef {import("./datagrams.js").DatagramSocket} DatagramSocket */
/** @typedef {Socket | DatagramSocket} AnySocket */

const FIRST_EPHEMERAL = 49_152;
const LAST_PORT = 65_535;

export const LOOPBACK = { inet: "127.0.0.1", inet6: "::1", unix: "" };

/** The addresses that are taken. */
export class Network {
  /** @type {Map<string, { socket: AnySocket, owner: number }>} */
  #bound = new Map();
  #next = FIRST_EPHEMERAL;

  /**
   * @param {AnySocket} socket
   * @param {Address} address - port 0 takes any that is free
   * @param {number} owner - the process; it has looked whether a name of the family "unix" is in its file system
   * @returns {Address} what was taken
   */
  bind(socket, address, owner) {
    const wanted = Array.isArray(address) && address[1] === 0 ? this.#free(socket, address[0]) : address;
    const key = keyOf(socket, wanted);
    const before = this.#bound.get(key);
    if (before && !(isPath(wanted) && before.owner === owner)) throw new Failure("EADDRINUSE");
    this.#bound.set(key, { socket, owner });
    return wanted;
  }

  /** @param {AnySocket} socket */
  release(socket) {
    for (const [key, bound] of this.#bound) if (bound.socket === socket) this.#bound.delete(key);
  }

  /**
   * @param {Family} family
   * @param {Address} address
   * @returns {Socket}
   */
  listenerAt(family, address) {
    const listener = this.#bound.get(keyOf({ family, type: "stream" }, address))?.socket;
    if (listener?.type === "datagram") throw new Failure("EPROTOTYPE");
    if (!listener?.listening) throw new Failure(family === "unix" && !listener ? "ENOENT" : "ECONNREFUSED");
    return listener;
  }

  /**
   * @param {Family} family
   * @param {Address} address
   * @returns {DatagramSocket | undefined}
   */
  datagramAt(family, address) {
    const found = this.#bound.get(keyOf({ family, type: "datagram" }, address))?.socket;
    if (found?.type === "stream") throw new Failure("EPROTOTYPE");
    return found;
  }

  /**
   * @param {AnySocket} socket
   * @param {string} host
   * @returns {Address}
   */
  #free(socket, host) {
    for (let count = FIRST_EPHEMERAL; count <= LAST_PORT; count += 1) {
      const port = this.#next;
      this.#next = port === LAST_PORT ? FIRST_EPHEMERAL : port + 1;
      if (!this.#bound.has(keyOf(socket, [host, port]))) return [host, port];
    }
    throw new Failure("EADDRINUSE");
  }
}

/** @param {Address} address */
function isPath(address) {
  return !Array.isArray(address) && address !== "" && !address.startsWith("\0");
}

/**
 * @param {{ family: Family, type: "stream" | "datagram" }} socket
 * @param {Address} address - all hosts are this page
 */
function keyOf({ family, type }, address) {
  return Array.isArray(address) ? `${family}:${type}:${address[1]}` : `unix:${address}`;
}

export class Socket extends OpenFile {
  /** @type {"socket"} */
  kind = "socket";
  /** @type {"stream"} */
  type = "stream";
  /** @type {Address} */
  local;
  /** @type {Address | null} */
  peer = null;
  listening = false;
  #network;
  #backlog = 0;
  /** Connected with someone, and not accepted yet. @type {Socket[]} */
  #queue = [];
  /** @type {Pipe | null} */
  #incoming = null;
  /** @type {Pipe | null} */
  #outgoing = null;
  #bound = false;

  /**
   * @param {Network} network
   * @param {Family} family
   */
  constructor(network, family) {
    super();
    this.#network = network;
    this.family = family;
    this.local = family === "unix" ? "" : ["0.0.0.0", 0];
  }

  /**
   * Connect two sockets.
   * @param {Socket} one
   * @param {Socket} other
   */
  static join(one, other) {
    const [there, back] = [new Pipe(), new Pipe()];
    for (const pipe of [there, back]) {
      pipe.readers = 1;
      pipe.writers = 1;
    }
    one.#outgoing = other.#incoming = there;
    one.#incoming = other.#outgoing = back;
    one.peer = other.local;
    other.peer = one.local;
  }

  /**
   * @param {Address} address
   * @param {number} [owner] - the process
   */
  bind(address, owner = 0) {
    if (this.#bound) throw new Failure("EINVAL");
    this.local = this.#network.bind(this, address, owner);
    this.#bound = true;
  }

  /** @param {number} backlog */
  listen(backlog) {
    if (this.#incoming) throw new Failure("EINVAL");
    if (!this.#bound && this.family !== "unix") this.bind([LOOPBACK[this.family], 0]);
    this.listening = true;
    this.#backlog = Math.max(1, backlog);
  }

  /**
   * @param {Address} address
   * @param {boolean} hurried - who can't wait for room in the other's queue gets some
   * @returns {boolean} false: there is no room in the other's queue yet
   */
  connect(address, hurried = false) {
    if (this.#incoming) throw new Failure("EISCONN");
    if (this.listening) throw new Failure("EINVAL");
    const listener = this.#network.listenerAt(this.family, address);
    if (!hurried && listener.#queue.length >= listener.#backlog) return false;
    if (!this.#bound && this.family !== "unix") this.bind([LOOPBACK[this.family], 0]);
    const accepted = new Socket(this.#network, this.family);
    accepted.local = Array.isArray(address) ? [LOOPBACK[this.family], address[1]] : address;
    Socket.join(this, accepted);
    listener.#queue.push(accepted);
    return true;
  }

  /** @returns {Socket | undefined} undefined when there is none yet */
  accept() {
    if (!this.listening) throw new Failure("EINVAL");
    return this.#queue.shift();
  }

  /**
   * @param {boolean} reading - whether nothing is to be read any more
   * @param {boolean} writing - whether nothing is to be written any more
   */
  shutdown(reading, writing) {
    if (!this.#incoming || !this.#outgoing) throw new Failure("ENOTCONN");
    if (writing) this.#outgoing.writers = 0;
    if (reading) this.#incoming.readers = this.#incoming.writers = 0;
  }

  closed() {
    this.#network.release(this);
    this.listening = false;
    for (const waiting of this.#queue) waiting.release();
    if (this.#incoming) this.#incoming.readers = 0;
    if (this.#outgoing) this.#outgoing.writers = 0;
    this.#incoming?.drop();
  }

  events() {
    if (this.listening) return this.#queue.length ? POLLIN : 0;
    if (!this.#incoming || !this.#outgoing) return POLLOUT | POLLHUP;
    const ended = this.#incoming.ended && this.#outgoing.ended;
    return (this.#incoming.readable ? POLLIN : 0) | (this.#outgoing.writable ? POLLOUT : 0) | (ended ? POLLHUP : 0);
  }

  /**
   * @param {number} most
   * @param {boolean} [leave]
   */
  read(most, leave) {
    if (!this.#incoming) throw new Failure("ENOTCONN");
    return this.#incoming.read(most, leave);
  }

  takeArrived() {
    return this.#incoming?.takeArrived() ?? [];
  }

  /**
   * @param {Uint8Array} bytes
   * @param {OpenFile[]} [files]
   */
  write(bytes, files) {
    if (!this.#outgoing) throw new Failure("ENOTCONN");
    if (!this.#outgoing.readers || !this.#outgoing.writers) throw new Failure("EPIPE");
    return this.#outgoing.write(bytes, files);
  }
}
