/**
 * What an operating system does between processes: pipes, sockets, semaphores, memory that several can reach, and the
 * processes themselves, each of which is a worker with a Python of its own.
 *
 * It runs in a worker of its own and never waits, so that it always answers. Requests come from
 * `py/handbook/processes/kernel.py`; their shapes stand in protocol.js.
 */

import { DatagramSocket } from "./datagrams.js";
import { Failure } from "./failure.js";
import { Console, POLLERR, POLLHUP, POLLNVAL, ReadEnd, RemoteFile, WriteEnd } from "./open-files.js";
import { Pipe } from "./pipe.js";
import { Process } from "./process.js";
import { ProcessTable } from "./process-table.js";
import { Network, Socket } from "./sockets.js";
import { AGAIN, guarded, read, write } from "./transfers.js";
import { Waits } from "./waits.js";

/** @typedef {import("../protocol.js").FromKernel} FromKernel */
/** @typedef {import("../protocol.js").KernelRequest} Request */
/** @typedef {import("../protocol.js").ProcessStart} ProcessStart */
/** @typedef {import("./waits.js").Outcome} Outcome */
/** @typedef {import("./open-files.js").OpenFile} OpenFile */

/**
 * Something that can run a process.
 * @typedef {object} Machine
 * @property {(message: FromKernel) => void} send
 * @property {() => void} end
 */

/**
 * Where processes run.
 * @typedef {object} Machines
 * @property {(receive: (request: Request) => void, onDeath: (reason: string) => void) => Machine} take - gives one out
 * @property {(count: number) => void} keep - so many are to be ready before they are asked for
 */

/** The process id of the page's own Python, as Emscripten has it. */
const ROOT = 42;

const SIGKILL = 9;
const SIGSEGV = 11;
const SIGCHLD = 17;

const STREAMS = /** @type {const} */ (["stdin", "stdout", "stderr"]);

/** Errors are `{ error }`; values `{ value }`, with `data` where bytes belong to it. @type {Outcome} */
const DONE = { value: null };

export class Kernel {
  #machines;
  #limit;
  #waits = new Waits();
  #network = new Network();
  #processes = new ProcessTable(ROOT);
  /** @type {Map<number, { value: number, most: number }>} */
  #semaphores = new Map();
  /** @type {Map<number, Uint8Array>} */
  #blocks = new Map();
  /** Open files on their way from one process to another. @type {Map<number, OpenFile>} */
  #parcels = new Map();
  #numbers = 1;
  #root;

  /**
   * @param {Machines} machines
   * @param {number} limit - so many processes at once, the page's own not counted
   * @param {(message: FromKernel) => void} send - to the page's own Python
   */
  constructor(machines, limit, send) {
    this.#machines = machines;
    this.#limit = limit;
    this.#root = this.#makeRoot(send);
  }

  /** @param {(message: FromKernel) => void} send */
  #makeRoot(send) {
    const root = new Process(this.#processes.number(), null, send);
    this.#processes.add(root);
    for (const [descriptor, stream] of STREAMS.entries()) root.open(descriptor, this.#consoleOf(ROOT, stream));
    return root;
  }

  /**
   * @param {number} pid
   * @param {"stdin" | "stdout" | "stderr"} stream
   */
  #consoleOf(pid, stream) {
    return new Console(stream, (bytes) => this.#root.send({ type: "printed", pid, stream, bytes }));
  }

  /** The page's program is over: so is everything else. */
  reset() {
    for (const process of this.#processes.all()) {
      this.#waits.forget(process);
      if (process.status !== null) continue;
      process.status = SIGKILL;
      process.end();
    }
    this.#processes.clear();
    this.#network = new Network();
    for (const things of [this.#semaphores, this.#blocks, this.#parcels]) things.clear();
    this.#root = this.#makeRoot(this.#root.send);
  }

  /** Have a process ready, as one is going to be asked for. */
  warm() {
    this.#machines.keep(1);
  }

  /** End all but the page's own Python, which has been interrupted. */
  interrupt() {
    for (const process of this.#processes.running()) if (process !== this.#root) this.#finish(process, SIGKILL);
    this.#waits.look();
  }

  /** @param {Request} request - of the page's own Python */
  receive(request) {
    this.#serve(this.#root, request);
  }

  /**
   * @param {Process} process
   * @param {Request} request
   */
  #serve(process, { id, op, args, data }) {
    if (process.status !== null) return;
    const answer = (/** @type {Outcome} */ outcome) => {
      if (id && outcome) process.send({ type: "reply", id, ...outcome });
    };
    try {
      if (op === "withdraw") this.#waits.withdraw(process, args[0]);
      else if (op === "read" || op === "write") this.#transfer(process, id, op, args, data, answer);
      else this.#attempt(process, id, op, args, data, answer);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      answer({ error: error.message });
    }
    this.#waits.look();
  }

  /**
   * @param {Process} process
   * @param {number} id
   * @param {string} op
   * @param {any[]} args - the last one says whether to wait, where that is possible
   * @param {Uint8Array | undefined} data
   * @param {(outcome: Outcome) => void} answer
   */
  #attempt(process, id, op, args, data, answer) {
    const patient = WAITING.has(op) && args.at(-1);
    const attempt = guarded(() => this.#perform(process, op, args, data));
    if (patient) this.#waits.until(process, id, attempt, answer);
    else answer(attempt() ?? AGAIN);
  }

  /**
   * @param {Process} process
   * @param {number} id
   * @param {"read" | "write"} op
   * @param {any[]} args
   * @param {Uint8Array | undefined} data
   * @param {(outcome: Outcome) => void} answer
   */
  #transfer(process, id, op, args, data, answer) {
    const [descriptor, most, patient] = args;
    const file = process.file(descriptor);
    const transfer = { waits: this.#waits, who: process, id, patient, answer };
    if (op === "write") {
      const [, , , sources = []] = args;
      write(transfer, file, data ?? new Uint8Array(), this.#enclosed(process, file, sources));
      return;
    }
    const [, , , leave, wantsFiles] = args;
    const park = (/** @type {OpenFile[]} */ arrived) => arrived.map((one) => this.#park(one));
    read(transfer, file, most, leave, wantsFiles ? park : null);
  }

  /**
   * @param {Process} process
   * @param {string} op
   * @param {any[]} args
   * @param {Uint8Array | undefined} data
   * @returns {Outcome}
   */
  #perform(process, op, args, data) {
    switch (op) {
      case "pipe": {
        const pipe = new Pipe();
        process.open(args[0], new ReadEnd(pipe));
        process.open(args[1], new WriteEnd(pipe));
        return DONE;
      }
      case "dup":
        process.open(args[1], process.file(args[0]).keep());
        return DONE;
      case "close":
        process.close(args[0]);
        return DONE;
      case "pipe size": {
        const file = process.file(args[0]);
        if (!(file instanceof ReadEnd || file instanceof WriteEnd)) throw new Failure("EBADF");
        if (args[1] !== null) file.pipe.resize(args[1]);
        return { value: file.pipe.capacity };
      }
      case "status": {
        const { kind, number } = process.file(args[0]);
        return { value: [kind, number] };
      }
      case "poll":
        return this.#poll(process, args[0]);
      case "park":
        return { value: this.#park(this.#inherited(process, process.pid, args[0])) };
      case "unpark":
        return this.#unpark(process, args[0], args[1]);
      case "spawn":
        return this.#spawn(process, args[0], args[1]);
      case "fail":
        return { value: this.#fail(process, args[0]) };
      case "waitpid":
        return this.#waitFor(process, args[0]);
      case "kill":
        for (const one of this.#processes.named(process, args[0])) this.#signal(one, args[1]);
        return DONE;
      case "membership": {
        const { group, session } = this.#processes.find(process, args[0]);
        return { value: [group, session] };
      }
      case "setpgid":
        this.#processes.join(process, this.#processes.find(process, args[0]), args[1]);
        return DONE;
      case "setsid":
        this.#processes.beginSession(process);
        return DONE;
      case "handle":
        process.handle(args[0]);
        return DONE;
      case "mask":
        for (const signal of process.block(args[0])) this.#signal(process, signal);
        return DONE;
      case "exit":
        this.#finish(process, args[0] < 0 ? -args[0] : args[0] << 8, args[1]);
        return undefined;
      default:
        return this.#performShared(process, op, args, data);
    }
  }

  /**
   * @param {Process} process
   * @param {string} op
   * @param {any[]} args
   * @param {Uint8Array | undefined} data
   * @returns {Outcome}
   */
  #performShared(process, op, args, data) {
    switch (op) {
      case "semaphore":
        this.#numbers += 1;
        this.#semaphores.set(this.#numbers, { value: args[0], most: args[1] });
        return { value: this.#numbers };
      case "acquire": {
        const semaphore = this.#semaphore(args[0]);
        if (semaphore.value <= 0) return undefined;
        semaphore.value -= 1;
        return DONE;
      }
      case "release": {
        const semaphore = this.#semaphore(args[0]);
        if (semaphore.value >= semaphore.most) throw new Failure("EOVERFLOW");
        semaphore.value += 1;
        return DONE;
      }
      case "value":
        return { value: this.#semaphore(args[0]).value };
      case "block":
        this.#numbers += 1;
        this.#blocks.set(this.#numbers, data ?? new Uint8Array());
        return { value: this.#numbers };
      case "load":
        return { value: null, data: this.#block(args[0]).slice(args[1], args[1] + args[2]) };
      case "store":
        this.#block(args[0]).set(data ?? [], args[1]);
        return DONE;
      default:
        return this.#performSocket(process, op, args, data);
    }
  }

  /**
   * @param {Process} process
   * @param {string} op
   * @param {any[]} args
   * @param {Uint8Array | undefined} data
   * @returns {Outcome}
   */
  #performSocket(process, op, args, data) {
    if (op === "socket") {
      process.open(args[0], new SOCKETS[args[2]](this.#network, args[1]));
      return DONE;
    }
    if (op === "socketpair") {
      const Kind = SOCKETS[args[2]];
      const [one, other] = [new Kind(this.#network, "unix"), new Kind(this.#network, "unix")];
      Kind.join(one, other);
      process.open(args[0], one);
      process.open(args[1], other);
      return DONE;
    }
    const socket = process.file(args[0]);
    if (socket instanceof DatagramSocket && DATAGRAMS.has(op)) return performDatagram(socket, op, args, data);
    if (!(socket instanceof Socket || socket instanceof DatagramSocket)) throw new Failure("ENOTSOCK");
    switch (op) {
      case "bind":
        socket.bind(args[1], process.pid);
        return { value: socket.local };
      case "listen":
        socket.listen(args[1]);
        return { value: socket.local };
      case "connect":
        return socket.connect(args[1], !args[2]) ? { value: socket.local } : undefined;
      case "accept": {
        const accepted = socket.accept();
        if (!accepted) return undefined;
        process.open(args[1], accepted);
        return { value: [accepted.local, accepted.peer] };
      }
      case "shutdown":
        socket.shutdown(args[1], args[2]);
        return DONE;
      case "names":
        return { value: [socket.local, socket.peer, socket.listening, socket.family, socket.type] };
      default:
        throw new Failure("ENOSYS");
    }
  }

  /** @param {number} id */
  #semaphore(id) {
    const semaphore = this.#semaphores.get(id);
    if (!semaphore) throw new Failure("EINVAL");
    return semaphore;
  }

  /** @param {number} id */
  #block(id) {
    const block = this.#blocks.get(id);
    if (!block) throw new Failure("EINVAL");
    return block;
  }

  /**
   * @param {Process} process
   * @param {[number, number][]} asked - descriptors, and what about each
   * @returns {Outcome}
   */
  #poll(process, asked) {
    const found = asked.map(([descriptor, mask]) => [descriptor, eventsOf(process, descriptor, mask)]);
    const ready = found.filter(([, events]) => events);
    return ready.length ? { value: ready } : undefined;
  }

  /**
   * What is sent with the bytes of a message, as SCM_RIGHTS.
   * @param {Process} process
   * @param {OpenFile} file - that is written to
   * @param {(number | string)[]} sources - as in `#inherited`
   * @returns {OpenFile[]}
   */
  #enclosed(process, file, sources) {
    if (sources.length && !(file instanceof Socket && file.family === "unix")) throw new Failure("EINVAL");
    for (const source of sources) if (typeof source === "number") process.file(source);
    return sources.map((source) => this.#inherited(process, process.pid, source));
  }

  /**
   * @param {OpenFile} file - which one reference is taken over of
   * @returns {number} what it can be had for
   */
  #park(file) {
    this.#numbers += 1;
    this.#parcels.set(this.#numbers, file);
    return this.#numbers;
  }

  /**
   * @param {Process} process
   * @param {number} parcel
   * @param {number} descriptor
   * @returns {Outcome}
   */
  #unpark(process, parcel, descriptor) {
    const file = this.#parcels.get(parcel);
    if (!file) throw new Failure("EBADF");
    this.#parcels.delete(parcel);
    process.open(descriptor, file);
    return DONE;
  }

  /**
   * @param {Process} parent
   * @param {ProcessStart} start
   * @param {[number, number | string][]} files - descriptors of the new process, each with what it is for its parent
   * @returns {Outcome}
   */
  #spawn(parent, start, files) {
    if (this.#processes.running().length > this.#limit) throw new Failure("EAGAIN");
    for (const [, source] of files) if (typeof source === "number") parent.file(source);
    const process = new Process(
      this.#processes.number(),
      parent,
      (message) => machine.send(message),
      () => machine.end(),
    );
    this.#processes.admit(process, start);
    const machine = this.#machines.take(
      (request) => this.#serve(process, request),
      (reason) => this.#die(process, reason),
    );
    const { pid } = process;
    process.block(start.blocked ?? []);
    for (const [descriptor, source] of files) process.open(descriptor, this.#inherited(parent, pid, source));
    process.send({ type: "begin", pid, parent: parent.pid, start });
    return { value: pid };
  }

  /**
   * @param {Process} parent
   * @param {number} pid - of the new process
   * @param {number | string} source - a descriptor of the parent; "remote:N" for one that only the parent knows,
   *   "console:NAME" for one of the page's streams
   * @returns {OpenFile}
   */
  #inherited(parent, pid, source) {
    if (typeof source === "string") {
      const stream = STREAMS.find((name) => source === `console:${name}`);
      if (stream) return this.#consoleOf(pid, stream);
      const descriptor = Number(source.slice("remote:".length));
      return new RemoteFile((bytes) => parent.send({ type: "written", descriptor, bytes }));
    }
    const file = parent.file(source);
    return file instanceof Console ? this.#consoleOf(pid, file.stream) : file.keep();
  }

  /**
   * A process that could not be begun, and ended at once.
   * @param {Process} parent
   * @param {number} code
   */
  #fail(parent, code) {
    const process = new Process(this.#processes.number(), parent, () => {});
    process.status = code << 8;
    this.#processes.add(process);
    return process.pid;
  }

  /**
   * @param {Process} parent
   * @param {number} pid - -1 for any
   * @returns {Outcome}
   */
  #waitFor(parent, pid) {
    const ended = this.#processes.ended(parent, pid);
    if (!ended) return undefined;
    ended.reaped = true;
    return { value: [ended.pid, ended.status] };
  }

  /**
   * @param {Process} process
   * @param {number} signal - 0 does nothing
   */
  #signal(process, signal) {
    if (signal === 0 || process.status !== null || process.holds(signal)) return;
    const effect = process === this.#root ? "handled" : process.effectOf(signal);
    if (effect === "handled") process.send({ type: "signal", signal });
    else if (effect === "fatal") this.#finish(process, signal);
  }

  /**
   * @param {Process} process
   * @param {string} reason - what the engine says
   */
  #die(process, reason) {
    if (process.status !== null) return;
    const bytes = new TextEncoder().encode(`The interpreter of process ${process.pid} ended: ${reason}\n`);
    this.#root.send({ type: "printed", pid: process.pid, stream: "stderr", bytes });
    this.#finish(process, SIGSEGV);
    this.#waits.look();
  }

  /**
   * @param {Process} process
   * @param {number} status - as `waitpid()` has it
   * @param {import("../protocol.js").ChangedFiles} [files] - what it has changed in its folders
   */
  #finish(process, status, files) {
    process.status = status;
    this.#waits.forget(process);
    process.closeAll();
    process.end();
    const { parent } = process;
    if (parent?.status !== null) return;
    if (files) parent.send({ type: "files", files });
    this.#signal(parent, SIGCHLD);
  }
}

/** Requests whose last argument says whether they wait. */
const WAITING = new Set(["poll", "waitpid", "acquire", "connect", "accept", "sendto", "recvfrom"]);

/** Kinds of sockets, by the names that Python gives them. @type {Record<string, any>} */
const SOCKETS = { stream: Socket, datagram: DatagramSocket };

/** What is asked of datagrams only. */
const DATAGRAMS = new Set(["sendto", "recvfrom", "giveback"]);

/**
 * @param {DatagramSocket} socket
 * @param {string} op
 * @param {any[]} args
 * @param {Uint8Array} [bytes]
 * @returns {Outcome}
 */
function performDatagram(socket, op, args, bytes = new Uint8Array()) {
  if (op === "sendto") return socket.send(bytes, args[1]) ? { value: bytes.length } : undefined;
  if (op === "giveback") {
    socket.giveBack({ bytes, from: args[1] });
    return DONE;
  }
  const found = socket.receive(args[1]);
  return found && { value: found.from, data: found.bytes };
}

/**
 * @param {Process} process
 * @param {number} descriptor
 * @param {number} mask
 */
function eventsOf(process, descriptor, mask) {
  try {
    return process.file(descriptor).events() & (mask | POLLERR | POLLHUP);
  } catch {
    return POLLNVAL;
  }
}
