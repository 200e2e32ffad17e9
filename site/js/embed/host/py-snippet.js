/** <py-snippet>: a program in any page, which readers run and change. Its attributes and events: /embedding/. */

import { Conversation } from "./conversation.js";
import { codeOf, preAt, tidy } from "./found-code.js";
import { lender } from "./lender.js";
import { lookAround, onLookChange } from "./look.js";
import { tell } from "./snippet-events.js";
import { Stage } from "./stage.js";
import { elementAt, filesIn, listed, programIn } from "./texts.js";

/** @typedef {import("../messages.js").Snippet} Snippet */
/** @typedef {import("./snippet-events.js").SnippetResult} SnippetResult */

let count = 0;

/**
 * @param {string | null} text - such as "3-9" or "3"
 * @returns {[number, number] | null}
 */
function linesIn(text) {
  const [, first, last] = /^\s*(\d+)\s*(?:-\s*(\d+)\s*)?$/.exec(text ?? "") ?? [];
  if (first === undefined) return null;
  const range = [Number(first), Number(last ?? first)];
  return range[0] && range[1] && range[0] <= range[1] ? [range[0], range[1]] : null;
}

/** @param {string | null} height @returns {string} as CSS has it; "" for the frame's own */
function heightIn(height) {
  if (!height || height === "auto") return "";
  const css = /^\d+(\.\d+)?$/.test(height) ? `${height}px` : height;
  return CSS.supports("block-size", css) ? css : "";
}

export class PySnippet extends HTMLElement {
  static observedAttributes = ["theme"];

  #number = 0;
  /** @type {AbortController | null} */
  #life = null;
  /** @type {Stage | null} */
  #stage = null;
  /** @type {Conversation | null} */
  #conversation = null;
  /** @type {string | null} what the page has set before there was a frame */
  #code = null;
  #original = "";

  connectedCallback() {
    // What is in it may not have been read yet
    if (document.readyState === "loading" && !this.nextSibling) {
      document.addEventListener("DOMContentLoaded", () => this.isConnected && this.#open(), { once: true });
    } else this.#open();
  }

  disconnectedCallback() {
    this.#life?.abort();
    this.#conversation?.close();
    this.#stage?.close();
    this.#life = this.#stage = this.#conversation = null;
  }

  attributeChangedCallback() {
    this.#relook();
  }

  /** The program, as the reader has it. */
  get code() {
    return this.#conversation?.code ?? this.#code ?? this.#original;
  }

  /** @param {string} code */
  set code(code) {
    const text = String(code);
    this.#code = text;
    this.#conversation?.setCode(text);
  }

  /**
   * Runs the program; one in progress is stopped first.
   * @returns {Promise<SnippetResult>} when it has ended; rejects when the snippet can't be loaded
   */
  run() {
    if (!this.#life) return Promise.reject(new Error("This snippet is not in a page."));
    return this.#load().run();
  }

  stop() {
    this.#conversation?.stop();
  }

  /** The program is the original one again. */
  reset() {
    this.#code = null;
    this.#conversation?.reset();
  }

  #open() {
    if (this.#life) return;
    this.#life = new AbortController();
    this.#number ||= ++count;
    const pre = this.#example ? null : preAt(this);
    this.#original = this.#example ? "" : this.#own(pre);
    const outside = pre && !this.contains(pre) ? [placeOf(this, pre)] : [];
    this.#stage = new Stage(this, outside, heightIn(this.getAttribute("height")));
    if (!this.#example && !this.#original) {
      this.#fail("This snippet holds no code: write a <pre> into it, or before it.");
      return;
    }
    onLookChange(this, () => this.#relook(), this.#life.signal);
    if (this.getAttribute("run") === "load")
      this.run().catch(() => {}); // the page shows why
    else this.#stage.whenNear(() => this.#load());
  }

  get #example() {
    return this.getAttribute("example")?.trim() ?? "";
  }

  /** @param {HTMLPreElement | null} pre @returns {string} the program */
  #own(pre) {
    const text =
      this.querySelector("textarea, script")?.textContent ?? (this.childElementCount === 0 ? this.textContent : "");
    if (!this.contains(pre) && text?.trim()) return tidy(text);
    return pre ? codeOf(pre) : "";
  }

  #load() {
    const stage = /** @type {Stage} */ (this.#stage);
    if (this.#conversation) return this.#conversation;
    const example = this.#example;
    const path = example ? `embed/${encodeURIComponent(example)}/` : "embed/";
    const conversation = new Conversation(stage, {
      snippet: () => this.#snippet(),
      prepare: () => this.#prepare(),
      python: async () => lender.lend({ environment: null, edition: 0, packages: [], files: [] }),
      ready: (code) => {
        if (this.#code !== null) conversation.setCode(this.#code);
        tell(this, "ready", { code });
        if (this.getAttribute("run") === "visible") conversation.run();
      },
      run: () => tell(this, "run", { code: this.code }),
      output: (detail) => tell(this, "output", detail),
      done: (result) => {
        tell(this, "done", result);
        if (result.outcome === "error" || result.outcome === "died") tell(this, "error", result);
      },
      failed: (reason) => this.#fail(reason),
    });
    this.#conversation = conversation;
    conversation.load(path, `Python: ${this.#name}`);
    return conversation;
  }

  /** @param {string} reason */
  #fail(reason) {
    this.#stage?.fail(reason);
    tell(this, "error", { outcome: "failed", note: reason, error: null, output: "", seconds: 0 });
  }

  get #name() {
    const given = this.getAttribute("name") ?? this.id;
    if (/^[A-Za-z][\w-]{0,60}$/.test(given)) return given;
    return this.#example || (this.#number > 1 ? `snippet-${this.#number}` : "snippet");
  }

  /** @returns {Snippet} */
  #snippet() {
    const after = this.getAttribute("after")?.trim() ?? "";
    return {
      name: this.#name,
      code: this.#example ? null : this.#original,
      after: after && !after.startsWith("#") ? after : null,
      packages: listed(this.getAttribute("packages")),
      stdin: this.getAttribute("stdin"),
      readonly: this.hasAttribute("readonly"),
      output: this.hasAttribute("hide-output") ? "hidden" : "shown",
      lines: linesIn(this.getAttribute("lines")),
      editor: null,
      fills: heightIn(this.getAttribute("height")) !== "",
      look: lookAround(this, this.getAttribute("theme")),
    };
  }

  /** What a run needs of the page, as it is now. */
  async #prepare() {
    const before = this.earlier().map((element, index) => ({
      name: element.id || `${this.#name}-setup-${index + 1}`,
      source: programIn(element),
    }));
    return { allowed: true, setup: before, files: await filesIn(this.getAttribute("files")), before: "" };
  }

  /**
   * What runs before this one: what sets it up, then the snippets that it follows, with what they need themselves.
   * @param {Set<Element>} [found] - what runs anyway
   * @param {Set<Element>} [asking] - the snippets that want this one to run first
   * @returns {Element[]} in this order, each once
   */
  earlier(found = new Set(), asking = new Set()) {
    if (asking.has(this)) throw new Error(`The snippets before this one run in a ring at “${this.#name}”.`);
    asking.add(this);
    const setup = this.getAttribute("setup")?.trim();
    const after = this.getAttribute("after")?.trim();
    if (setup) found.add(elementAt(setup));
    if (after?.startsWith("#")) {
      const before = elementAt(after);
      if (before instanceof PySnippet) before.earlier(found, asking);
      found.add(before);
    }
    return [...found];
  }

  #relook() {
    if (!this.#conversation || !this.isConnected) return;
    this.#conversation.setLook(lookAround(this, this.getAttribute("theme")));
  }
}

/**
 * @param {Element} snippet
 * @param {HTMLElement} pre - beside it
 * @returns {HTMLElement} what is to be hidden: the whole of what stands before the snippet
 */
function placeOf(snippet, pre) {
  const before = snippet.previousElementSibling;
  return before instanceof HTMLElement && before.contains(pre) ? before : pre;
}
