/** The field in which a reader answers an input() of a running program. */
import { actionButton, element } from "./controls.js";

/**
 * @typedef {object} InputField
 * @property {HTMLElement} element
 * @property {() => string} text - what the reader has typed
 * @property {() => void} focus
 */

/**
 * @param {string} name - of the example
 * @param {string} prompt - the unfinished line before it, "" for none
 * @param {(text: string | null) => void} answer - called with the line, or null for the end of the input
 * @returns {InputField}
 */
export function inputField(name, prompt, answer) {
  const input = document.createElement("input");
  input.type = "text";
  input.className = "out-input-text";
  input.autocomplete = "off";
  input.spellcheck = false;
  input.enterKeyHint = "send";
  input.setAttribute("autocapitalize", "off");
  input.setAttribute("autocorrect", "off");
  const asked = prompt.trim() || "Input";
  input.setAttribute("aria-label", `${asked} (answer to ${name})`);
  input.addEventListener("keydown", (event) => {
    const end = event.ctrlKey && event.key.toLowerCase() === "d" && input.value === "";
    if (!end && (event.key !== "Enter" || event.isComposing)) return;
    event.preventDefault();
    event.stopPropagation();
    answer(end ? null : input.value);
  });
  const send = actionButton("send-input", "Send", `the answer to ${name}`);
  const finish = actionButton("end-input", "End input", `of ${name}`);
  finish.title = "Ends the input, as Ctrl-D does in a terminal";
  return {
    element: element("span", "out-input", input, send, finish),
    text: () => input.value,
    focus: () => input.focus({ preventScroll: false }),
  };
}
