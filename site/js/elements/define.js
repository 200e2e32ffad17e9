/** Registers the elements of the handbook. Imported once, by main.js, on pages that hold examples. */
import { editStore } from "../lib/edit-store.js";
import { session } from "../runtime/session.js";
import { addPageTools } from "./page-tools.js";
import { PyExample } from "./py-example.js";

/** Where the browser does not say when it is idle. */
const IDLE_DELAY_MS = 1000;

/** @param {string} name - of an example that another tab has saved */
function tellExample(name) {
  const example = document.getElementById(name);
  if (example instanceof PyExample) example.heard();
}

/** @param {() => void} start - called when the page has nothing more urgent to do */
function whenIdle(start) {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(start);
  else setTimeout(start, IDLE_DELAY_MS); // Safari
}

customElements.define("py-example", PyExample);
if (document.querySelector("py-example")) {
  addPageTools();
  editStore.onForeignChange(tellExample);
  whenIdle(() => session.prestartIfCached());
}
