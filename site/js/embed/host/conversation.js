/** What a page says to the frame of one snippet, and hears from it, from `loaded` to the end. */

/** @typedef {import("../messages.js").FromFrame} FromFrame */
/** @typedef {import("../messages.js").Look} Look */
/** @typedef {import("../messages.js").PreparedMessage} PreparedMessage */
/** @typedef {import("../messages.js").Snippet} Snippet */
/** @typedef {import("./frame-link.js").FrameLink} FrameLink */
/** @typedef {import("./snippet-events.js").SnippetResult} SnippetResult */
/** @typedef {import("./stage.js").Stage} Stage */

/** A frame that has said nothing for so long is not there. */
const PATIENCE_MS = 30_000;
/** One that is loaded says something at once, unless it is another page. */
const LOADED_MS = 10_000;

const UNREACHABLE = "The Python Handbook can't be reached, so this program can't be run now.";
const UNKNOWN = "The Python Handbook has no such program.";

/**
 * What the owner of the snippet does.
 * @typedef {object} Owner
 * @property {() => Snippet} snippet - what is to be shown
 * @property {() => Promise<Pick<PreparedMessage, "allowed" | "setup" | "files" | "before">>} prepare - what a run needs
 * @property {(code: string) => void} ready
 * @property {() => void} run
 * @property {(detail: { stream: string, text: string } | { data: Record<string, string> }) => void} output
 * @property {(result: SnippetResult) => void} done
 * @property {(reason: string) => void} failed
 * @property {() => Promise<MessagePort>} python - leads to the Python that the page's frames share
 */

export class Conversation {
  #stage;
  #owner;
  /** @type {FrameLink | null} */
  #link = null;
  /** @type {string | null} */
  #code = null;
  /** @type {{ code: string | null, look: Look | null }} what the frame is to be told once it listens */
  #waiting = { code: null, look: null };
  #heard = false;
  #ready = false;
  #over = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #ticket = 0;
  /** @type {Map<number, { resolve: (result: SnippetResult) => void, reject: (error: Error) => void }>} */
  #runs = new Map();
  #output = "";
  #theme = "";

  /**
   * @param {Stage} stage
   * @param {Owner} owner
   */
  constructor(stage, owner) {
    this.#stage = stage;
    this.#owner = owner;
  }

  /** The program as the reader has it; null until the frame has said. */
  get code() {
    return this.#waiting.code ?? this.#code;
  }

  /**
   * @param {string} path - of the frame's page
   * @param {string} title
   */
  load(path, title) {
    this.#timer = setTimeout(() => this.#fail(UNREACHABLE), PATIENCE_MS);
    this.#link = this.#stage.load(path, title, (message) => this.#hear(message));
    this.#link.element.addEventListener("load", () => {
      if (this.#ready || this.#over) return;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#fail(this.#heard ? UNREACHABLE : UNKNOWN), LOADED_MS);
    });
  }

  /** @param {string} code */
  setCode(code) {
    if (this.#ready) this.#link?.post({ type: "code", code });
    else this.#waiting.code = code;
    if (this.#ready) this.#code = code;
  }

  /** @param {Look} look */
  setLook(look) {
    const key = JSON.stringify(look);
    if (key === this.#theme) return;
    this.#theme = key;
    this.#stage.paint(look.theme);
    if (this.#ready) this.#link?.post({ type: "look", look });
    else this.#waiting.look = look;
  }

  /** @returns {Promise<SnippetResult>} */
  run() {
    const ticket = ++this.#ticket;
    const done = new Promise((resolve, reject) => this.#runs.set(ticket, { resolve, reject }));
    if (this.#over) this.#fail(UNREACHABLE);
    else if (this.#ready) this.#link?.post({ type: "start", ticket });
    return done;
  }

  stop() {
    this.#link?.post({ type: "stop" });
  }

  reset() {
    this.#waiting.code = null;
    if (this.#ready) this.#link?.post({ type: "reset" });
  }

  close() {
    clearTimeout(this.#timer);
    this.#over = true;
    for (const { reject } of this.#runs.values()) reject(new Error("The snippet was taken out of the page."));
    this.#runs.clear();
  }

  /** @param {FromFrame} message */
  #hear(message) {
    this.#heard = true;
    switch (message.type) {
      case "loaded":
        this.#show();
        return;
      case "ready":
        return this.#begin(message.code);
      case "height":
        return this.#stage.resize(message.height);
      case "changed":
        this.#code = message.code;
        return;
      case "prepare":
        this.#prepare(message.id);
        return;
      case "run":
        this.#output = "";
        return this.#owner.run();
      case "output":
        if (message.stream !== "stdin") this.#output += message.text;
        return this.#owner.output({ stream: message.stream, text: message.text });
      case "display":
        return this.#owner.output({ data: message.data });
      case "done":
        return this.#finish(message);
      case "evaluated":
        return; // of the unseen frame alone
      case "failed":
        return this.#fail(message.reason);
      default:
        /** @type {never} */ (message); // a newer frame says more than this knows
    }
  }

  /** The frame listens. It may do so again: a browser may load it anew. */
  async #show() {
    this.#ready = false;
    const port = await this.#owner.python().catch(() => null); // every run asks again, and says why
    if (this.#over) return;
    const snippet = this.#owner.snippet();
    this.#theme = JSON.stringify(snippet.look);
    this.#stage.paint(snippet.look.theme);
    this.#link?.post({ type: "show", snippet }, port ? [port] : []);
  }

  /** @param {string} code */
  #begin(code) {
    clearTimeout(this.#timer);
    this.#ready = true;
    this.#code = code;
    this.#stage.show();
    const { code: wanted, look } = this.#waiting;
    this.#waiting = { code: null, look: null };
    if (wanted !== null) this.setCode(wanted);
    if (look) this.#link?.post({ type: "look", look });
    this.#owner.ready(code);
    for (const ticket of this.#runs.keys()) this.#link?.post({ type: "start", ticket });
  }

  /** @param {number} id */
  async #prepare(id) {
    const nothing = { allowed: true, setup: [], files: [], before: "" };
    const said = await this.#owner.prepare().then(
      (prepared) => ({ ...prepared, problem: null }),
      (error) => ({ ...nothing, problem: error instanceof Error ? error.message : String(error) }),
    );
    this.#link?.post({ type: "prepared", id, ...said });
  }

  /** @param {import("../messages.js").DoneMessage} message */
  #finish({ tickets, outcome, seconds, error, note }) {
    const result = { outcome, seconds, error, note, output: this.#output };
    this.#owner.done(result);
    for (const ticket of tickets) {
      this.#runs.get(ticket)?.resolve(result);
      this.#runs.delete(ticket);
    }
  }

  /** @param {string} reason */
  #fail(reason) {
    clearTimeout(this.#timer);
    this.#over = true;
    this.#owner.failed(reason);
    for (const { reject } of this.#runs.values()) reject(new Error(reason));
    this.#runs.clear();
  }
}
