/** The events of a snippet, which bubble through the page: `py-snippet:ready`, `run`, `output`, `done`, `error`. */

/** @typedef {import("../messages.js").DoneMessage} DoneMessage */

/**
 * @typedef {object} SnippetResult
 * @property {DoneMessage["outcome"]} outcome
 * @property {number} seconds - of the program itself
 * @property {string} output - all that it has written
 * @property {DoneMessage["error"]} error - what has ended it
 * @property {string | null} note - a sentence that the reader sees too
 */

/**
 * @param {Element} element
 * @param {"ready" | "run" | "output" | "done" | "error"} name
 * @param {unknown} detail
 */
export function tell(element, name, detail) {
  element.dispatchEvent(new CustomEvent(`py-snippet:${name}`, { bubbles: true, composed: true, detail }));
}
