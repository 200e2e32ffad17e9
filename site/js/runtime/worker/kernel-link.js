/**
 * An interpreter's line to the kernel. Python asks, and goes on with something else or waits until the answer is
 * there; what the kernel tells by itself goes to whoever is in charge of it.
 */

/** @typedef {import("../protocol.js").FromKernel} FromKernel */
/** @typedef {import("../protocol.js").BeginMessage} BeginMessage */
/** @typedef {import("../protocol.js").KernelReply} KernelReply */
/** @typedef {import("../protocol.js").KernelRequest} KernelRequest */
/** @typedef {import("pyodide/ffi").PyBuffer} PyBuffer */

export class KernelLink {
  /** Called when there is an answer or a signal. */
  onnews = () => {};
  /** @type {(message: FromKernel) => void} gets what is neither */
  onmessage = () => {};
  /** @type {(message: BeginMessage) => void} called in a worker that is to be a process */
  onbegin = () => {};

  #connect;
  /** @type {MessagePort | null} */
  #port = null;
  #count = 0;
  /** @type {Map<number, KernelReply>} */
  #replies = new Map();
  /** Whose answers nobody wants any more. @type {Set<number>} */
  #forgotten = new Set();
  /** @type {number[]} */
  #signals = [];

  /** @param {() => MessagePort} connect - called when the kernel is needed first */
  constructor(connect) {
    this.#connect = connect;
  }

  /** Whether there is a kernel. */
  get connected() {
    return this.#port !== null;
  }

  /**
   * @param {string} op
   * @param {unknown[]} args
   * @param {Uint8Array} [data]
   * @returns {number} names the answer
   */
  ask(op, args, data) {
    this.#count += 1;
    this.#post({ id: this.#count, op, args, ...(data && { data }) });
    return this.#count;
  }

  /**
   * @param {string} op
   * @param {unknown[]} [args]
   * @param {Uint8Array} [data]
   */
  tell(op, args = [], data) {
    this.#post({ id: 0, op, args, ...(data && { data }) });
  }

  /** @param {number} id @returns {KernelReply | undefined} undefined while there is none */
  take(id) {
    const reply = this.#replies.get(id);
    this.#replies.delete(id);
    return reply;
  }

  /** Nobody waits for an answer any more. @param {number} id */
  forget(id) {
    if (!this.#replies.delete(id)) this.#forgotten.add(id);
    this.tell("withdraw", [id]);
  }

  /** @returns {number} the next signal that another process has sent; 0 for none */
  takeSignal() {
    return this.#signals.shift() ?? 0;
  }

  /** A program is over: what is still to come is not for the next one. */
  reset() {
    this.#replies.clear();
    this.#forgotten.clear();
    this.#signals = [];
    if (this.connected) this.tell("reset");
  }

  /** @returns what Python sees of it */
  module() {
    return {
      ask: (/** @type {string} */ json, /** @type {PyBuffer} */ data) => {
        const [op, args] = JSON.parse(json);
        return this.ask(op, args, copied(data));
      },
      tell: (/** @type {string} */ json, /** @type {PyBuffer} */ data) => {
        const [op, args] = JSON.parse(json);
        this.tell(op, args, copied(data));
      },
      take: (/** @type {number} */ id) => {
        const reply = this.take(id);
        if (!reply) return undefined;
        const { value = null, error = "", data } = reply;
        return { json: JSON.stringify(value), error, data };
      },
      forget: (/** @type {number} */ id) => this.forget(id),
      take_signal: () => this.takeSignal(),
    };
  }

  /** Hear the kernel from now on. @returns {MessagePort} */
  open() {
    if (!this.#port) {
      this.#port = this.#connect();
      this.#port.onmessage = ({ data }) => this.#receive(data);
    }
    return this.#port;
  }

  /** @param {KernelRequest} request */
  #post(request) {
    this.open().postMessage(request);
  }

  /** @param {FromKernel} message */
  #receive(message) {
    if (message.type === "reply") {
      if (this.#forgotten.delete(message.id)) return;
      this.#replies.set(message.id, message);
    } else if (message.type === "signal") this.#signals.push(message.signal);
    else if (message.type === "begin") this.onbegin(message);
    else {
      this.onmessage(message);
      return;
    }
    this.onnews();
  }
}

/** @param {PyBuffer | undefined} data @returns {Uint8Array | undefined} */
function copied(data) {
  if (!data) return undefined;
  const buffer = data.getBuffer("u8");
  const bytes = /** @type {Uint8Array} */ (buffer.data).slice();
  buffer.release();
  return bytes;
}
