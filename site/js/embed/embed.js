/**
 * What other sites load: turns the programs of their pages into snippets that run.
 *
 * Owns: nothing but the start. It is one file without imports of the handbook's pages, for it runs in pages of others.
 */

import { connectSelector } from "./host/page-code.js";
import { connectPyEditors } from "./host/py-editor.js";
import { PySnippet } from "./host/py-snippet.js";

// Whoever loads it twice has it once
if (!customElements.get("py-snippet")) {
  customElements.define("py-snippet", PySnippet);
  connectSelector();
  connectPyEditors();
}
