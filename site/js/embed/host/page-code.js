/** `data-selector` on the script's tag: every piece of code of a page that it names becomes a snippet. */

import { ownTag } from "./place.js";

/** Options of all these snippets, as on <py-snippet>. */
const SHARED = ["theme", "height", "run", "readonly", "setup", "after", "packages", "files", "stdin", "hide-output"];

/**
 * @param {Element} found - a `<code>`, its `<pre>`, or what is around that
 * @param {HTMLScriptElement} tag
 */
function enliven(found, tag) {
  const pre = found.closest("pre") ?? found.querySelector("pre");
  if (!pre || pre.closest("py-snippet") || pre.nextElementSibling?.localName === "py-snippet") return;
  const snippet = document.createElement("py-snippet");
  for (const name of SHARED) {
    const value = pre.getAttribute(`data-${name}`) ?? tag.getAttribute(`data-${name}`);
    if (value !== null) snippet.setAttribute(name, value);
  }
  pre.after(snippet);
}

/** Once the page is read. */
export function connectSelector() {
  const tag = ownTag();
  const selector = tag?.dataset.selector;
  if (!tag || !selector) return;
  const connect = () => {
    for (const found of document.querySelectorAll(selector)) enliven(found, tag);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", connect, { once: true });
  else connect();
}
