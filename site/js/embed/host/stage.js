/**
 * The place of one frame in a page: what was there stays until the frame shows the program, and comes back if it can't.
 *
 * Owns: the shadow tree, which the page's own rules do not reach, the frame's height, and when it is loaded. Styles are
 * set by script alone, which a policy against inline styles does not forbid.
 */

import { hide } from "./found-code.js";
import { FrameLink } from "./frame-link.js";

/** @typedef {import("../messages.js").FromFrame} FromFrame */

/** So far from what is seen a frame begins to load. */
const NEAR = "600px";

const STYLE = `
:host { display: block; min-inline-size: 0; max-inline-size: 100%; }
:host([hidden]) { display: none; }
iframe {
  display: block; inline-size: 100%; block-size: 0; min-inline-size: 0; max-inline-size: none; margin: 0; padding: 0;
  border: 0; background: none; visibility: hidden; opacity: 1; transform: none; filter: none;
}
iframe.shown { visibility: visible; }
p { margin: 0; padding: .5em 0; font: inherit; }`;

/** @type {CSSStyleSheet | null} */
let sheet = null;

export class Stage {
  #host;
  #root;
  /** @type {HTMLElement[]} what the frame stands in place of, outside of the host */
  #replaced;
  #slot = document.createElement("slot");
  #problem = document.createElement("p");
  /** @type {FrameLink | null} */
  #link = null;
  /** @type {IntersectionObserver | null} */
  #near = null;
  #height;

  /**
   * @param {HTMLElement} host - gets the shadow tree
   * @param {HTMLElement[]} replaced - elements beside it that the frame stands in place of
   * @param {string} height - of the frame, as CSS has it; "" follows what is in it
   */
  constructor(host, replaced, height) {
    this.#host = host;
    this.#replaced = replaced;
    this.#height = height;
    this.#root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
    }
    this.#root.adoptedStyleSheets = [sheet];
    this.#problem.setAttribute("role", "status");
    this.#problem.hidden = true;
    this.#root.replaceChildren(this.#slot, this.#problem);
  }

  /** @param {() => void} load - called once, when the place comes near what is seen */
  whenNear(load) {
    this.#near = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        this.#near?.disconnect();
        load();
      },
      { rootMargin: NEAR },
    );
    const seen = this.#replaced.find((element) => element.offsetParent) ?? this.#host;
    this.#near.observe(seen);
  }

  /**
   * @param {string} path - of the frame's page
   * @param {string} title
   * @param {(message: FromFrame) => void} hear
   * @returns {FrameLink}
   */
  load(path, title, hear) {
    this.#near?.disconnect();
    this.#link ??= new FrameLink(path, title, hear);
    this.#root.append(this.#link.element);
    return this.#link;
  }

  /** The frame shows the program: it takes the place of what was there. */
  show() {
    this.#link?.element.classList.add("shown");
    if (this.#height) this.#link?.element.style.setProperty("block-size", this.#height);
    this.#slot.remove();
    this.#problem.hidden = true;
    for (const element of this.#replaced) hide(element, true);
  }

  /** @param {number} height - of what is in the frame, in CSS pixels */
  resize(height) {
    if (!this.#height) this.#link?.element.style.setProperty("block-size", `${Math.ceil(height)}px`);
  }

  /**
   * The surface below a frame is its own only where both have the same colour scheme.
   * @param {import("../messages.js").ShownTheme} theme
   */
  paint(theme) {
    this.#link?.element.style.setProperty("color-scheme", theme);
  }

  /** What was there stays, with a sentence that says why. @param {string} reason */
  fail(reason) {
    this.#problem.textContent = reason;
    this.#problem.hidden = false;
  }

  /** All is as it was. */
  close() {
    this.#near?.disconnect();
    this.#link?.close();
    this.#link = null;
    this.#root.replaceChildren(this.#slot);
    for (const element of this.#replaced) hide(element, false);
  }
}
