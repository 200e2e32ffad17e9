/**
 * Waiting through the service worker: the Python worker makes a synchronous request to an address that
 * only the service worker answers, and it answers when the page has something to say.
 *
 * For browsers without JSPI on hosts that do not isolate. Works on the first visit, without headers.
 * Owns both ends of that conversation and its addresses; `Switchboard` is the part inside the service worker.
 *
 *   POST RELAY/line          one line of the reader, or a stop
 *   POST RELAY/park?ms=N     the time is over, or a stop
 *   POST RELAY/stop          at once: was a stop asked for?
 *   POST RELAY/reset         forget what was meant for the run before
 */

/** @typedef {import("./parking.js").Parking} Parking */
/** @typedef {import("./parking.js").Signals} Signals */
/** @typedef {import("./parking.js").WakeReason} WakeReason */
/** @typedef {import("./parking.js").Line} Line */
/** @typedef {Line | { kind: "time" } | { kind: "none" } | { kind: "retry" }} RelayReply */

/**
 * What the page tells the service worker.
 * @typedef {{ relay: string, kind: "stop" } | { relay: string, kind: "answer", text: string | null }} RelaySignal
 */

/** Every relay address lies below the site's root under this name. */
export const RELAY_FOLDER = "__handbook__/relay/";

/** Firefox drops a request that is held for 60 s: the service worker answers "retry" well before. */
const HOLD_MS = 15_000;

/** A busy program asks at most this often whether it should stop. */
const POLL_MS = 200;

/**
 * The page's side.
 * @implements {Signals}
 */
export class RelaySignals {
  #relay;

  /** @param {string} relay - address of this worker's relay, ending in "/" */
  constructor(relay) {
    this.#relay = relay;
  }

  stop() {
    this.#send({ relay: this.#relay, kind: "stop" });
  }

  /**
   * @param {number} _run
   * @param {string | null} text
   */
  answer(_run, text) {
    this.#send({ relay: this.#relay, kind: "answer", text });
  }

  /** @param {RelaySignal} signal */
  #send(signal) {
    navigator.serviceWorker.controller?.postMessage(signal);
  }
}

/**
 * The Python worker's side.
 * @implements {Parking}
 */
export class RelayParking {
  suspends = false;

  #relay;
  #nextPoll = 0;

  /** @param {string} relay - address of this worker's relay, ending in "/" */
  constructor(relay) {
    this.#relay = relay;
  }

  takeStop() {
    const now = performance.now();
    if (now < this.#nextPoll) return false;
    let stopped = false;
    try {
      stopped = this.#ask("stop").kind === "stop";
    } catch (error) {
      console.info("The relay did not answer; asked again later:", error); // the eval loop calls this
    }
    this.#nextPoll = performance.now() + POLL_MS;
    return stopped;
  }

  reset() {
    this.#ask("reset");
  }

  /**
   * @param {number} seconds
   * @returns {WakeReason}
   */
  park(seconds) {
    const end = performance.now() + seconds * 1000;
    for (;;) {
      const left = end - performance.now();
      if (left <= 0) return "time";
      if (this.#ask(`park?ms=${Math.min(left, HOLD_MS)}`).kind === "stop") return "stop";
    }
  }

  /** @returns {Line} */
  line() {
    for (;;) {
      const reply = this.#ask("line");
      if (reply.kind === "line" || reply.kind === "end" || reply.kind === "stop") return reply;
    }
  }

  /**
   * @param {string} question
   * @returns {RelayReply}
   */
  #ask(question) {
    const request = new XMLHttpRequest();
    request.open("POST", this.#relay + question, false);
    request.send();
    if (request.status !== 200) throw new Error(`the relay answered with status ${request.status}`);
    return JSON.parse(request.responseText);
  }
}

/** What one Python worker waits for, and what waits for it. */
class Wire {
  stopped = false;
  /** @type {(string | null)[]} */
  answers = [];
  /** @type {(() => void) | null} */
  look = null;

  /** @returns {RelayReply} */
  takeStop() {
    const reply = /** @type {const} */ ({ kind: this.stopped ? "stop" : "none" });
    this.stopped = false;
    return reply;
  }

  /** @returns {RelayReply} */
  takeLine() {
    if (this.stopped) return this.takeStop();
    const text = this.answers.shift();
    if (text === undefined) return { kind: "none" };
    return text === null ? { kind: "end" } : { kind: "line", text };
  }

  /**
   * Resolves when `take` has something, or with `otherwise` after some time.
   * @param {() => RelayReply} take
   * @param {number} milliseconds
   * @param {RelayReply} otherwise
   * @returns {Promise<RelayReply>}
   */
  hold(take, milliseconds, otherwise) {
    return new Promise((resolve) => {
      const end = (/** @type {RelayReply} */ reply) => {
        clearTimeout(timer);
        this.look = null;
        resolve(reply);
      };
      const timer = setTimeout(() => end(otherwise), milliseconds);
      this.look = () => {
        const reply = take();
        if (reply.kind !== "none") end(reply);
      };
      this.look();
    });
  }
}

/** The service worker's side: one entry for each Python worker that asks. */
export class Switchboard {
  /** @type {Map<string, Wire>} */
  #wires = new Map();

  /** @param {RelaySignal} signal */
  receive(signal) {
    const wire = this.#wireOf(signal.relay);
    if (signal.kind === "stop") wire.stopped = true;
    else wire.answers.push(signal.text);
    wire.look?.();
  }

  /**
   * @param {URL} url - of a request below RELAY_FOLDER
   * @returns {Promise<RelayReply>}
   */
  async reply(url) {
    const question = url.pathname.slice(url.pathname.lastIndexOf("/") + 1);
    const wire = this.#wireOf(new URL(".", url).href);
    switch (question) {
      case "line":
        return wire.hold(() => wire.takeLine(), HOLD_MS, { kind: "retry" });
      case "park":
        return wire.hold(() => wire.takeStop(), Number(url.searchParams.get("ms")), { kind: "time" });
      case "reset":
        wire.stopped = false;
        wire.answers = [];
        return { kind: "none" };
      default:
        return wire.takeStop();
    }
  }

  /** @param {string} relay */
  #wireOf(relay) {
    let wire = this.#wires.get(relay);
    if (!wire) {
      wire = new Wire();
      this.#wires.set(relay, wire);
    }
    return wire;
  }
}
