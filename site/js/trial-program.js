/**
 * A whole program run in the page's Python, and taken from the page piece by piece while it runs.
 *
 * Owns: the queue between the run and the checker, which asks for the next part as soon as it has written the last
 * one: so there is one order, in every browser. A page runs one program; `trial.js` exports what is here.
 */
import { TimeLimit } from "./lib/time-limit.js";
import { session } from "./runtime/session.js";

/** @typedef {import("./runtime/protocol.js").OutputChunk} OutputChunk */
/** @typedef {import("./runtime/protocol.js").WorkingFile} WorkingFile */
/** @typedef {import("./runtime/run.js").RunResult} RunResult */

/**
 * @typedef {object} ProgramRequest
 * @property {string} name - its file is called `NAME.py`
 * @property {string} source - Python source
 * @property {string | null} stdin - what it reads; null for nothing
 * @property {string[]} packages - those that its imports do not reveal
 * @property {WorkingFile[]} files - found in its working folder; their addresses may be paths on this host
 * @property {number} limit - seconds that it may take
 */

/**
 * How the program ended; what is not said here is as in RunResult.
 * @typedef {object} End
 * @property {RunResult["outcome"]} outcome
 * @property {number | null} exitCode - that it gave to sys.exit()
 * @property {string | null} note
 * @property {number} droppedLines
 * @property {number} seconds - since Python got it
 * @property {boolean} expired - whether it was stopped because its time was over
 */

/** @type {OutputChunk[]} what was written since the last part */
let written = [];
/** @type {End | null} */
let end = null;
let wake = () => {};

/**
 * Begin to run a program.
 * @param {ProgramRequest} request
 */
export function startProgram({ name, source, stdin, packages, files, limit }) {
  const found = files.map((file) => ({ ...file, address: new URL(file.address, location.href).href }));
  const clock = new TimeLimit(limit, (sentence) => run.stop(sentence));
  const run = session.run(
    { program: { name, source, stdin }, setup: [], packages, files: found, check: null },
    {
      started: () => clock.started(),
      progress: () => clock.progress(),
      process: () => clock.process(),
      output: (chunks) => {
        // What a terminal shows besides is no output: the answers typed, the value of a last expression.
        written.push(...chunks.filter(({ stream }) => stream === "stdout" || stream === "stderr"));
        wake();
      },
      input: () => run.answer(null),
    },
  );
  run.finished.then(({ outcome, exitCode, note, droppedLines }) => {
    const seconds = clock.end();
    end = { outcome, exitCode: exitCode ?? null, note, droppedLines, seconds, expired: clock.expired };
    wake();
  });
}

/**
 * Wait for what the program writes next, or for its end.
 * @returns {Promise<{ chunks: OutputChunk[], end: End | null }>}
 */
export async function nextPart() {
  while (!written.length && !end) {
    await new Promise((resolve) => {
      wake = () => resolve(undefined);
    });
  }
  const chunks = written;
  written = [];
  return { chunks, end };
}
