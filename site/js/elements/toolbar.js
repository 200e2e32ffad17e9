/** The row of controls above an example's code. */
import { mistakeLink, reportPlace } from "../lib/mistake-link.js";
import { siteUrl } from "../lib/site.js";
import { actionButton, announce, element, labelButton } from "./controls.js";
import { RunSwitch } from "./run-switch.js";

/** What is loaded sooner than this is not announced. */
const LOADING_DELAY_MS = 200;
const LOADING = "loading…";

/** The controls of one example; what they do is in py-example.js, by their data-action. */
export class Toolbar {
  #name;
  #switch;
  #edit;
  #reset;
  #state = element("span", "example-state");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #loading;

  /**
   * @param {string} name - of the program
   * @param {string} kind - what it is: only an "example" can be shown elsewhere, and does not stand there already
   */
  constructor(name, kind) {
    this.#name = name;
    this.#switch = new RunSwitch(name);
    this.#edit = actionButton("edit", "Edit", name);
    this.#reset = actionButton("reset", "Reset", name);
    const copy = actionButton("copy", "Copy", name);
    const embedded = document.documentElement.classList.contains("embedded");
    const elsewhere = kind === "example" && !embedded ? [actionButton("share", "Share", name), playLink(name)] : [];
    const buttons = [...this.#switch.buttons, this.#edit, this.#reset, copy, ...elsewhere];
    const group = [...buttons, this.#state, ...links(name)];
    this.element = element("div", "example-toolbar", ...group);
    this.element.setAttribute("role", "group");
    this.element.setAttribute("aria-label", `Controls of ${name}`);
    this.showEdit({ edited: false, canUndoReset: false });
  }

  /** @param {boolean} running */
  showRunning(running) {
    this.#switch.show(running);
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
    }, LOADING_DELAY_MS);
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
    this.#switch.focus();
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
 * @param {string} name - of the example
 * @returns {HTMLElement}
 */
function playLink(name) {
  const address = siteUrl(`play/?example=${name}`).href;
  const link = iconLink("example-link example-play", "Playground", address, `Open ${name} in the playground`);
  link.dataset.play = "";
  return link;
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
