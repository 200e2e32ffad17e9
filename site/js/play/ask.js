/** Asks for a line of text in a dialog, and says at once what is wrong with it. */
import { element } from "../elements/controls.js";

let count = 0;

/**
 * @typedef {object} TextQuestion
 * @property {string} title
 * @property {string} label - of the field
 * @property {string} value - to begin with
 * @property {string} yes - what the button says that takes it
 * @property {(text: string) => string} problem - a sentence; "" for a text that can be taken
 */

/**
 * @param {HTMLElement} host - where the dialog is put
 * @param {TextQuestion} question
 * @returns {Promise<string | null>} null when nothing was taken
 */
export function askText(host, { title, label, value, yes, problem }) {
  count += 1;
  const dialog = document.createElement("dialog");
  dialog.className = "question";
  const heading = element("h2", "question-title", title);
  heading.id = `ask-${count}`;
  dialog.setAttribute("aria-labelledby", heading.id);
  const field = document.createElement("input");
  Object.assign(field, { type: "text", value, autocomplete: "off", spellcheck: false, className: "question-field" });
  field.setAttribute("autocapitalize", "off");
  const said = element("p", "question-problem");
  said.id = `ask-${count}-problem`;
  said.setAttribute("role", "alert");
  field.setAttribute("aria-describedby", said.id);
  const labelled = element("label", "question-label", label, field);
  const [take, leave] = [document.createElement("button"), document.createElement("button")];
  Object.assign(take, { type: "submit", textContent: yes });
  Object.assign(leave, { type: "button", textContent: "Cancel" });
  const form = element("form", "", labelled, said, element("div", "question-answers", take, leave));
  dialog.append(heading, form);
  return new Promise((resolve) => {
    /** @type {string | null} */
    let taken = null;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const text = field.value.trim();
      said.textContent = problem(text);
      if (said.textContent) return field.focus();
      taken = text;
      dialog.close();
    });
    leave.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(taken);
    });
    host.append(dialog);
    dialog.showModal();
    field.focus();
    const dot = value.lastIndexOf(".");
    field.setSelectionRange(0, dot > 0 ? dot : value.length);
  });
}
