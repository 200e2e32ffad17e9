/**
 * What the checker asks a page of the built site to do; no page of the handbook loads it.
 *
 * Owns: running an example, or a check of an answer, exactly as its own page would, under a limit of time.
 * `handbook_build.checker.browser` imports it by its address and calls what it exports.
 */
import { linkOf, runRequest } from "./elements/run-request.js";
import { manifestExample, siteUrl } from "./lib/site.js";
import { session } from "./runtime/session.js";

/** @typedef {import("./runtime/run.js").RunRequest} RunRequest */
/** @typedef {import("./runtime/run.js").RunResult} RunResult */
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

/** @param {number} limit - in seconds */
const tooLong = (limit) => `Stopped after ${limit} s.`;

/**
 * An example as the handbook has it, whatever a reader made of it.
 * @param {string} name
 * @returns {Promise<Link>}
 */
async function original(name) {
  const example = await manifestExample(name);
  if (!example) throw new Error(`There is no example “${name}”.`);
  return linkOf(name, example.source, example.options);
}

/**
 * @param {RunRequest} request
 * @param {number} limit - seconds for the program, or for each test; loading Python or a package takes none of them
 * @returns {Promise<Trial>}
 */
async function tried(request, limit) {
  /** @type {Shown[]} */
  const shown = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let asked = false;
  const restart = () => {
    clearTimeout(timer);
    timer = setTimeout(() => run.stop(tooLong(limit)), limit * 1000);
  };
  const run = session.run(request, {
    started: restart,
    progress: () => timer !== undefined && restart(),
    testing: restart,
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
  const result = await run.finished;
  clearTimeout(timer);
  return { ...result, shown, asked };
}

/**
 * @param {string} name - of an example
 * @param {number} limit - seconds
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
  return tried(await runRequest(link, (other) => before.get(other) ?? null, true), limit);
}

/**
 * @param {string} name - of an exercise
 * @param {string} answer - Python source
 * @param {number} limit - seconds for each test
 */
export async function checkAnswer(name, answer, limit) {
  const response = await fetch(siteUrl(`data/exercises/${name}.json`));
  const { packages, kind, tests, module, correct, mutants } = await response.json();
  const program = { name, source: answer, stdin: null };
  const check = { kind, tests, module, correct, mutants };
  return tried({ program, setup: [], packages, files: [], check }, limit);
}
