/** Shows what came of a check: the verdict, then each test with its message, pytest's own words one tap away. */
import { endingOf, shownTests, verdictOf } from "../lib/check-verdict.js";
import { durationText } from "../lib/durations.js";
import { announce, element } from "./controls.js";
import { ProgressLine } from "./progress-line.js";

/** @typedef {import("../runtime/run.js").RunResult} RunResult */
/** @typedef {import("../runtime/protocol.js").ExerciseKind} ExerciseKind */
/** @typedef {import("../runtime/protocol.js").TestResult} TestResult */

/**
 * @param {string} text - pytest's, or a traceback
 * @param {string} summary
 * @param {string} label - of the text, for those who do not see where it stands
 */
function detailOf(text, summary, label) {
  const pre = element("pre", "", element("samp", "", text));
  pre.tabIndex = 0;
  pre.setAttribute("role", "region");
  pre.setAttribute("aria-label", label);
  return element("details", "check-detail", element("summary", "", summary), pre);
}

/** @param {TestResult} test */
function lineOf({ title, verdict, message, detail }) {
  const word = element("span", "check-word", verdict);
  const line = element("li", "check-test", word, " ", element("span", "check-title", title));
  line.dataset.verdict = verdict;
  if (message) line.append(element("p", "check-message", message));
  if (detail) line.append(detailOf(detail, "pytest’s report", `pytest’s report of: ${title}`));
  return line;
}

/** One box, used again for every check. */
export class CheckBox {
  #name;
  #put;
  #results = element("div", "check-results");
  #verdict = element("p", "check-verdict");
  #says = "";

  /**
   * @param {string} name - of the exercise
   * @param {(box: HTMLElement) => void} put - puts the box into its place
   */
  constructor(name, put) {
    this.#name = name;
    this.#put = put;
    this.line = new ProgressLine("Check", name);
    this.root = element("div", "example-output check", this.line.element, this.#results);
    this.root.setAttribute("role", "region");
    this.root.setAttribute("aria-label", `Results of the check of ${name}`);
  }

  begin() {
    // The height stays while the tests run, so that the text below does not jump
    this.root.style.minBlockSize = `${this.root.offsetHeight}px`;
    this.root.dataset.state = "running";
    this.root.setAttribute("aria-busy", "true");
    this.#results.replaceChildren();
    this.line.say("");
    this.#put(this.root);
  }

  /**
   * @param {RunResult} result
   * @param {ExerciseKind} kind
   */
  finish(result, kind) {
    const { check } = result;
    const verdict = check ? verdictOf(check, kind) : { state: "none", text: endingOf(result) };
    this.line.say(result.seconds > 0 ? durationText(result.seconds) : "");
    this.root.dataset.state = verdict.state;
    this.#says = verdict.text;
    this.#verdict.textContent = verdict.text;
    delete this.root.dataset.edited;
    this.#results.replaceChildren(this.#verdict);
    if (check) this.#list(check.tests, kind);
    const { error } = result;
    if (error?.frames.length && !check?.tests.length) {
      if (error.hint && verdict.text !== error.hint) this.#results.append(element("p", "check-message", error.hint));
      this.#results.append(detailOf(error.traceback, "Traceback", `Traceback of the check of ${this.#name}`));
    }
    this.root.setAttribute("aria-busy", "false");
    this.root.style.minBlockSize = "";
    announce(`${this.#name}: ${verdict.text}`);
  }

  /** @param {boolean} edited - whether the program has another text now than the one that was checked */
  showEdited(edited) {
    const counts = ["solved", "unsolved"].includes(this.root.dataset.state ?? "");
    const text = edited && counts ? `${this.#says}, edited since` : this.#says;
    if (this.#verdict.textContent === text) return;
    this.#verdict.textContent = text;
    this.root.toggleAttribute("data-edited", text !== this.#says);
  }

  /**
   * @param {TestResult[]} tests
   * @param {ExerciseKind} kind
   */
  #list(tests, kind) {
    const { shown, rest } = shownTests(tests, kind);
    if (shown.length > 0) this.#results.append(element("ol", "check-tests", ...shown.map(lineOf)));
    if (rest) this.#results.append(element("p", "check-rest", rest));
  }
}
