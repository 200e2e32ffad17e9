/** The box around the output of a reader's run: its label, its buttons, its notes. No output passes here. */
import { durationText, sizeText } from "../lib/durations.js";
import { MAX_SHOWN_CHARACTERS, MAX_SHOWN_LINES } from "../runtime/protocol.js";
import { actionButton, announce, element } from "./controls.js";
import { ProgressLine } from "./progress-line.js";

/** @typedef {import("../runtime/run.js").RunResult} RunResult */

/** @param {RunResult} result */
function labelOf({ outcome, seconds, error }) {
  const time = durationText(seconds);
  if (outcome === "ok") return time;
  if (outcome === "error") return error?.type === "SystemExit" ? `${time}, ended by sys.exit` : `${time}, error`;
  if (outcome === "stopped") return seconds > 0 ? `stopped after ${time}` : "stopped";
  return outcome === "died" ? "Python ended" : "not run";
}

/**
 * What sys.exit() told the system, which a terminal does not show either.
 * @param {RunResult} result
 * @returns {string} a sentence; "" for another ending
 */
function exitNote({ outcome, error }) {
  if (outcome !== "error" || error?.type !== "SystemExit") return "";
  const status = /^-?\d+$/.test(error.message) ? error.message : "1";
  return `The program ended with exit status ${status}, which says that something went wrong.`;
}

/** One box, used again for every run. */
export class RunBox {
  #name;
  #recorded;
  #put;
  #actions;
  #output = element("div", "example-run");
  #cut = element("p", "example-note");
  #note = element("p", "example-note");
  #hint = element("p", "example-hint");
  /** @type {HTMLElement | null} takes the output of a run that nothing is seen of yet */
  #next = null;
  #root;

  /**
   * @param {string} name - of the program
   * @param {HTMLElement | null} recorded - its recorded output
   * @param {(box: HTMLElement) => void} put - puts the box into its place
   */
  constructor(name, recorded, put) {
    this.#name = name;
    this.#put = put;
    this.#recorded = recorded;
    const of = `the output of ${this.#name}`;
    this.#actions = element(
      "div",
      "example-output-actions",
      actionButton("copy-output", "Copy", of),
      actionButton("clear", "Clear", of),
      ...(recorded ? [actionButton("recorded", "Recorded", `output of ${this.#name}`)] : []),
    );
    this.line = new ProgressLine("Your run", this.#name);
    const head = element("div", "example-output-head", this.line.element, this.#actions);
    this.#root = element("div", "example-output", head, this.#cut, this.#hint, this.#note);
    this.#hint.setAttribute("role", "note");
    this.#root.dataset.kind = "run";
  }

  get element() {
    return this.#root;
  }

  /** @param {boolean} busy - whether a run is about to begin, or doesn't after all; what is there stays */
  wait(busy) {
    this.#output.setAttribute("aria-busy", String(busy));
  }

  /**
   * A run begins; what is there stays until `start`, or `load`.
   * @returns {HTMLElement} what takes its output
   */
  begin() {
    this.#output.setAttribute("aria-busy", "true");
    this.#next = this.#newOutput();
    return this.#next;
  }

  /** Python is not there yet: the run's own line is shown, and the recorded output stays readable until `start`. */
  load() {
    if (!this.#recorded || this.#recorded.hidden) return this.start();
    this.#clearAway();
    this.#output.hidden = true;
    this.#recorded.before(this.#root);
    this.#root.hidden = false;
  }

  /** Something is to be seen of the run: it takes the place of what was there. */
  start() {
    if (!this.#next && !this.#output.hidden) return;
    // The height stays while the program runs, so that the text below does not jump
    const before = this.#recorded && !this.#recorded.hidden ? this.#recorded : this.#root;
    const height = `${before.offsetHeight}px`;
    this.#clearAway();
    this.#output.hidden = false;
    this.#root.style.minBlockSize = height;
    this.#show(this.#root);
  }

  #clearAway() {
    if (!this.#next) return;
    this.#putOutput(this.#next);
    this.#next = null;
    this.line.say("");
    this.#cut.hidden = true;
    this.#note.hidden = true;
    this.#hint.hidden = true;
    this.#actions.inert = true;
    this.#root.dataset.state = "running";
  }

  #newOutput() {
    const output = element("div", "example-run");
    output.tabIndex = 0;
    output.setAttribute("role", "status");
    output.setAttribute("aria-label", `Output of your run of ${this.#name}`);
    output.setAttribute("aria-busy", "true");
    return output;
  }

  /** @param {HTMLElement} output */
  #putOutput(output) {
    this.#output.remove();
    this.#output = output;
    this.#cut.before(output);
  }

  /** The output has grown too long to be read out. */
  silence() {
    this.#output.setAttribute("aria-live", "off");
  }

  /** @param {number} [dropped] - lines that the worker did not even send */
  showCut(dropped = 0) {
    if (!this.#cut.hidden && dropped === 0) return;
    const lines = MAX_SHOWN_LINES.toLocaleString("en");
    const more = dropped > 0 ? ` ${dropped.toLocaleString("en")} more lines were not kept.` : "";
    const text = `Only the first ${lines} lines, or ${sizeText(MAX_SHOWN_CHARACTERS)}, are shown.${more} `;
    const button = actionButton("download", "Download the output", `of ${this.#name}`);
    this.#cut.replaceChildren(text, button);
    this.#cut.hidden = false;
  }

  /**
   * The traceback of a run whose output was cut before it.
   * @param {string} traceback
   */
  lateTraceback(traceback) {
    return element("pre", "", element("samp", "out-stderr", traceback));
  }

  /**
   * @param {RunResult} result
   * @param {boolean} empty - nothing was written or shown
   */
  finish(result, empty) {
    this.line.say(labelOf(result));
    this.#root.dataset.state = result.outcome;
    if (empty && result.outcome === "ok") {
      this.#output.append(element("p", "out-nothing", "It printed nothing."));
    }
    this.#output.setAttribute("aria-busy", "false");
    this.#actions.inert = Boolean(this.#output.hidden); // where nothing ran, there is nothing to copy or clear
    this.#root.style.minBlockSize = "";
    this.#showNote(result);
    if (result.differs && this.#recorded) this.#recorded.hidden = false;
  }

  /** @param {RunResult} result */
  #showNote(result) {
    const { outcome, note, error } = result;
    const hint = (outcome === "error" && error?.hint) || "";
    this.#hint.textContent = hint;
    this.#hint.hidden = !hint;
    const program = error?.span?.program;
    const elsewhere =
      outcome === "error" && program && program !== this.#name
        ? `The error is in “${program}”, which runs before this example.`
        : "";
    const text = note ?? (exitNote(result) || elsewhere);
    this.#note.hidden = !text && outcome !== "failed";
    this.#note.replaceChildren(text);
    if (outcome === "failed") {
      this.#note.append(" ", actionButton("run", "Retry", `running ${this.#name}`));
    }
    if (hint || text) announce([hint, text].join(" ").trim());
  }

  /** The output goes; what was recorded can be had back. */
  clear() {
    if (!this.#recorded) {
      this.#root.remove();
      return;
    }
    this.#putOutput(this.#newOutput());
    this.#output.setAttribute("aria-busy", "false");
    this.#output.append(element("p", "out-nothing", "Cleared."));
    this.line.say("");
    this.#cut.hidden = true;
    this.#note.hidden = true;
    this.#hint.hidden = true;
  }

  showRecorded() {
    if (!this.#recorded) return;
    this.#show(this.#recorded);
    this.#recorded.querySelector("pre")?.focus({ preventScroll: true });
  }

  /** @param {HTMLElement} box - the run's or the recorded one */
  #show(box) {
    if (box === this.#root) this.#put(this.#root);
    this.#root.hidden = box !== this.#root;
    if (this.#recorded) this.#recorded.hidden = box !== this.#recorded;
  }

  focusOutput() {
    this.#output.focus({ preventScroll: true });
  }
}
