/** The row of controls above an example's code. */
import { mistakeLink, reportPlace } from "../lib/mistake-link.js";
import { actionButton, announce, element, labelButton } from "./controls.js";

/** A program that ends sooner than this never shows Stop, so that nothing flickers. */
const STOP_DELAY_MS = 200;
const LOADING = "loading…";

/** The controls of one example; what they do is in py-example.js, by their data-action. */
export class Toolbar {
  #name;
  #run;
  #stop;
  #edit;
  #reset;
  #state = element("span", "example-state");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #loading;

  /** @param {string} name - of the example */
  constructor(name) {
    this.#name = name;
    this.#run = actionButton("run", "Run", name);
    this.#stop = actionButton("stop", "Stop", name);
    this.#edit = actionButton("edit", "Edit", name);
    this.#reset = actionButton("reset", "Reset", name);
    this.#stop.hidden = true;
    const copy = actionButton("copy", "Copy", name);
    const group = [this.#run, this.#stop, this.#edit, this.#reset, copy, this.#state, ...links(name)];
    this.element = element("div", "example-toolbar", ...group);
    this.element.setAttribute("role", "group");
    this.element.setAttribute("aria-label", `Controls of ${name}`);
    this.showEdit({ edited: false, canUndoReset: false });
  }

  /**
   * Run gives way to Stop, and back; the focus goes along.
   * @param {boolean} running
   */
  showRunning(running) {
    clearTimeout(this.#timer);
    if (running) this.#timer = setTimeout(() => this.#swap(this.#run, this.#stop), STOP_DELAY_MS);
    else this.#swap(this.#stop, this.#run);
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

  /** @param {boolean} open - whether the editor stands in place of the code */
  showEditor(open) {
    labelButton(this.#edit, open ? "Done" : "Edit", open ? `editing ${this.#name}` : this.#name);
  }

  /** @param {boolean} loading - the editor, which the reader has asked for */
  showLoading(loading) {
    clearTimeout(this.#loading);
    if (!loading) return;
    this.#loading = setTimeout(() => {
      this.#state.textContent = LOADING;
      announce(`${LOADING} the editor of ${this.#name}`);
    }, STOP_DELAY_MS);
  }

  /** @param {{ edited: boolean, canUndoReset: boolean }} edit */
  showEdit({ edited, canUndoReset }) {
    const undo = canUndoReset && !edited;
    this.#state.textContent = edited ? "edited" : "";
    this.#reset.dataset.action = undo ? "undo-reset" : "reset";
    this.#reset.disabled = !edited && !undo;
    labelButton(this.#reset, undo ? "Undo reset" : "Reset", undo ? `of ${this.#name}` : this.#name);
  }

  focusRun() {
    (this.#run.hidden ? this.#stop : this.#run).focus({ preventScroll: true });
  }
}

/**
 * What leads to an example, and away from it: its own address, and where a mistake in it is reported.
 * @param {string} name - of the example
 * @returns {HTMLElement[]}
 */
function links(name) {
  const own = iconLink("example-link", "#", `#${name}`, `Link to ${name}`);
  const where = reportPlace();
  if (!where) return [own];
  const report = iconLink("example-link example-report", "", mistakeLink(where, name), `Report a mistake in ${name}`);
  report.setAttribute("rel", "external noopener");
  return [own, report];
}

/**
 * @param {string} className
 * @param {string} text
 * @param {string} address
 * @param {string} label
 */
function iconLink(className, text, address, label) {
  const link = element("a", className, text);
  link.setAttribute("href", address);
  link.setAttribute("aria-label", label);
  link.title = label;
  return link;
}
