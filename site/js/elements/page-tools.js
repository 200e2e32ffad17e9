/** "Run all": the examples of a page, one after the other, with their prepared answers. */
import { actionButton, element } from "./controls.js";
import { PyExample } from "./py-example.js";

/** @param {number} count @param {string} one @param {string} many */
const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`;

/** Runs the examples of a page. */
class RunAll {
  #examples;
  #run = actionButton("run-all", "Run all", "examples of this page");
  #stop = actionButton("stop-all", "Stop", "running all examples");
  #progress = element("span", "run-all-progress");
  #stopped = false;
  /** @type {PyExample | null} */
  #current = null;

  /** @param {PyExample[]} examples */
  constructor(examples) {
    this.#examples = examples;
    this.#stop.hidden = true;
    this.#progress.setAttribute("aria-live", "polite");
    this.element = element("div", "run-all", this.#run, this.#stop, this.#progress);
    this.#run.addEventListener("click", () => this.#start());
    this.#stop.addEventListener("click", () => this.#end());
  }

  async #start() {
    this.#stopped = false;
    this.#swap(this.#run, this.#stop);
    let done = 0;
    let failed = 0;
    for (const example of this.#examples) {
      this.#current = example;
      this.#progress.textContent = `Running ${done + 1} of ${this.#examples.length}: ${example.name}`;
      const result = await example.run({ prepared: true });
      if (this.#stopped || !result || ["stopped", "failed"].includes(result.outcome)) break;
      const expected = example.options.raises !== undefined;
      done += 1;
      if (result.outcome === "died" || (result.outcome === "error") !== expected) failed += 1;
    }
    this.#current = null;
    this.#progress.textContent = this.#summary(done, failed);
    this.#swap(this.#stop, this.#run);
  }

  #end() {
    this.#stopped = true;
    this.#current?.stop();
  }

  /**
   * @param {number} done
   * @param {number} failed
   */
  #summary(done, failed) {
    const all = this.#examples.length;
    const ran = done === all ? `All ${all} examples ran` : `Stopped after ${done} of ${all}`;
    return failed === 0 ? `${ran}.` : `${ran}, ${counted(failed, "one", "of them")} not as expected.`;
  }

  /**
   * @param {HTMLElement} from
   * @param {HTMLElement} to
   */
  #swap(from, to) {
    const focused = document.activeElement === from;
    to.hidden = false;
    if (focused) to.focus({ preventScroll: true });
    from.hidden = true;
  }
}

/** Puts the tools into the place that the page has for them, if it has one and examples enough. */
export function addPageTools() {
  const place = document.querySelector("[data-page-tools]");
  const examples = [...document.querySelectorAll("py-example")].filter((found) => found instanceof PyExample);
  if (place && examples.length > 1) place.prepend(new RunAll(examples).element);
}
