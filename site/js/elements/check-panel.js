/** Holds an answer against the tests of its exercise, and shows what comes of it; loaded at the first check. */
import { TestLimit } from "../lib/test-limit.js";
import { session } from "../runtime/session.js";
import { CheckBox } from "./check-box.js";

/** @typedef {import("../runtime/run.js").Run} Run */
/** @typedef {import("../runtime/run.js").RunRequest} RunRequest */
/** @typedef {import("../runtime/run.js").RunResult} RunResult */
/** @typedef {import("../runtime/protocol.js").ExerciseKind} ExerciseKind */
/** @typedef {import("../runtime/protocol.js").TestingMessage} TestingMessage */

const PREPARING = "preparing the tests…";

/** @type {Omit<RunResult, "outcome">} */
const NOTHING = { seconds: 0, error: null, droppedLines: 0, note: null, check: null };

/** @param {TestingMessage} test */
function testingText({ title, number, total }) {
  if (number === 0) return "loading your answer…";
  const place = total > 0 ? `${number} of ${total}` : String(number);
  return title ? `testing: ${title}, ${place}` : `testing: ${place}`;
}

/** The checks of one exercise. */
export class CheckPanel {
  #box;
  #kind;
  /** @type {Run | null} */
  #run = null;
  /** Counts checks: what comes late from an earlier one is not shown. */
  #ticket = 0;
  /** @type {{ note: string | null } | null} the last check has been stopped, and why */
  #stopped = null;
  /** What the last check was about. */
  #source = "";

  /**
   * @param {string} name - of the exercise
   * @param {ExerciseKind} kind
   * @param {(box: HTMLElement) => void} put - puts the box of the results into its place
   */
  constructor(name, kind, put) {
    this.#kind = kind;
    this.#box = new CheckBox(name, put);
  }

  /**
   * @param {() => Promise<RunRequest>} prepare - rejects with a sentence for the reader
   * @returns {Promise<RunResult | null>} null when a later check has been begun; never rejects
   */
  async run(prepare) {
    this.#ticket += 1;
    const ticket = this.#ticket;
    this.#run?.stop();
    this.#run = null;
    this.#stopped = null;
    this.#box.begin();
    const result = await this.#finished(prepare, () => ticket === this.#ticket);
    if (ticket !== this.#ticket) return null;
    this.#run = null;
    this.#box.finish(result, this.#kind);
    return result;
  }

  get element() {
    return this.#box.root;
  }

  /** The program, or what is known of it, has changed. @param {string} source */
  showSource(source) {
    this.#box.showEdited(this.#source !== source);
  }

  /** The results go, and a check that goes on ends. */
  clear() {
    this.stop(null);
    this.#box.root.remove();
  }

  /** @param {string | null} note - why, for the reader; null when it is the reader who asked */
  stop(note) {
    this.#stopped = { note };
    this.#run?.stop(note);
  }

  /**
   * @param {() => Promise<RunRequest>} prepare
   * @param {() => boolean} mine - whether no later check has been begun
   * @returns {Promise<RunResult>}
   */
  async #finished(prepare, mine) {
    /** @type {RunRequest} */
    let request;
    try {
      request = await prepare();
    } catch (error) {
      const note = error instanceof Error ? error.message : String(error);
      return { ...NOTHING, outcome: "failed", note };
    }
    if (mine()) this.#source = request.program.source;
    if (this.#stopped || !mine()) return { ...NOTHING, outcome: "stopped", note: this.#stopped?.note ?? null };
    const limit = new TestLimit((sentence) => run.stop(sentence));
    let started = false;
    const run = session.run(request, {
      process: () => limit.waiting(),
      progress: (progress) => {
        limit.waiting();
        if (!mine()) return;
        if (started) this.#box.line.loadBefore(progress.step, progress, PREPARING);
        else this.#box.line.load(progress.step, progress);
      },
      started: () => {
        started = true;
        if (mine()) this.#box.line.say(PREPARING);
      },
      testing: (test) => {
        limit.testing(test);
        if (mine()) this.#box.line.say(testingText(test));
      },
      input: () => run.answer(null),
    });
    this.#run = run;
    const result = await run.finished;
    limit.end();
    return result;
  }
}
