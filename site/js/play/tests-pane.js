/** Runs the project's test files by pytest, and lists what came of each test. */
import { announce, element } from "../elements/controls.js";
import { ProgressLine } from "../elements/progress-line.js";
import { durationText } from "../lib/durations.js";
import { session } from "../runtime/session.js";

/** @typedef {import("../runtime/run.js").Run} Run */
/** @typedef {import("../runtime/run.js").RunRequest} RunRequest */
/** @typedef {import("../runtime/run.js").RunResult} RunResult */
/** @typedef {import("../runtime/protocol.js").TestResult} TestResult */

const NO_TESTS =
  "There is no test file yet. Add one whose name begins with test_, such as test_main.py, with functions whose names begin with test_ too.";

/** @param {TestResult} test */
function lineOf({ title, verdict, message, detail }) {
  const line = element(
    "li",
    "check-test",
    element("span", "check-word", verdict),
    " ",
    element("code", "check-title", title),
  );
  line.dataset.verdict = verdict;
  if (message) line.append(element("p", "check-message", message));
  if (!detail) return line;
  const pre = element("pre", "", element("samp", "", detail));
  pre.tabIndex = 0;
  pre.setAttribute("role", "region");
  pre.setAttribute("aria-label", `pytest’s report of: ${title}`);
  line.append(element("details", "check-detail", element("summary", "", "pytest’s report"), pre));
  return line;
}

/** @param {RunResult} result */
function verdictOf({ check, note, error, outcome }) {
  if (!check) {
    if (error?.type === "PackageError" || error?.type === "FileError") return error.message;
    return note ?? (outcome === "stopped" ? "Stopped." : (error?.message ?? "The tests could not be run."));
  }
  if (check.problem !== null && check.tests.length === 0) return check.problem;
  const failed = check.tests.filter(({ verdict }) => verdict === "failed").length;
  const skipped = check.tests.filter(({ verdict }) => verdict === "skipped").length;
  const numbers = /** @type {[number, string][]} */ ([
    [failed, "failed"],
    [check.tests.length - failed - skipped, "passed"],
    [skipped, "skipped"],
  ]);
  const counts = numbers.flatMap(([number, word]) => (number > 0 ? `${number} ${word}` : [])).join(", ");
  return check.problem === null ? counts : `${counts}. ${check.problem}`;
}

export class TestsPane {
  #request;
  #events;
  #line = new ProgressLine("pytest", "the tests");
  #verdict = element("p", "check-verdict");
  #tests = element("ol", "check-tests");
  /** @type {Run | null} */
  #run = null;

  /**
   * @param {(files: string[]) => RunRequest} request - of a run of these test files
   * @param {() => string[]} files - that hold tests
   * @param {{ running: (running: boolean) => void }} events
   */
  constructor(request, files, events) {
    this.#request = request;
    this.#events = events;
    this.files = files;
    this.#verdict.setAttribute("role", "status");
    const start = document.createElement("button");
    Object.assign(start, { type: "button", textContent: "Run the tests" });
    start.addEventListener("click", () => this.run());
    const head = element("div", "play-tests-head", start, this.#line.element);
    this.element = element("div", "play-pane check", head, this.#verdict, this.#tests);
  }

  async run() {
    const files = this.files();
    this.#tests.replaceChildren();
    this.#verdict.textContent = files.length === 0 ? NO_TESTS : "";
    if (files.length === 0) return;
    this.element.dataset.state = "running";
    this.#line.say("starting…");
    const run = session.run(this.#request(files), {
      progress: (progress) => run === this.#run && this.#line.loadBefore(progress.step, progress, "preparing…"),
      started: () => run === this.#run && this.#line.say("preparing…"),
      testing: ({ title, number, total }) =>
        run === this.#run && this.#line.say(number === 0 ? "collecting…" : `${number} of ${total}: ${title}`),
      input: () => run.answer(null),
    });
    this.#run = run;
    this.#events.running(true);
    const result = await run.finished;
    if (run !== this.#run) return;
    this.#run = null;
    this.#events.running(false);
    this.#show(result);
  }

  stop() {
    this.#run?.stop();
  }

  get running() {
    return this.#run !== null;
  }

  /** @param {RunResult} result */
  #show(result) {
    const { check, seconds } = result;
    this.#line.say(seconds > 0 ? durationText(seconds) : "");
    const solved = check?.solved ?? false;
    this.element.dataset.state = solved ? "solved" : "unsolved";
    this.#verdict.textContent = verdictOf(result);
    this.#tests.replaceChildren(...(check?.tests ?? []).map(lineOf));
    announce(`Tests: ${this.#verdict.textContent}`);
  }
}
