/** What a check's result comes to, in words. */

/** @typedef {import("../runtime/run.js").RunResult} RunResult */
/** @typedef {import("../runtime/run.js").CheckResult} CheckResult */
/** @typedef {import("../runtime/protocol.js").ExerciseKind} ExerciseKind */
/** @typedef {import("../runtime/protocol.js").TestResult} TestResult */

/**
 * @typedef {object} Verdict
 * @property {"solved" | "unsolved" | "none"} state - none: the tests did not come to their end
 * @property {string} text - one sentence, or two
 */

/** The types of errors that say, for the reader, what the worker could not load. */
const NOT_LOADED = new Set(["PackageError", "FileError"]);

/** @param {number} count @param {string} noun */
const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/**
 * @param {ExerciseKind} kind
 * @returns {string} what is counted: in the kind "tests" the tests are the reader's own
 */
const nounOf = (kind) => (kind === "tests" ? "check" : "test");

/**
 * @param {CheckResult} check
 * @param {ExerciseKind} kind
 * @returns {Verdict}
 */
export function verdictOf({ solved, tests, problem }, kind) {
  const noun = nounOf(kind);
  const failed = tests.filter(({ verdict }) => verdict === "failed").length;
  if (solved) return { state: "solved", text: "Solved" };
  if (problem !== null) return { state: "none", text: problem };
  if (failed === 0) return { state: "none", text: `No ${noun} was run.` };
  const fail = failed === 1 ? "fails" : "fail";
  return { state: "unsolved", text: `${failed} of ${counted(tests.length, noun)} ${fail}` };
}

/**
 * What the reader is shown of the tests: hidden ones by name only where they failed.
 * @param {TestResult[]} tests
 * @param {ExerciseKind} kind
 * @returns {{ shown: TestResult[], rest: string }} rest: a line about the others, "" for none
 */
export function shownTests(tests, kind) {
  const shown = tests.filter(({ hidden, verdict }) => !hidden || verdict === "failed");
  const others = tests.length - shown.length;
  const more = shown.length > 0 ? " more" : "";
  const text = `${others}${more} ${nounOf(kind)}${others === 1 ? "" : "s"} passed`;
  return { shown, rest: others > 0 ? text : "" };
}

/**
 * What ended a check that came to no result.
 * @param {RunResult} result - without a check
 * @returns {string} for the reader
 */
export function endingOf({ outcome, note, error }) {
  if (error && NOT_LOADED.has(error.type)) return error.message;
  if (outcome === "failed") return `${note ?? "Python could not be loaded."} Press Check to try again.`;
  if (note) return note;
  if (outcome === "stopped") return "Stopped.";
  if (outcome === "died") return "Your answer ended the Python interpreter itself.";
  return error?.hint ?? "The tests could not be run.";
}
