/** The reader's guess at an output before it is shown, and how far it was right. The guess is not kept. */
import { compareGuess, guessVerdict } from "../lib/guess.js";
import { actionButton, announce, element } from "./controls.js";

/** @typedef {import("../lib/guess.js").GuessedLine} GuessedLine */

const WRITE_FIRST = "Write a guess first, or press Show it.";
const RUNS = "You have edited the program: Compare runs it, and compares your guess with what it prints.";

/** @param {string} text */
const printed = (text) => element("samp", "", text);

/** @type {Record<GuessedLine["state"], { word: string, about: (line: GuessedLine) => (Node | string)[] }>} */
const STATES = {
  agrees: { word: "agrees", about: (line) => [printed(line.printed)] },
  differs: { word: "differs", about: (line) => [printed(line.printed), " you guessed ", printed(line.guessed)] },
  missing: { word: "missing", about: (line) => [printed(line.printed), " you did not guess it"] },
  extra: { word: "extra", about: (line) => [printed(line.guessed), " it does not print it"] },
};

/** @param {GuessedLine} line */
function lineOf(line) {
  const { word, about } = STATES[line.state];
  const item = element("li", "prediction-line", element("span", "check-word", word), " ", ...about(line));
  item.dataset.verdict = line.state === "agrees" ? "passed" : "failed";
  return item;
}

export class Prediction {
  #name;
  #recorded;
  #field = document.createElement("textarea");
  #note = element("p", "prediction-note");
  #edited = element("p", "prediction-edited");
  #form;
  /** @type {{ element: HTMLElement, verdict: string, source: string } | null} what came of the guess, and at what */
  #shown = null;

  /**
   * Takes the place of the markup that holds the output back without scripts.
   * @param {string} name - of the example
   * @param {HTMLElement} folded - holds the recorded output
   * @param {HTMLElement} recorded
   */
  constructor(name, folded, recorded) {
    this.#name = name;
    this.#recorded = recorded;
    this.#form = this.#build();
    recorded.hidden = true;
    folded.replaceWith(this.#form, recorded);
  }

  #build() {
    const field = this.#field;
    field.id = `${this.#name}-guess`;
    field.rows = 3;
    field.spellcheck = false;
    field.autocomplete = "off";
    field.setAttribute("autocapitalize", "off");
    field.setAttribute("aria-describedby", `${field.id}-note`);
    this.#note.id = `${field.id}-note`;
    const label = document.createElement("label");
    label.htmlFor = field.id;
    label.textContent = "Your guess";
    const asked = element("p", "prediction-question", "Guess first, then look: what does it print?");
    const buttons = element(
      "div",
      "prediction-actions",
      actionButton("compare", "Compare", `your guess at ${this.#name}`),
      actionButton("reveal", "Show it", `without a guess at ${this.#name}`),
    );
    return element("div", "prediction", asked, label, field, this.#edited, this.#note, buttons);
  }

  /** Whether the output is still held back. */
  get open() {
    return this.#form.isConnected;
  }

  /** Whether there is a guess; without one the reader is asked for it. */
  ready() {
    const written = this.#field.value.trim() !== "";
    this.#note.textContent = written ? "" : WRITE_FIRST;
    if (!written) {
      announce(WRITE_FIRST);
      this.#field.focus();
    }
    return written;
  }

  /**
   * Compares the guess with the recorded output, which is shown then.
   * @param {string} source - the program, as it was recorded
   */
  compare(source) {
    this.#recorded.hidden = false;
    const text = this.#recorded.querySelector("samp")?.textContent;
    if (text) this.#show(text, source).focus({ preventScroll: true });
    else this.reveal();
  }

  /**
   * The program, or what is known of it, has changed.
   * @param {string} source
   * @param {boolean} edited
   */
  changed(source, edited) {
    this.#edited.textContent = edited ? RUNS : "";
    if (!this.#shown) return;
    const { element: shown, verdict, source: judged } = this.#shown;
    const text = source === judged ? verdict : `Before the program was changed: ${verdict}`;
    const line = shown.querySelector(".prediction-question");
    if (line && line.textContent !== text) line.textContent = text;
  }

  /** The recorded output is shown without a guess. */
  reveal() {
    this.#form.remove();
    this.#recorded.hidden = false;
    this.#recorded.querySelector("pre")?.focus({ preventScroll: true });
  }

  /**
   * The program was run, which shows its output: what was guessed is compared with that.
   * @param {string} output
   * @param {string} source - what was run
   */
  seen(output, source) {
    if (!this.open) return;
    const focused = this.#form.contains(document.activeElement);
    if (!this.#field.value.trim()) this.#form.remove();
    else {
      const shown = this.#show(output, source);
      if (focused) shown.focus({ preventScroll: true });
    }
  }

  /**
   * @param {string} output
   * @param {string} source - the program that has written it
   */
  #show(output, source) {
    const lines = compareGuess(this.#field.value, output);
    const verdict = guessVerdict(lines);
    const list = element("ol", "prediction-lines", ...lines.map(lineOf));
    const shown = element("div", "prediction", element("p", "prediction-question", verdict), list);
    shown.tabIndex = -1;
    shown.setAttribute("role", "group");
    shown.setAttribute("aria-label", `Your guess at ${this.#name}`);
    this.#shown = { element: shown, verdict, source };
    this.#form.replaceWith(shown);
    announce(verdict);
    return shown;
  }
}
