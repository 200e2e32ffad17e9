/** Finds the code in an example's markup and puts the controls around it. */
import { editStore } from "../lib/edit-store.js";
import { SavedEdit } from "../lib/saved-edit.js";
import { CodeView } from "./code-view.js";
import { EditNotices } from "./edit-notices.js";
import { EditorHost } from "./editor-host.js";
import { Toolbar } from "./toolbar.js";

/**
 * @typedef {object} Parts
 * @property {CodeView} view
 * @property {SavedEdit} edit
 * @property {Toolbar} toolbar
 * @property {EditNotices} notices
 * @property {EditorHost} editor
 */

/**
 * @typedef {object} PartEvents
 * @property {() => void} shown - what is known of the reader's text has changed
 * @property {(text: string) => void} typed - the reader has changed the program in the editor
 * @property {() => void} run - the reader has asked for a run in the editor
 */

/**
 * @param {HTMLElement} example - a `<py-example>` as the build makes it
 * @param {PartEvents} events
 * @returns {Parts}
 * @throws {Error} when it holds no code
 */
export function buildParts(example, events) {
  const name = example.id;
  const box = example.querySelector(".example-code");
  const code = box?.querySelector("code");
  if (!(box instanceof HTMLElement) || !code) throw new Error(`The example “${name}” holds no code.`);
  const view = new CodeView(code);
  const original = { text: view.originalText, digest: example.dataset.digest ?? "" };
  const parts = {
    view,
    edit: new SavedEdit(name, original, editStore, events.shown),
    toolbar: new Toolbar(name),
    notices: new EditNotices(name),
    editor: new EditorHost(name, box, original.text.endsWith("\n"), { onChange: events.typed, onRun: events.run }),
  };
  box.before(parts.toolbar.element, parts.notices.element);
  const label = example.querySelector(".example-output-label");
  if (label) label.textContent = "Recorded output";
  return parts;
}
