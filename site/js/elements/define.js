/** Registers the elements of the handbook. Imported once, by main.js, on pages that hold examples. */
import { editStore } from "../lib/edit-store.js";
import { addPageTools } from "./page-tools.js";
import { PyExample } from "./py-example.js";

/** @param {string} name - of an example that another tab has saved */
function tellExample(name) {
  const example = document.getElementById(name);
  if (example instanceof PyExample) example.heard();
}

customElements.define("py-example", PyExample);
if (document.querySelector("py-example")) {
  addPageTools();
  editStore.onForeignChange(tellExample);
}
