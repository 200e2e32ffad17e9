/** What a frame does: shows one program, by itself or as the page around it wants. */

import { PageLifetime } from "../../runtime/page-lifetime.js";
import { session } from "../../runtime/session.js";
import { FrameExample } from "./frame-example.js";
import { HostPage } from "./host-page.js";
import { LentPython } from "./lent.js";
import { wear } from "./look.js";
import { cutLines, exampleOf, keepOnly } from "./markup.js";

/** @typedef {import("../messages.js").Snippet} Snippet */
/** @typedef {import("../messages.js").ToFrame} ToFrame */

/** @returns {HTMLElement} */
const place = () => /** @type {HTMLElement} */ (document.querySelector("[data-embed]"));

/** Python is let go where nobody looks for long, but not started before it is wanted: there may be many frames. */
function followReader() {
  const python = {
    get busy() {
      return session.busy;
    },
    rest: () => session.rest(),
    prestartIfCached: async () => {},
  };
  new PageLifetime(python).follow();
}

/** @returns {Promise<((source: string) => Node) | null>} */
const loadHighlighter = () =>
  import("../../editor/highlighting.js").then(
    ({ highlightedCode }) => highlightedCode,
    () => null,
  );

/** One snippet in the page of another site. */
class Player {
  #host;
  /** @type {FrameExample | null} */
  #example = null;

  /** @type {Promise<import("./lending.js").Lending> | null} */
  #lent = null;

  /** @param {string} nonce */
  constructor(nonce) {
    this.#host = new HostPage(nonce, (message, port) => this.#hear(message, port));
    this.#host.greet();
  }

  /**
   * @param {Exclude<ToFrame, { type: "prepared" }>} message
   * @param {MessagePort | null} port - that came with it
   */
  #hear(message, port) {
    switch (message.type) {
      case "show":
        this.#show(message.snippet, port).catch((error) => {
          console.error(error);
          this.#host.post({ type: "failed", reason: "This program can't be shown." });
        });
        return;
      case "look":
        return wear(message.look);
      case "start":
        this.#example?.run({}, message.ticket);
        return;
      case "stop":
        return this.#example?.stop();
      case "reset":
        return this.#example?.reset();
      case "code":
        return this.#example?.setCode(message.code);
      case "lend":
        if (port) this.#lending().then((lending) => lending.lend(message, port));
        return;
      case "evaluate":
        this.#lending().then((lending) => lending.evaluate(message));
        return;
      default:
        /** @type {never} */ (message); // a newer page says more than this knows
    }
  }

  /** This is the page's unseen frame. */
  #lending() {
    this.#lent ??= import("./lending.js").then(({ Lending }) => {
      followReader();
      return new Lending(this.#host);
    });
    return this.#lent;
  }

  /**
   * @param {Snippet} snippet
   * @param {MessagePort | null} port - leads to the Python that runs it; null is this frame's own
   */
  async #show(snippet, port) {
    wear(snippet.look);
    document.documentElement.classList.toggle("is-sized", !snippet.fills);
    const own = document.querySelector("py-example");
    const { code } = snippet;
    const around = code === null ? this.#cut(own, snippet) : cutLines(code, snippet.lines);
    if (code !== null) {
      const highlight = await loadHighlighter();
      const { name, after } = snippet;
      place().replaceChildren(exampleOf(name, cutLines(code, snippet.lines).shown, { after }, highlight));
    }
    const shown = /** @type {HTMLElement} */ (document.querySelector("py-example"));
    this.#set(shown, snippet);
    if (!customElements.get("py-example")) customElements.define("py-example", FrameExample);
    const example = /** @type {FrameExample} */ (shown);
    example.connect(this.#host, port ? new LentPython(port) : session, snippet, around);
    this.#example = example;
    if (snippet.editor) await example.openEditor(snippet.editor.height);
    this.#host.follow(place());
    this.#host.post({ type: "ready", code: example.code });
  }

  /**
   * Of the example of this page, only some lines are shown.
   * @param {Element | null} example
   * @param {Snippet} snippet
   */
  #cut(example, { lines }) {
    const code = example?.querySelector("code");
    if (!code) throw new Error("There is no example on this page.");
    const around = cutLines(code.textContent ?? "", lines);
    if (lines) keepOnly(code, around.before.length, around.before.length + around.shown.length);
    return around;
  }

  /**
   * @param {HTMLElement} example
   * @param {Snippet} snippet
   */
  #set(example, { readonly, output, stdin, after, code }) {
    example.toggleAttribute("data-readonly", readonly);
    example.dataset.shows = output;
    example.toggleAttribute("data-answered", stdin !== null);
    const options = JSON.parse(example.dataset.options || "{}");
    if (stdin !== null) options.stdin = stdin;
    if (code === null && after) options.after = after;
    example.dataset.options = JSON.stringify(options);
  }
}

/** @param {string | null} nonce - of the conversation with the page around this; null when there is none */
export function play(nonce) {
  if (nonce) {
    new Player(nonce);
    return;
  }
  followReader();
  customElements.define("py-example", FrameExample);
}
