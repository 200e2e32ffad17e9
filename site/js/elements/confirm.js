/** A question that must be answered before something is done: a native dialog, closed by Escape as by its "no". */
import { element } from "./controls.js";

let count = 0;

/**
 * @typedef {object} Question
 * @property {string} title
 * @property {string | Node} text
 * @property {string} yes - what the button does that does it
 * @property {string} no - what the other says
 */

/**
 * @param {HTMLElement} host - where the dialog is put
 * @param {Question} question
 * @returns {Promise<boolean>} whether it was confirmed
 */
export function confirm(host, question) {
  return choose(host, { ...question, choices: [[question.yes, true]] }).then((chosen) => chosen ?? false);
}

/**
 * @template T
 * @param {HTMLElement} host - where the dialog is put
 * @param {{ title: string, text: string | Node, choices: [string, T][], no: string }} question
 * @returns {Promise<T | null>} null when none was chosen
 */
export function choose(host, { title, text, choices, no }) {
  count += 1;
  const heading = element("h2", "question-title", title);
  heading.id = `question-${count}`;
  const dialog = document.createElement("dialog");
  dialog.className = "question";
  dialog.setAttribute("aria-labelledby", heading.id);
  return new Promise((resolve) => {
    /** @type {T | null} */
    let chosen = null;
    const buttons = choices.map(([label, value]) =>
      button(label, () => {
        chosen = value;
        dialog.close();
      }),
    );
    const refusal = button(no, () => dialog.close());
    refusal.autofocus = true;
    dialog.append(heading, typeof text === "string" ? element("p", "", text) : text);
    dialog.append(element("div", "question-answers", ...buttons, refusal));
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(chosen);
    });
    host.append(dialog);
    dialog.showModal();
  });
}

/** @param {string} label @param {() => void} press */
function button(label, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", press);
  return made;
}
