/** Sockets whose messages arrive whole or not at all, as UDP's and those of the family "unix". */

import { Failure } from "./failure.js";
import { OpenFile, POLLERR, POLLIN, POLLOUT } from "./open-files.js";
import { LOOPBACK } from "./sockets.js";

/** @typedef {import("./sockets.js").Address} Address */
/** @typedef {import("./sockets.js").Family} Family */
/** @typedef {import("./sockets.js").Network} Network */

/** A message, and who has sent it. @typedef {{ bytes: Uint8Array, from: Address | null }} Datagram */

/** The longest message, in bytes: as in IPv4, and as Linux has it. */
const LONGEST = { inet: 65_507, inet6: 65_527, unix: 212_960 };

/** So many bytes wait for a reader; each message counts as some more. */
const CAPACITY = 212_992;
const OVERHEAD = 512;

export class DatagramSocket extends OpenFile {
  /** @type {"socket"} */
  kind = "socket";
  /** @type {"datagram"} */
  type = "datagram";
  /** @type {Address} */
  local;
  /** @type {Address | null} */
  peer = null;
  listening = false;
  #network;
  #bound = false;
  #ended = false;
  #deaf = false;
  /** Whether nobody was there for what it has sent to its peer. */
  #refused = false;
  /** The other one of a pair, which needs no address. @type {DatagramSocket | null} */
  #other = null;
  /** @type {Datagram[]} */
  #queue = [];

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
   * @param {DatagramSocket} one
   * @param {DatagramSocket} other
   */
  static join(one, other) {
    one.#other = other;
    other.#other = one;
    one.peer = other.local;
    other.peer = one.local;
  }

  /**
   * @param {Address} address
   * @param {number} owner - the process
   */
  bind(address, owner) {
    if (this.#bound) throw new Failure("EINVAL");
    this.local = this.#network.bind(this, address, owner);
    this.#bound = true;
  }

  /** @param {Address} address - where messages go, and the only one that they come from */
  connect(address) {
    if (this.family === "unix") this.#target(address);
    else {
      this.#bindAnywhere("0.0.0.0");
      this.local = [LOOPBACK[this.family], Number(this.local[1])];
    }
    this.peer = address;
    return true;
  }

  /** @param {string} host */
  #bindAnywhere(host) {
    if (this.#bound) return;
    this.local = this.#network.bind(this, [host, 0], 0);
    this.#bound = true;
  }

  /** @returns {never} */
  listen() {
    throw new Failure("EOPNOTSUPP");
  }

  /** @returns {never} */
  accept() {
    throw new Failure("EOPNOTSUPP");
  }

  /**
   * @param {boolean} reading
   * @param {boolean} writing
   */
  shutdown(reading, writing) {
    if (this.peer === null) throw new Failure("ENOTCONN");
    if (reading) this.#deaf = true;
    if (writing) this.#ended = true;
  }

  closed() {
    this.#network.release(this);
    this.#queue = [];
    if (this.#other) this.#other.#other = null;
  }

  events() {
    const target = this.#other;
    const writable = !target || target.#hasRoom;
    const readable = this.#queue.length > 0 || this.#deaf;
    return (readable ? POLLIN : 0) | (writable ? POLLOUT : 0) | (this.#refused ? POLLERR : 0);
  }

  get #hasRoom() {
    return this.#queue.reduce((sum, { bytes }) => sum + bytes.length + OVERHEAD, 0) < CAPACITY;
  }

  /** What has gone wrong since the last operation is told by this one. */
  #tellRefusal() {
    const refused = this.#refused;
    this.#refused = false;
    if (refused) throw new Failure("ECONNREFUSED");
  }

  /**
   * @param {Uint8Array} bytes
   * @param {Address | null} address - null for the peer
   * @returns {boolean} false: there is no room with the receiver yet
   */
  send(bytes, address) {
    this.#tellRefusal();
    if (this.#ended) throw new Failure("EPIPE");
    if (!address && this.peer === null) throw new Failure(this.family === "unix" ? "ENOTCONN" : "EDESTADDRREQ");
    if (bytes.length > LONGEST[this.family]) throw new Failure("EMSGSIZE");
    if (this.family !== "unix") this.#bindAnywhere("0.0.0.0");
    const target = this.#receiver(address);
    if (!target) return true;
    if (!target.#hasRoom) return this.family !== "unix"; // UDP loses it
    target.#queue.push({ bytes: bytes.slice(), from: this.#source });
    return true;
  }

  /** @param {Address | null} address @returns {DatagramSocket | null} null: it goes nowhere, and nobody is told */
  #receiver(address) {
    if (!address && this.peer === "") {
      if (!this.#other) throw new Failure("ECONNREFUSED");
      return this.#other;
    }
    const wanted = address ?? /** @type {Address} */ (this.peer);
    if (this.family === "unix") return this.#target(wanted);
    const target = this.#network.datagramAt(this.family, wanted);
    const listens = target && (!target.peer || sameAddress(target.peer, this.#source));
    if (!listens && !address) this.#refused = true;
    return listens ? target : null;
  }

  /** @param {Address} address */
  #target(address) {
    const target = this.#network.datagramAt(this.family, address);
    if (!target) throw new Failure("ENOENT");
    if (target.peer && target.peer !== this.local) throw new Failure("EPERM");
    return target;
  }

  /** @returns {Address | null} */
  get #source() {
    if (this.family === "unix") return this.local || null;
    return [LOOPBACK[this.family], Number(this.local[1])];
  }

  /**
   * @param {boolean} [leave] - whether it is to be received again
   * @returns {Datagram | undefined} undefined when there is none yet
   */
  receive(leave) {
    this.#tellRefusal();
    if (this.#deaf && !this.#queue.length) return { bytes: new Uint8Array(), from: null };
    return leave ? this.#queue[0] : this.#queue.shift();
  }

  /** @param {Datagram} datagram - that nobody has taken, as who has waited for it was interrupted */
  giveBack(datagram) {
    this.#queue.unshift(datagram);
  }

  /**
   * @param {number} most
   * @param {boolean} [leave]
   */
  read(most, leave) {
    return this.receive(leave)?.bytes.subarray(0, most);
  }

  /** @param {Uint8Array} bytes */
  write(bytes) {
    return this.send(bytes, null) ? bytes.length : 0;
  }
}

/**
 * @param {Address} one
 * @param {Address | null} other
 */
function sameAddress(one, other) {
  return Array.isArray(one) && Array.isArray(other) && one[1] === other[1];
}
