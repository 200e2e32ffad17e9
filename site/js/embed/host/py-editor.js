/**
 * <script type="py-editor">: pages that were written for PyScript's editor work with this file in its place.
 *
 * Owns: what PyScript promises of such a script. Its programs can't reach the page, whose `document` and `window` it
 * would have given them.
 */

import { configurationOf } from "./configuration.js";
import { Conversation } from "./conversation.js";
import { tidy } from "./found-code.js";
import { lender } from "./lender.js";
import { lookAround, onLookChange } from "./look.js";
import { OutputPlace } from "./output-place.js";
import { Stage } from "./stage.js";
import { fetched } from "./texts.js";

/** @typedef {import("../messages.js").Shared} Shared */
/** @typedef {import("../messages.js").Snippet} Snippet */

const SELECTOR = 'script[type="py-editor"]';
/** PyScript's own height of a line, by which pages have counted `rows`. */
const ROW_PX = 18.5;

let count = 0;

/**
 * What several scripts share by `env`.
 * @typedef {object} Environment
 * @property {Promise<Shared>} shared
 * @property {boolean} configured - whether a script has given it a `config`
 */

/** @type {Map<string, Environment>} by the attribute */
const environments = new Map();
let editions = 0;

/**
 * @param {HTMLScriptElement} script
 * @param {string} id
 * @returns {Environment}
 * @throws {SyntaxError} when it has a configuration already, as PyScript does
 */
function environmentOf(script, id) {
  const name = script.getAttribute("env") || id;
  const config = script.getAttribute("config");
  const known = environments.get(name);
  if (known && (config === null || !script.hasAttribute("env-override"))) {
    if (config === null) return known;
    const what = known.configured ? "duplicated config for env" : "unable to add a config to the env";
    throw new SyntaxError(`${what}: ${name}`);
  }
  editions += 1;
  const edition = editions; // one that is overridden begins again for all that have it
  const configuration = config === null ? { packages: [], files: [] } : configurationOf(config);
  const shared = Promise.resolve(configuration).then((read) => ({ environment: name, edition, ...read }));
  shared.catch(() => {}); // whoever runs a program hears of it
  const found = { shared, configured: config !== null };
  environments.set(name, found);
  return found;
}

/** One such script. */
class PyEditor {
  #script;
  #id;
  #environment;
  /** @type {string | null} what is run in place of what is shown */
  #source = null;
  #original = "";
  /** @type {HTMLElement | null} */
  #target = null;
  /** @type {Conversation | null} */
  #conversation = null;
  /** @type {OutputPlace | null} */
  #output = null;
  #setsUp = false;
  /** Whether the page has kept the last press from running anything. */
  #refused = false;
  /** @type {(event: any) => unknown} */
  #handle = () => true;

  /**
   * @param {HTMLScriptElement} script
   * @param {string} original - its program
   */
  constructor(script, original) {
    this.#script = script;
    this.#id = `py-editor-${count++}`;
    this.#environment = environmentOf(script, this.#id);
    this.#original = original;
    const ours = (/** @type {any} */ event) => this.#default(event);
    this.#handle = ours;
    Object.defineProperties(script, {
      target: { configurable: true, get: () => this.#target },
      code: { configurable: true, get: () => this.code, set: (code) => this.#setCode(String(code)) },
      process: {
        configurable: true,
        value: (/** @type {string} */ code, asRunButtonAction = false) => this.#process(code, asRunButtonAction),
      },
      handleEvent: {
        configurable: true,
        get: () => this.#handle,
        set: (callback) => {
          this.#handle = callback;
        },
      },
    });
    this.#ours = ours;
  }

  #ours;

  get code() {
    return this.#source ?? this.#conversation?.code ?? this.#original;
  }

  /** Sets a program up that nobody sees. */
  async setUp() {
    this.#source = this.#original;
    this.#setsUp = true;
    await this.#handled();
    this.#tell("py-editor");
  }

  /** Puts the editor into the page. */
  show() {
    const script = this.#script;
    const selector = script.getAttribute("target");
    const target = selector
      ? (document.getElementById(selector) ?? document.querySelector(selector))
      : document.createElement("py-editor");
    if (!(target instanceof HTMLElement)) throw new Error(`Unknown target ${selector}`);
    if (!selector) {
      target.style.setProperty("display", "block");
      script.after(target);
    }
    target.id ||= this.#id;
    for (const [name, value] of [
      ["exec-id", "0"],
      ["root", target.id],
    ]) {
      if (name && value && !target.hasAttribute(name)) target.setAttribute(name, value);
    }
    this.#target = target;
    const box = document.createElement("div");
    box.className = "py-editor-box";
    box.dataset.env = script.getAttribute("env") ?? "";
    const editor = document.createElement("div");
    editor.className = "py-editor-input";
    box.append(editor);
    this.#output = OutputPlace.of(script.getAttribute("output"), box);
    target.append(box);
    this.#load(editor);
  }

  /** @param {HTMLElement} place */
  #load(place) {
    const stage = new Stage(place, [], "");
    const life = new AbortController();
    const conversation = new Conversation(stage, {
      snippet: () => this.#snippet(place),
      prepare: () => this.#prepare(),
      python: async () => lender.lend(await this.#environment.shared),
      ready: () => this.#tell("py-editor"),
      run: () => this.#output?.clear(),
      output: (detail) => this.#output?.add(detail),
      done: () => this.#refused || this.#tell("py-editor:done", true),
      failed: (reason) => stage.fail(reason),
    });
    this.#conversation = conversation;
    onLookChange(place, () => conversation.setLook(lookAround(place, null)), life.signal);
    stage.whenNear(() => conversation.load("embed/", `Python: ${this.#id}`));
  }

  /** @param {HTMLElement} place @returns {Snippet} */
  #snippet(place) {
    const rows = Number.parseInt(this.#script.getAttribute("rows") ?? "", 10);
    return {
      name: this.#id,
      code: this.#original,
      after: null,
      packages: [],
      stdin: null,
      readonly: false,
      output: this.#output ? "elsewhere" : "shown",
      lines: null,
      editor: { height: rows > 0 ? Math.max(Math.floor(rows * ROW_PX), Math.floor(3 * ROW_PX)) : null },
      fills: false,
      look: lookAround(place, null),
    };
  }

  /** The reader has pressed Run, or the page by `process`. */
  async #prepare() {
    await this.#environment.shared; // its problem is the run's
    const event = Object.defineProperties(new Event("click"), { code: { value: this.code } });
    const allowed = this.#handle === this.#ours || (await this.#handle.call(this.#script, event)) !== false;
    this.#refused = !allowed;
    return { allowed, setup: [], files: [], before: this.#script.getAttribute("onbeforerun") ?? "" };
  }

  /** @param {string} code */
  #setCode(code) {
    if (this.#source === null) this.#conversation?.setCode(code);
  }

  /**
   * @param {string} code
   * @param {boolean} asRunButtonAction
   */
  async #process(code, asRunButtonAction) {
    if (asRunButtonAction) {
      await this.#conversation?.run();
      return;
    }
    const before = this.#source;
    this.#source = code;
    try {
      await this.#handled();
    } finally {
      this.#source = before;
    }
  }

  /** Runs the source, unseen, unless the page's own handler takes that upon itself. */
  async #handled() {
    const event = { currentTarget: null, code: this.code };
    if (this.#handle === this.#ours || (await this.#handle.call(this.#script, event)) !== false) await this.#evaluate();
  }

  /** What `handleEvent` does of itself: as PyScript's, it can be called by the page. @param {any} event */
  #default(event) {
    return event?.currentTarget ? this.#conversation?.run() : this.#evaluate();
  }

  async #evaluate() {
    const shared = await this.#environment.shared;
    const { output, note } = await lender.evaluate(shared, this.#id, this.code, this.#setsUp);
    for (const { stream, text } of joined(output)) {
      if (stream === "stderr") console.error(text.trimEnd());
      // biome-ignore lint/suspicious/noConsole: where PyScript writes it
      else if (stream !== "stdin") console.log(text.trimEnd());
    }
    if (note) console.error(note);
  }

  /** @param {string} name @param {boolean} [cancelable] */
  #tell(name, cancelable = false) {
    this.#script.dispatchEvent(new Event(name, { bubbles: true, cancelable }));
  }
}

/**
 * @param {import("../messages.js").EvaluatedMessage["output"]} output
 * @returns {{ stream: string, text: string }[]} with one text for all that came one after the other on a stream
 */
function joined(output) {
  /** @type {{ stream: string, text: string }[]} */
  const parts = [];
  for (const { stream, text } of output) {
    const last = parts.at(-1);
    if (last?.stream === stream) last.text += text;
    else parts.push({ stream, text });
  }
  return parts;
}

/** @param {HTMLScriptElement} script */
async function connect(script) {
  const original = script.src ? await fetched(script.src, "This program") : tidy(script.textContent ?? "");
  const editor = new PyEditor(script, original);
  if (script.hasAttribute("setup")) editor.setUp().catch((error) => console.error(String(error)));
  else editor.show();
}

/** One after the other, as environments depend on the order. */
let queue = Promise.resolve();

function connectAll() {
  for (const script of document.querySelectorAll(SELECTOR)) {
    const found = /** @type {HTMLScriptElement} */ (script);
    found.type += "-active";
    queue = queue.then(() => connect(found)).catch((error) => console.error(String(error)));
  }
}

/** Now, and whenever one comes into the page. */
export function connectPyEditors() {
  connectAll();
  new MutationObserver(connectAll).observe(document, { childList: true, subtree: true });
}
