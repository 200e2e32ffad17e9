/** Registers the elements of the handbook and starts what a page does by itself. Imported once, by main.js. */
import { editStore } from "../lib/edit-store.js";
import { session } from "../runtime/session.js";
import { addPageTools } from "./page-tools.js";
import { PyExample } from "./py-example.js";

/** Safari has no idle callback; then half a second after the page is there is idle enough. */
const IDLE_MS = 500;

/** @param {() => void} work */
function whenIdle(work) {
  if (typeof requestIdleCallback === "function") requestIdleCallback(work);
  else setTimeout(work, IDLE_MS);
}

/** @param {string} name - of an example that another tab has saved */
function tellExample(name) {
  const example = document.getElementById(name);
  if (example instanceof PyExample) example.heard();
}

customElements.define("py-example", PyExample);
if (document.querySelector("py-example")) {
  addPageTools();
  editStore.onForeignChange(tellExample);
  whenIdle(() => session.prestartIfCached());
}
