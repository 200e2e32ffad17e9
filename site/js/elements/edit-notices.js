/** Sentences between a program's controls and its code, each with what the reader can do about it. */
import { actionButton, announce, element } from "./controls.js";

/** @typedef {import("../lib/saved-edit.js").SavedEdit} SavedEdit */
/** @typedef {{ text: string, actions: [string, string][] }} Notice actions: data-action and label. */

const NOT_SAVED = {
  full: "Not saved: the browser has no room left. Your text stays here until you leave the page.",
  denied: "Not saved: the browser lets this page store nothing. Your text stays here until you leave the page.",
};

/**
 * @param {SavedEdit} edit
 * @param {string} kind - what is edited: "example" or "exercise"
 * @returns {Notice[]}
 */
function noticesOf(edit, kind) {
  /** @type {Notice[]} */
  const notices = [];
  if (edit.conflict) {
    const what = edit.conflict.theirs ? "edited" : "reset";
    notices.push({
      text: `This ${kind} is open in another tab, where it was ${what}.`,
      actions: [
        ["use-theirs", "Use theirs"],
        ["use-mine", "Keep mine"],
      ],
    });
  } else if (edit.outdated) {
    notices.push({
      text: "The original has changed since you edited it.",
      actions: [
        ["reset", "Take the new one"],
        ["keep-mine", "Keep mine"],
      ],
    });
  }
  if (edit.canUndoReset && edit.edited) {
    notices.push({ text: "This is the other tab’s text.", actions: [["undo-reset", "Take mine back"]] });
  }
  if (edit.trouble) notices.push({ text: NOT_SAVED[edit.trouble], actions: [] });
  return notices;
}

/** The notices of one program. */
export class EditNotices {
  #name;
  #kind;
  #shown = "";
  #failure = "";

  /**
   * @param {string} name - of the program
   * @param {string} kind - what it is: "example" or "exercise"
   */
  constructor(name, kind) {
    this.#name = name;
    this.#kind = kind;
    this.element = element("div", "example-notices");
    this.element.hidden = true;
  }

  /** @param {SavedEdit} edit */
  show(edit) {
    const notices = noticesOf(edit, this.#kind);
    if (this.#failure) notices.push({ text: this.#failure, actions: [] });
    const key = notices.map((notice) => notice.text).join("\n");
    if (key === this.#shown) return;
    this.#shown = key;
    this.element.hidden = notices.length === 0;
    this.element.replaceChildren(...notices.map((notice) => this.#build(notice)));
    if (key) announce(`${this.#name}: ${key}`);
  }

  /**
   * Something of the page could not be loaded.
   * @param {string} text - "" when that is over
   * @param {SavedEdit} edit
   */
  fail(text, edit) {
    this.#failure = text;
    this.show(edit);
  }

  /** @param {Notice} notice */
  #build({ text, actions }) {
    const buttons = actions.map(([action, label]) => actionButton(action, label, `of ${this.#name}`));
    return element("p", "example-notice", `${text} `, ...buttons);
  }
}
