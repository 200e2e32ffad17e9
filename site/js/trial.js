/**
 * What the checker asks a page of the built site to do; no page of the handbook loads it.
 *
 * Owns: running an example, or a check of an answer, exactly as its own page would, under a limit of time.
 * `handbook_build.checker.browser` imports it by its address and calls what it exports; a program from elsewhere is the
 * business of `trial-program.js`.
 */
import { manifestLink, runRequest } from "./elements/run-request.js";
import { exerciseData, manifestExample } from "./lib/site.js";
import { TestLimit } from "./lib/test-limit.js";
import { TimeLimit } from "./lib/time-limit.js";
import { session } from "./runtime/session.js";

export { nextPart, startProgram } from "./trial-program.js";

/** @typedef {import("./runtime/run.js").RunRequest} RunRequest */
/** @typedef {import("./runtime/run.js").RunResult} RunResult */
/** @typedef {import("./runtime/run.js").RunListener} RunListener */
/** @typedef {import("./runtime/run.js").Run} Run */
/** @typedef {import("./lib/chain.js").Link} Link */

/**
 * One thing that a run showed: text, or the forms of a rich result by their MIME types.
 * @typedef {{ text: string } | { data: Record<string, string> }} Shown
 */

/**
 * What a run gave.
 * @typedef {object} Extra
 * @property {Shown[]} shown - in order; text without anything between is in one piece
 * @property {boolean} asked - whether it asked the reader for a line, and so met the end of the input
 */

/** @typedef {RunResult & Extra} Trial */

/**
 * An example as the handbook has it, whatever a reader made of it.
 * @param {string} name
 * @returns {Promise<Link>}
 */
async function original(name) {
  const example = await manifestExample(name);
  if (!example) throw new Error(`There is no example “${name}”.`);
  return manifestLink(example, example.source);
}

/**
 * @param {RunRequest} request
 * @param {RunListener} clock - hears of what the limit of time hangs on
 * @returns {{ run: Run, ended: Promise<Trial> }}
 */
function begin(request, clock) {
  /** @type {Shown[]} */
  const shown = [];
  let asked = false;
  const run = session.run(request, {
    ...clock,
    output: (chunks) => {
      const text = chunks.map((chunk) => chunk.text).join("");
      const last = shown.at(-1);
      if (last && "text" in last) last.text += text;
      else shown.push({ text });
    },
    display: (data) => shown.push({ data }),
    input: () => {
      asked = true;
      run.answer(null);
    },
  });
  return { run, ended: run.finished.then((result) => ({ ...result, shown, asked })) };
}

/**
 * @param {string} name - of an example
 * @param {number} limit - seconds for the program and those before it; loading takes none of them
 * @returns {Promise<Trial>}
 */
export async function runExample(name, limit) {
  const link = await original(name);
  /** @type {Map<string, Link>} */
  const before = new Map();
  for (let next = link.after; next !== null && !before.has(next); ) {
    const earlier = await original(next);
    before.set(next, earlier);
    next = earlier.after;
  }
  const request = await runRequest(link, (other) => before.get(other) ?? null, true);
  const clock = new TimeLimit(limit, (sentence) => run.stop(sentence));
  const { run, ended } = begin(request, {
    started: () => clock.started(),
    progress: () => clock.progress(),
    process: () => clock.process(),
  });
  return ended.finally(() => clock.end());
}

/**
 * @param {string} name - of an exercise
 * @param {string} answer - Python source
 * @returns {Promise<Trial>}
 */
export async function checkAnswer(name, answer) {
  const { packages, kind, tests, module, correct, mutants } = await exerciseData(name);
  const program = { name, source: answer, stdin: null };
  const check = { kind, tests, module, correct, mutants };
  const limit = new TestLimit((sentence) => run.stop(sentence));
  const { run, ended } = begin(
    { program, setup: [], packages, files: [], check },
    {
      testing: (test) => limit.testing(test),
      progress: () => limit.waiting(),
      process: () => limit.waiting(),
    },
  );
  return ended.finally(() => limit.end());
}
