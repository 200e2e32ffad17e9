/** What an exercise has beyond a program: Check, the place of results, hints one at a time, the way to a solution. */
import { actionButton, element } from "./controls.js";

/** A check that ends sooner than this never shows Stop, so that nothing flickers. */
const STOP_DELAY_MS = 200;

export class ExerciseParts {
  #check;
  #stop;
  #results = element("div", "exercise-results");
  #mark = element("span", "exercise-solved", "Solved");
  #solution;
  #places;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * Finds the parts in an exercise's markup and adds to them what only scripts need.
   * @param {HTMLElement} host - as the build makes it
   * @param {HTMLElement} codeBox - holds the code
   */
  constructor(host, codeBox) {
    const name = host.id;
    this.#check = actionButton("check", "Check", name);
    this.#stop = actionButton("stop-check", "Stop", `checking ${name}`);
    this.#stop.hidden = true;
    this.#solution = actionButton("solution", "Solution", `of ${name}`);
    this.#mark.hidden = true;
    host.querySelector(".exercise-head")?.append(this.#mark);
    const bar = element("div", "exercise-bar", this.#check, this.#stop);
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", `Check of ${name}`);
    codeBox.after(bar, this.#results);
    this.#places = element("div", "exercise-way-out", this.#solution);
    host.append(this.#places);
    this.#offerHints([...host.querySelectorAll(".exercise-hint")]);
  }

  /**
   * Each hint is there when the one before it has been opened.
   * @param {Element[]} hints
   */
  #offerHints(hints) {
    for (const [index, hint] of hints.entries()) {
      if (!(hint instanceof HTMLDetailsElement)) continue;
      const before = hints[index - 1];
      if (!(before instanceof HTMLDetailsElement) || before.open) continue;
      hint.hidden = true;
      before.addEventListener("toggle", () => hint.removeAttribute("hidden"), { once: true });
    }
  }

  /** @param {boolean} checking */
  showChecking(checking) {
    clearTimeout(this.#timer);
    if (checking) {
      this.#timer = setTimeout(() => {
        this.#stop.hidden = false;
      }, STOP_DELAY_MS);
      return;
    }
    if (document.activeElement === this.#stop) this.#check.focus({ preventScroll: true });
    this.#stop.hidden = true;
  }

  /** @param {boolean} solved */
  showSolved(solved) {
    this.#mark.hidden = !solved;
  }

  /**
   * Puts a box of output or results below the code: what was asked for last stands first.
   * @param {HTMLElement} box
   */
  show(box) {
    if (this.#results.firstElementChild !== box) this.#results.prepend(box);
  }

  /** @param {HTMLElement} solution - takes the place of the button that asked for it */
  showSolution(solution) {
    this.#places.replaceChildren(solution);
    solution.focus({ preventScroll: true });
  }
}
