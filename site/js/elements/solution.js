/** The model answer beside the reader's own, shown when the reader has confirmed it; loaded when it is asked for. */
import { confirm } from "./confirm.js";
import { actionButton, element } from "./controls.js";
import { loadEditor } from "./warm-up.js";

/**
 * @param {HTMLElement} host - where the dialog is put
 * @param {string} title - of the exercise
 * @returns {Promise<boolean>}
 */
export function confirmSolution(host, title) {
  return confirm(host, {
    title: "Show the solution?",
    text: `A model answer to “${title}” is shown beside yours, which stays as it is.`,
    yes: "Show the solution",
    no: "Not yet",
  });
}

/**
 * @param {string} label
 * @param {string} name - of the exercise
 */
function column(label, name) {
  const code = document.createElement("code");
  const pre = element("pre", "", code);
  pre.tabIndex = 0;
  pre.setAttribute("role", "region");
  pre.setAttribute("aria-label", `${label}: ${name}`);
  const head = element("div", "solution-head", element("p", "solution-label", label));
  return { code, head, element: element("div", "solution-column", head, element("div", "highlight", pre)) };
}

/** @param {HTMLElement} code @param {string} text */
async function show(code, text) {
  code.replaceChildren(text);
  // Without the editor's colours it reads all the same
  const { highlightedCode } = await loadEditor().catch(() => ({ highlightedCode: null }));
  if (highlightedCode && code.textContent === text) code.replaceChildren(highlightedCode(text));
}

export class Solution {
  #answer;

  /**
   * @param {string} name - of the exercise
   * @param {string} text - the model answer
   */
  constructor(name, text) {
    this.text = text;
    this.#answer = column("Your answer", name);
    const model = column("Solution", name);
    model.head.append(actionButton("copy-solution", "Copy", `the solution of ${name}`));
    show(model.code, text);
    this.element = element("div", "solution", this.#answer.element, model.element);
    this.element.tabIndex = -1;
    this.element.setAttribute("role", "group");
    this.element.setAttribute("aria-label", `Your answer and the solution of ${name}`);
  }

  /** @param {string} text - as the reader has it now */
  showAnswer(text) {
    if (this.#answer.code.textContent !== text) show(this.#answer.code, text);
  }
}
