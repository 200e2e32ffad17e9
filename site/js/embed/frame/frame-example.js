/** <py-example> in a frame of another page: the same, and the page hears of it and has its say. */

import { PyExample } from "../../elements/py-example.js";
import { linkOf } from "../../elements/run-request.js";
import { session } from "../../runtime/session.js";
import { cutLines } from "./markup.js";
import { workingFile } from "./working-file.js";

/** @typedef {import("../../elements/run-panel.js").Python} Python */
/** @typedef {import("../../runtime/run.js").RunListener} RunListener */
/** @typedef {import("../../runtime/run.js").RunRequest} RunRequest */
/** @typedef {import("../../runtime/run.js").RunResult} RunResult */
/** @typedef {import("../../runtime/protocol.js").SourceSpan} SourceSpan */
/** @typedef {import("../messages.js").PreparedMessage} PreparedMessage */
/** @typedef {import("./host-page.js").HostPage} HostPage */

/** What runs the programs, and tells the host page what they write. @implements {Python} */
class HeardPython {
  #python;
  #host;

  /**
   * @param {Python} python
   * @param {HostPage} host
   */
  constructor(python, host) {
    this.#python = python;
    this.#host = host;
  }

  get status() {
    return this.#python.status;
  }

  warm() {
    this.#python.warm();
  }

  /**
   * @param {RunRequest} request
   * @param {RunListener} listener
   */
  run(request, listener) {
    return this.#python.run(request, {
      ...listener,
      output: (chunks) => {
        listener.output?.(chunks);
        for (const { stream, text } of chunks) this.#host.post({ type: "output", stream, text });
      },
      display: (data) => {
        listener.display?.(data);
        this.#host.post({ type: "display", data });
      },
    });
  }
}

export class FrameExample extends PyExample {
  /** @type {HostPage | null} */
  #host = null;
  /** @type {Python} */
  #python = session;
  /** @type {[number, number] | null} */
  #lines = null;
  /** @type {string[]} */
  #packages = [];
  /** What runs before and after the lines that are shown, as given. */
  #around = { before: "", after: "" };
  /** Whether it was the reader who wanted the last run, not the page. */
  #pressed = false;
  /** @type {PreparedMessage | null} */
  #prepared = null;
  /** Runs that have not ended yet, those included for which the page is still asked what they need. */
  #underWay = 0;
  /** How often Stop was pressed, or the page has stopped it. */
  #stops = 0;
  /** @type {string | null} what the page knows */
  #told = null;

  /**
   * Before it is put into the page, or is defined.
   * @param {HostPage} host
   * @param {Python} python
   * @param {{ lines: [number, number] | null, packages: string[] }} snippet - which lines are shown, and what it needs
   * @param {{ before: string, after: string }} around - what these lines stand between
   */
  connect(host, python, { lines, packages }, around) {
    this.#host = host;
    this.#python = new HeardPython(python, host);
    this.#lines = lines;
    this.#packages = packages;
    this.#around = around;
    this.hasChanged();
  }

  /**
   * From the start, and for good.
   * @param {number | null} height - at most, in CSS pixels
   */
  async openEditor(height) {
    this.setAttribute("data-editing", "");
    if (height !== null) this.style.setProperty("--snippet-editor-height", `${height}px`);
    await this.parts.toggleEditor(false);
  }

  /** @protected @override */
  get python() {
    return this.#python;
  }

  /** The whole program, as the reader has it. */
  get code() {
    return this.#around.before + this.source + this.#around.after;
  }

  /** @param {string} code - the whole program, by the host page */
  setCode(code) {
    const { before, shown, after } = cutLines(code, this.#lines);
    this.#around = { before, after };
    this.#told = code;
    this.parts.replaceText(shown);
  }

  /** @override */
  get link() {
    return linkOf(this.name, this.code, this.options);
  }

  /** @protected @override */
  hasChanged() {
    super.hasChanged();
    const { code } = this;
    if (this.#host && this.#told !== null && this.#told !== code) this.#host.post({ type: "changed", code });
    this.#told = code;
  }

  /**
   * @override
   * @param {{ prepared?: boolean, pressed?: boolean }} [how]
   * @param {number} [ticket] - of the host page's message
   */
  async run(how = {}, ticket = 0) {
    if (!this.#host) return super.run(how);
    this.#pressed = ticket === 0;
    this.#underWay += 1;
    const result = (await this.#mayRun(this.#host)) ? await super.run(how) : null;
    this.#underWay -= 1;
    this.#tell(ticket ? [ticket] : [], result);
    return result;
  }

  /** @override @param {string | null} [note] */
  stop(note = null) {
    this.#stops += 1;
    super.stop(note);
  }

  /**
   * Ask the page, which may have to fetch files.
   * @param {HostPage} host
   * @returns {Promise<boolean>} whether the run takes place
   */
  async #mayRun(host) {
    const stops = this.#stops;
    this.showPreparing(true);
    this.#prepared = await host.prepare();
    const allowed = this.#prepared.allowed && stops === this.#stops;
    if (allowed) host.post({ type: "run" });
    else if (this.#underWay === 1) this.showPreparing(false);
    return allowed;
  }

  /**
   * @param {number[]} tickets
   * @param {RunResult | null} result - null when nothing was run
   */
  #tell(tickets, result) {
    const error = result?.error ?? null;
    const span = error?.span;
    this.#host?.post({
      type: "done",
      tickets,
      outcome: result?.outcome ?? "stopped",
      seconds: result?.seconds ?? 0,
      note: result?.note ?? null,
      error: error && {
        type: error.type,
        message: error.message,
        traceback: error.traceback,
        line: span?.program === this.name ? span.line : null,
      },
    });
  }

  /**
   * @protected
   * @override
   * @param {boolean} prepared
   */
  async request(prepared) {
    const request = await super.request(prepared || this.hasAttribute("data-answered"));
    const asked = this.#prepared;
    if (!asked) return request;
    if (asked.problem) throw new Error(asked.problem);
    const setup = asked.setup.map(({ name, source }) => ({ name, source, stdin: null }));
    const files = asked.files.map(workingFile);
    const { before } = asked;
    const requirements = this.#packages;
    return {
      ...request,
      requirements,
      setup: [...request.setup, ...setup],
      files: [...request.files, ...files],
      before,
      waits: !this.#pressed,
    };
  }

  /**
   * @override
   * @param {SourceSpan} span - in the whole program
   */
  showError(span) {
    const above = this.#around.before.split("\n").length - 1;
    const below = above + this.source.split("\n").length;
    if (span.line <= above || span.endLine > below) return;
    super.showError({ ...span, line: span.line - above, endLine: span.endLine - above });
  }
}
