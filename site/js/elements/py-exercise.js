/**
 * <py-exercise>: a program that the reader completes, held against tests by Check.
 *
 * Its markup comes from the build: head, task, starter, visible tests, hints. What a check or a look at the
 * solution needs is loaded when it is asked for.
 */
import { exerciseData } from "../lib/site.js";
import { solvedStore } from "../lib/solved-store.js";
import { ExerciseParts } from "./exercise-parts.js";
import { keepInSight } from "./in-sight.js";
import { ProgramElement } from "./program-element.js";
import { loadCheckPanel, loadSolution } from "./warm-up.js";

/** @typedef {import("../lib/site.js").ExerciseData} ExerciseData */
/** @typedef {import("../runtime/run.js").RunRequest} RunRequest */

export class PyExercise extends ProgramElement {
  /** @type {ExerciseParts | null} */
  #exercise = null;
  /** @type {import("./check-panel.js").CheckPanel | null} */
  #panel = null;
  /** @type {import("./solution.js").Solution | null} */
  #solution = null;
  #checks = 0;

  /** @override */
  get kind() {
    return "exercise";
  }

  /** @protected @override */
  build() {
    super.build();
    this.#exercise = new ExerciseParts(this, this.parts.codeBox);
    solvedStore.read(this.name).then((record) => this.showSolved(record !== null));
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#panel?.stop(null);
  }

  /** @param {boolean} solved */
  showSolved(solved) {
    this.#exercise?.showSolved(solved);
  }

  /** Holds the answer, as the reader has it now, against the tests. */
  async check() {
    const parts = this.#built;
    this.#checks += 1;
    const ticket = this.#checks;
    this.stop("Stopped, because Check was pressed.");
    this.parts.mark(null);
    parts.showChecking(true);
    try {
      const panel = await this.#loadPanel();
      this.parts.notices.fail("", this.parts.edit);
      if (ticket !== this.#checks) return;
      const checking = panel.run(() => this.#checkRequest());
      keepInSight(panel.element, Promise.resolve(), checking);
      const result = await checking;
      if (result) {
        panel.showSource(this.source);
        this.showSpan(result);
      }
      if (result?.check?.solved) this.#solved();
    } catch (error) {
      this.fail(error);
    } finally {
      if (ticket === this.#checks) parts.showChecking(false);
    }
  }

  /**
   * The program alone; tests of the reader's own find what they test.
   * @protected
   * @override
   * @returns {Promise<RunRequest>}
   */
  async request() {
    const data = this.options.kind === "tests" ? await exerciseData(this.name) : null;
    const files = data ? [{ name: `${data.module}.py`, text: data.correct, address: "" }] : [];
    return { ...this.#alone(), files };
  }

  /** @protected @override */
  willRun() {
    this.#panel?.stop("Stopped, because Run was pressed.");
  }

  /** @protected @override @param {HTMLElement} box */
  put(box) {
    this.#built.show(box);
  }

  /** @protected @override */
  hasChanged() {
    this.#solution?.showAnswer(this.source);
    this.#panel?.showSource(this.source);
  }

  /** What came of the text that is given up goes with it. */
  #dropResults() {
    this.stop();
    this.clearOutput();
    this.#panel?.clear();
  }

  /**
   * @protected
   * @override
   * @param {string} action
   * @param {HTMLButtonElement} button
   */
  act(action, button) {
    if (action === "check") this.check();
    else if (action === "stop-check") this.#panel?.stop(null);
    else if (action === "solution") this.#askSolution();
    else if (action === "copy-solution") this.copy(this.#solution?.text ?? "", button);
    else {
      super.act(action, button);
      if (action === "reset") this.#dropResults();
    }
  }

  get #built() {
    if (!this.#exercise) throw new Error(`${this.id} is not in a page`);
    return this.#exercise;
  }

  /** @returns {RunRequest} */
  #alone() {
    const { packages } = this.options;
    return {
      program: { name: this.name, source: this.source, stdin: null },
      setup: [],
      packages: Array.isArray(packages) ? packages.map(String) : [],
      files: [],
      check: null,
    };
  }

  /** @returns {Promise<RunRequest>} */
  async #checkRequest() {
    const { kind, tests, module, correct, mutants } = await exerciseData(this.name);
    return { ...this.#alone(), check: { kind, tests, module, correct, mutants } };
  }

  async #loadPanel() {
    const { CheckPanel } = await loadCheckPanel();
    const kind = /** @type {import("../runtime/protocol.js").ExerciseKind} */ (this.options.kind);
    this.#panel ??= new CheckPanel(this.name, kind, (box) => this.put(box));
    return this.#panel;
  }

  #solved() {
    this.showSolved(true);
    solvedStore.add(this.name, { solvedAt: new Date().toISOString(), digest: this.dataset.digest ?? "" });
  }

  async #askSolution() {
    try {
      const { Solution, confirmSolution } = await loadSolution();
      const title = this.dataset.title ?? this.name;
      if (!this.#solution && !(await confirmSolution(this, title))) return;
      const { solution } = await exerciseData(this.name);
      this.#solution ??= new Solution(this.name, solution);
      this.#built.showSolution(this.#solution.element);
      this.#solution.showAnswer(this.source);
      this.parts.notices.fail("", this.parts.edit);
    } catch (error) {
      this.fail(error);
    }
  }
}
