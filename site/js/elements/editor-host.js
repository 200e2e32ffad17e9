/** Puts the editor in place of an example's code, and back. */
import { element } from "./controls.js";
import { loadEditor } from "./warm-up.js";

/** @typedef {import("../editor/editor.js").Editor} Editor */
/** @typedef {import("../lib/columns.js").Range} Range */

const HOW_TO_LEAVE =
  "Tab indents; press Escape, then Tab to leave the editor. Control-Enter or Shift-Enter runs the program.";

/** The editor of one example, made when it is first shown. */
export class EditorHost {
  #name;
  #box;
  #ending;
  #events;
  #pre;
  /** @type {Editor | null} */
  #editor = null;
  #frame = element("div", "example-editor");
  /** Whether a change comes from us, not from the reader. */
  #setting = false;
  #running = false;

  /**
   * @param {string} name - of the example
   * @param {HTMLElement} box - holds the `<pre>` of the code
   * @param {boolean} endsWithNewline - whether the source ends with a newline that is not shown as a line
   * @param {{ onChange: (text: string) => void, onRun: () => void }} events
   */
  constructor(name, box, endsWithNewline, events) {
    this.#name = name;
    this.#box = box;
    this.#ending = endsWithNewline ? "\n" : "";
    this.#events = events;
    this.#pre = box.querySelector("pre");
  }

  get open() {
    return this.#editor !== null;
  }

  /**
   * Shows the editor.
   * @param {string} text - the program
   * @param {boolean} focused - whether it takes the focus
   */
  async show(text, focused) {
    const { Editor } = await loadEditor();
    if (this.#editor) return;
    const help = element("p", "visually-hidden", HOW_TO_LEAVE);
    help.id = `${this.#name}-editor-help`;
    this.#frame.replaceChildren(help);
    this.#editor = new Editor({
      parent: this.#frame,
      text: this.#shown(text),
      name: this.#name,
      label: `Python code: ${this.#name}`,
      describedBy: help.id,
      onChange: (changed) => {
        if (!this.#setting) this.#events.onChange(changed + this.#ending);
      },
      onRun: this.#events.onRun,
    });
    this.#editor.showRunning(this.#running);
    this.#box.append(this.#frame);
    if (this.#pre) this.#pre.hidden = true;
    if (focused) this.#editor.focus();
  }

  close() {
    this.#editor?.destroy();
    this.#editor = null;
    this.#frame.remove();
    if (this.#pre) this.#pre.hidden = false;
  }

  /** @param {string} text - the program */
  replaceText(text) {
    this.#setting = true;
    this.#editor?.replaceText(this.#shown(text));
    this.#setting = false;
  }

  /** @param {boolean} running - whether the program runs */
  showRunning(running) {
    this.#running = running;
    this.#editor?.showRunning(running);
  }

  /** @param {Range | null} range - the failing part */
  mark(range) {
    this.#editor?.markError(range);
  }

  /** @param {string} text */
  #shown(text) {
    return this.#ending && text.endsWith(this.#ending) ? text.slice(0, -1) : text;
  }
}
