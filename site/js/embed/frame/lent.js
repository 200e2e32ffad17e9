/**
 * A Python in another frame of the same page, used as if it were here.
 *
 * Owns: both ends of the port between the two frames, and what crosses it. Both are the handbook's own.
 */

import { Run } from "../../runtime/run.js";

/** @typedef {import("../../elements/run-panel.js").Python} Python */
/** @typedef {import("../../runtime/protocol.js").OutputChunk} OutputChunk */
/** @typedef {import("../../runtime/run.js").RunListener} RunListener */
/** @typedef {import("../../runtime/run.js").RunRequest} RunRequest */
/** @typedef {import("../../runtime/run.js").RunResult} RunResult */
/** @typedef {import("../../runtime/session.js").Status} Status */

/** @typedef {Python & EventTarget} LendablePython one that tells of its status by an event of that name */
/** @typedef {RunRequest & { waits?: boolean }} LentRequest waits: it was not a reader who wanted it, and stops no other */

/**
 * @typedef {{ type: "warm" } | { type: "run", run: number, request: LentRequest }
 *   | { type: "stop", run: number, note: string | null } | { type: "answer", run: number, text: string | null }} ToLender
 */

/**
 * @typedef {{ type: "status", status: Status } | { type: "started", run: number } | { type: "input", run: number }
 *   | { type: "progress", run: number, step: string, loaded: number, total: number }
 *   | { type: "output", run: number, chunks: OutputChunk[] } | { type: "display", run: number, data: Record<string, string> }
 *   | { type: "finished", run: number, result: RunResult }} FromLender
 */

/** @type {RunResult} */
const NOTHING = { outcome: "stopped", seconds: 0, error: null, droppedLines: 0, note: null, check: null };

/** @implements {Python} */
export class LentPython {
  /** @type {Status} */
  status = "off";
  #port;
  #count = 0;
  /** @type {Map<number, Run>} */
  #runs = new Map();

  /** @param {MessagePort} port - leads to the frame that lends it */
  constructor(port) {
    this.#port = port;
    port.onmessage = ({ data }) => this.#hear(data);
  }

  warm() {
    this.#post({ type: "warm" });
  }

  /**
   * @param {RunRequest} request
   * @param {RunListener} listener
   * @returns {Run}
   */
  run(request, listener) {
    this.#count += 1;
    const id = this.#count;
    const run = new Run(id, request, listener, {
      stop: (_, note) => this.#post({ type: "stop", run: id, note }),
      answer: (_, text) => this.#post({ type: "answer", run: id, text }),
      interrupt: () => this.#post({ type: "stop", run: id, note: null }),
    });
    this.#runs.set(id, run);
    this.#post({ type: "run", run: id, request });
    return run;
  }

  /** @param {ToLender} message */
  #post(message) {
    this.#port.postMessage(message);
  }

  /** @param {FromLender} message */
  #hear(message) {
    if (message.type === "status") {
      this.status = message.status;
      return;
    }
    const run = this.#runs.get(message.run);
    if (!run) return;
    switch (message.type) {
      case "started":
        return run.showStarted();
      case "progress":
        return run.showProgress(message);
      case "output":
        return run.addOutput(message.chunks);
      case "display":
        return run.addDisplay(message.data);
      case "input":
        return run.askInput();
      case "finished":
        this.#runs.delete(message.run);
        return run.finish(message.result);
      default:
        /** @type {never} */ (message);
    }
  }
}

/** When all that a Python was asked to run so far is over. @type {WeakMap<LendablePython, Promise<unknown>>} */
const turns = new WeakMap();

/** When all of it that readers wanted to run is over. @type {WeakMap<LendablePython, Promise<unknown>>} */
const pressed = new WeakMap();

/** @param {Promise<unknown>[]} ends @returns {Promise<void>} resolves when all have come, and keeps nothing of them */
const all = (...ends) => Promise.all(ends).then(() => {});

/** Resolves when nothing runs any more that a reader wanted. @param {LendablePython} python */
async function leisure(python) {
  for (let seen; seen !== pressed.get(python); await seen) seen = pressed.get(python);
}

/**
 * Lends a Python of this frame to another.
 * @param {LendablePython} python
 * @param {MessagePort} port - leads to the other frame
 */
export function lend(python, port) {
  /** @type {Map<number, ReturnType<Python["run"]>>} */
  const runs = new Map();
  const post = (/** @type {FromLender} */ message) => port.postMessage(message);
  const tellStatus = () => post({ type: "status", status: python.status });

  /** @type {Set<number>} */
  const waiting = new Set();

  /** @param {number} id @param {LentRequest} request */
  const enqueue = (id, request) => {
    const before = turns.get(python) ?? Promise.resolve();
    if (!request.waits) {
      const over = start(id, request);
      pressed.set(python, all(pressed.get(python) ?? Promise.resolve(), over));
      turns.set(python, all(before, over));
      return;
    }
    waiting.add(id);
    const turn = before.then(() => leisure(python));
    turns.set(
      python,
      turn.then(() => (waiting.delete(id) ? start(id, request) : null)),
    );
  };

  /** @param {number} id @param {LentRequest} request */
  const start = (id, request) => {
    const run = python.run(request, {
      started: () => post({ type: "started", run: id }),
      progress: ({ step, loaded, total }) => post({ type: "progress", run: id, step, loaded, total }),
      output: (chunks) => post({ type: "output", run: id, chunks }),
      display: (data) => post({ type: "display", run: id, data }),
      input: () => post({ type: "input", run: id }),
    });
    runs.set(id, run);
    return run.finished.then((result) => {
      runs.delete(id);
      post({ type: "finished", run: id, result });
    });
  };

  /** @param {number} id @param {string | null} note */
  const stop = (id, note) => {
    if (waiting.delete(id)) post({ type: "finished", run: id, result: { ...NOTHING, note } });
    runs.get(id)?.stop(note);
  };

  python.addEventListener("status", tellStatus);
  tellStatus();
  port.onmessage = ({ data }) => {
    const message = /** @type {ToLender} */ (data);
    if (message.type === "warm") python.warm();
    else if (message.type === "run") enqueue(message.run, message.request);
    else if (message.type === "stop") stop(message.run, message.note);
    else runs.get(message.run)?.answer(message.text);
  };
}
