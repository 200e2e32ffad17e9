/** Workers with a Python each, of which one runs one process; some are ready before they are asked for. */

/** @typedef {import("../protocol.js").FromKernel} FromKernel */
/** @typedef {import("../protocol.js").KernelRequest} Request */
/** @typedef {import("../protocol.js").StartMessage} StartMessage */
/** @typedef {import("./kernel.js").Machines} Machines */

/** A worker that was made in vain is ended after so long. */
const SPARE_MS = 60_000;

const CORES = navigator.hardwareConcurrency;

/** So many start at once: more would only hold up each other. */
const STARTING = Math.max(2, CORES);

/**
 * A process that has a worker, or waits for one.
 * @typedef {object} Tenant
 * @property {(request: Request) => void} receive
 * @property {(reason: string) => void} onDeath
 * @property {FromKernel[]} pending - what is sent before there is a worker
 * @property {WorkerMachine | null} machine
 */

class WorkerMachine {
  /** @type {Tenant | null} */
  tenant = null;
  ended = false;
  #id;
  #port;

  /**
   * @param {number} id
   * @param {Promise<StartMessage>} start
   * @param {(machine: WorkerMachine) => void} onReady
   * @param {(machine: WorkerMachine, reason: string) => void} onDeath
   */
  constructor(id, start, onReady, onDeath) {
    const { port1, port2 } = new MessageChannel();
    this.#id = id;
    this.#port = port1;
    port1.onmessage = ({ data }) => {
      if (data.type === "ready") onReady(this);
      else if (data.type === "died") onDeath(this, data.reason);
      else this.tenant?.receive(data);
    };
    toPage({ type: "make", id }, [port2]);
    start.then((message) => port1.postMessage(message));
  }

  /** @param {FromKernel} message */
  send(message) {
    this.#port.postMessage(message);
  }

  end() {
    this.ended = true;
    this.tenant = null;
    this.#port.close();
    toPage({ type: "end", id: this.#id });
  }
}

/**
 * @param {import("../protocol.js").WorkerMessage} message
 * @param {MessagePort[]} [moved]
 */
function toPage(message, moved = []) {
  globalThis.postMessage(message, { transfer: moved });
}

/**
 * A worker is never ended while it starts: in Firefox that takes seconds, in which no other starts. One that nobody
 * wants any more when it is ready becomes a spare.
 * @implements {Machines}
 */
export class WorkerMachines {
  #start;
  #wanted = 0;
  #count = 0;
  /** Those that the page has made. @type {Map<number, WorkerMachine>} */
  #machines = new Map();
  /** @type {WorkerMachine[]} */
  #spares = [];
  /** Processes that run, or wait for a worker. @type {Set<Tenant>} */
  #tenants = new Set();
  /** @type {Tenant[]} */
  #waiting = [];
  /** @type {Set<WorkerMachine>} */
  #starting = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {Promise<StartMessage>} start */
  constructor(start) {
    this.#start = start;
  }

  /**
   * A worker could not be made, or has failed.
   * @param {number} id
   * @param {string} reason
   */
  mourn(id, reason) {
    const machine = this.#machines.get(id);
    if (machine && !machine.ended) this.#mourn(machine, reason);
    this.#machines.delete(id);
  }

  /**
   * @param {(request: Request) => void} receive
   * @param {(reason: string) => void} onDeath
   */
  take(receive, onDeath) {
    /** @type {Tenant} */
    const tenant = { receive, onDeath, pending: [], machine: null };
    this.#tenants.add(tenant);
    const spare = this.#spares.shift();
    if (spare) settle(tenant, spare);
    else this.#waiting.push(tenant);
    this.keep(1);
    return {
      send: (/** @type {FromKernel} */ message) => {
        if (tenant.machine) tenant.machine.send(message);
        else tenant.pending.push(message);
      },
      end: () => {
        this.#tenants.delete(tenant);
        if (tenant.machine) tenant.machine.end();
        else this.#waiting = this.#waiting.filter((other) => other !== tenant);
        this.#fill();
      },
    };
  }

  /** @param {number} count */
  keep(count) {
    this.#wanted = count;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#rest(), SPARE_MS);
    this.#fill();
  }

  /** Start what is waited for; and what is only to be ready, unless processes have all cores for themselves. */
  #fill() {
    const wanted = this.#tenants.size < CORES ? this.#wanted : 0;
    const missing = () => this.#waiting.length + wanted - this.#spares.length - this.#starting.size;
    while (this.#starting.size < STARTING && missing() > 0) {
      this.#count += 1;
      const machine = new WorkerMachine(
        this.#count,
        this.#start,
        (ready) => this.#welcome(ready),
        (dead, reason) => this.#mourn(dead, reason),
      );
      this.#machines.set(this.#count, machine);
      this.#starting.add(machine);
    }
  }

  #rest() {
    this.#wanted = 0;
    for (const spare of this.#spares.splice(0)) spare.end();
  }

  /** @param {WorkerMachine} machine - which is ready */
  #welcome(machine) {
    this.#starting.delete(machine);
    const tenant = this.#waiting.shift();
    if (tenant) settle(tenant, machine);
    else if (this.#spares.length < this.#wanted) this.#spares.push(machine);
    else machine.end();
    this.#fill();
  }

  /**
   * @param {WorkerMachine} machine
   * @param {string} reason
   */
  #mourn(machine, reason) {
    const tenant = this.#starting.delete(machine) ? this.#waiting.shift() : machine.tenant;
    this.#spares = this.#spares.filter((spare) => spare !== machine);
    if (tenant) this.#tenants.delete(tenant);
    if (tenant) tenant.onDeath(reason);
    else console.error("A process could not be prepared:", reason);
    if (tenant) this.#fill();
  }
}

/**
 * @param {Tenant} tenant
 * @param {WorkerMachine} machine
 */
function settle(tenant, machine) {
  tenant.machine = machine;
  machine.tenant = tenant;
  for (const message of tenant.pending.splice(0)) machine.send(message);
}
