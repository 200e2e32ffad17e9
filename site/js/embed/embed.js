/**
 * What other sites load: turns the programs of their pages into snippets that run.
 *
 * Owns: the file embed.js at the site's root. It is one file without imports of the handbook's page, for it runs in
 * pages of others.
 */

/** Where the handbook is: this file's own folder. */
const HANDBOOK = new URL(".", import.meta.url);

class PySnippet extends HTMLElement {
  connectedCallback() {
    const name = this.getAttribute("example");
    if (!name || this.querySelector("iframe")) return;
    const frame = document.createElement("iframe");
    frame.src = new URL(`embed/${encodeURIComponent(name)}/`, HANDBOOK).href;
    frame.title = `Python example ${name}`;
    frame.style.cssText = "inline-size: 100%; block-size: 20rem; border: 0";
    this.append(frame);
  }
}

if (!customElements.get("py-snippet")) customElements.define("py-snippet", PySnippet);
