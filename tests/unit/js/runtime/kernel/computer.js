/** A kernel with processes that are not run by anything: the tests send their requests. */

import { Kernel } from "../../../../../site/js/runtime/kernel/kernel.js";

/** @typedef {import("../../../../../site/js/runtime/protocol.js").FromKernel} FromKernel */
/** @typedef {import("../../../../../site/js/runtime/protocol.js").KernelRequest} Request */

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** @param {string | Uint8Array} content */
export const bytesOf = (content) => (typeof content === "string" ? encoder.encode(content) : content);

/** @param {Uint8Array | undefined} bytes */
export const textOf = (bytes) => bytes && decoder.decode(bytes);

/** What a new process begins with; the kernel only hands it on. @returns {any} */
export const start = () => ({ argv: ["python3"], session: false, group: -1 });

/** A process, as the tests play it. */
export class Line {
  /** What the kernel has sent, but for replies. @type {any[]} */
  messages = [];
  ended = false;
  pid = 42;
  /** @type {Map<number, any>} */
  #replies = new Map();
  #count = 0;
  #send;

  /** @param {(request: Request) => void} send */
  constructor(send) {
    this.#send = send;
  }

  /** @param {FromKernel} message */
  receive(message) {
    if (message.type === "begin") this.pid = message.pid;
    if (message.type !== "reply") this.messages.push(message);
    else if (this.#replies.has(message.id)) throw new Error(`${message.id} is answered twice`);
    else this.#replies.set(message.id, message);
  }

  /**
   * @param {string} op
   * @param {unknown[]} args
   * @param {string | Uint8Array} [content]
   * @returns {number} names the answer
   */
  ask(op, args, content) {
    this.#count += 1;
    this.#send({ id: this.#count, op, args, ...(content !== undefined && { data: bytesOf(content) }) });
    return this.#count;
  }

  /** @param {string} op @param {unknown[]} args @param {string} [content] */
  tell(op, args, content) {
    this.#send({ id: 0, op, args, ...(content !== undefined && { data: bytesOf(content) }) });
  }

  /** @param {number} id @returns {any} what was read, a value or an error's name; undefined while there is none */
  result(id) {
    const reply = this.#replies.get(id);
    return reply && (reply.error ?? textOf(reply.data) ?? reply.value);
  }

  /** @param {number} id @returns {any} the value beside what was read */
  valueBeside(id) {
    return this.#replies.get(id)?.value;
  }

  /** @param {string} op @param {unknown[]} args @param {string | Uint8Array} [content] */
  call(op, args, content) {
    return this.result(this.ask(op, args, content));
  }

  /** @param {number} descriptor @param {{ most?: number, wait?: boolean, leave?: boolean }} [options] */
  read(descriptor, { most = 100, wait = false, leave = false } = {}) {
    return this.ask("read", [descriptor, most, wait, leave]);
  }

  /** @param {number} descriptor @param {string | Uint8Array} content @param {boolean} [wait] */
  write(descriptor, content, wait = false) {
    return this.ask("write", [descriptor, bytesOf(content).length, wait], content);
  }

  /** @param {number} descriptor @param {number} [most] */
  readNow(descriptor, most) {
    return this.result(this.read(descriptor, { most }));
  }

  /** @param {number} descriptor @param {string | Uint8Array} content */
  writeNow(descriptor, content) {
    return this.result(this.write(descriptor, content));
  }

  /** @param {number} id */
  withdraw(id) {
    this.tell("withdraw", [id]);
  }

  /** @param {number} code */
  exit(code, files = { written: [], removed: [] }) {
    this.tell("exit", [code, files]);
  }

  /** @param {string} type */
  got(type) {
    return this.messages.filter((message) => message.type === type);
  }
}

export class Computer {
  /** Every process that was begun. @type {Line[]} */
  machines = [];
  /** Called when one dies, in the same order. @type {((reason: string) => void)[]} */
  deaths = [];
  kept = 0;
  root;
  kernel;

  /** @param {number} [limit] */
  constructor(limit = 8) {
    this.root = new Line((request) => this.kernel.receive(request));
    const machines = {
      take: this.#take.bind(this),
      keep: (/** @type {number} */ count) => {
        this.kept = count;
      },
    };
    this.kernel = new Kernel(machines, limit, (message) => this.root.receive(message));
  }

  /** @param {(request: Request) => void} receive @param {(reason: string) => void} onDeath */
  #take(receive, onDeath) {
    const line = new Line(receive);
    this.machines.push(line);
    this.deaths.push(onDeath);
    const end = () => {
      line.ended = true;
    };
    return { send: (/** @type {FromKernel} */ message) => line.receive(message), end };
  }

  /**
   * @param {[number, number | string][]} [files] - descriptors of the new process, and of its parent
   * @param {Line} [parent]
   */
  spawn(files = [], parent = this.root) {
    const pid = parent.call("spawn", [start(), files]);
    const line = this.machines.at(-1);
    if (!line || line.pid !== pid) throw new Error(`no process: ${pid}`);
    return line;
  }
}
