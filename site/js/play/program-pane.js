/** The output of the program, and where in the files it failed. */

import { element } from "../elements/controls.js";
import { RunPanel } from "../elements/run-panel.js";
import { saveAs } from "../elements/save-as.js";
import { programName, programRequest } from "./run-requests.js";

/** @typedef {import("./project.js").Project} Project */
/** @typedef {import("../runtime/run.js").RunResult} RunResult */
/** @typedef {import("../runtime/protocol.js").SourceSpan} SourceSpan */

const NOTHING_YET = "What the program prints is shown here. Press Run, or Control-Enter in the editor.";

/**
 * @param {RunResult} result
 * @param {Project} project
 * @returns {{ name: string, span: SourceSpan } | null} the innermost place in a file of the reader's
 */
export function failedPlace({ error }, project) {
  if (!error) return null;
  const { span } = error;
  for (const { file, line } of [...error.frames].reverse()) {
    const name = project.names.find((own) => file === own || file.endsWith(`/${own}`));
    if (!name || line === 0) continue;
    if (span && `${span.program}.py` === name) return { name, span };
    return { name, span: { program: programName(name), line, endLine: line, column: null, endColumn: null } };
  }
  return span && project.names.includes(`${span.program}.py`) ? { name: `${span.program}.py`, span } : null;
}

export class ProgramPane {
  #project;
  #events;
  /** @type {RunPanel | null} */
  #panel = null;
  #of = "";
  #nothing = element("p", "play-nothing", NOTHING_YET);
  #place = element("div", "play-output");
  #runs = 0;

  /**
   * @param {Project} project
   * @param {{ running: (running: boolean) => void, failed: (place: { name: string, span: SourceSpan }) => void,
   *   index: () => string, python: import("../elements/run-panel.js").Python }} events
   */
  constructor(project, events) {
    this.#project = project;
    this.#events = events;
    this.#place.append(this.#nothing);
    this.element = element("div", "play-pane is-output", this.#place);
    this.element.id = "play-program";
  }

  /** @returns {Promise<RunResult>} */
  async run() {
    this.#runs += 1;
    const ticket = this.#runs;
    this.#events.running(true);
    const result = await this.#shown().run(async () => programRequest(this.#project, this.#events.index()));
    if (ticket !== this.#runs) return result;
    this.#events.running(false);
    const place = result.outcome === "error" ? failedPlace(result, this.#project) : null;
    if (place) this.#events.failed(place);
    return result;
  }

  stop() {
    this.#panel?.stop(null);
  }

  /** The panel of the program that is run now: it goes by its name. */
  #shown() {
    const name = programName(this.#project.main) || "program";
    if (!this.#panel || this.#of !== name) {
      this.#place.replaceChildren();
      this.#panel = new RunPanel(this.element, null, (box) => this.#put(box), this.#events.python, name);
      this.#of = name;
    }
    return this.#panel;
  }

  /** @param {HTMLElement} box */
  #put(box) {
    if (box.parentElement !== this.#place) this.#place.replaceChildren(box);
  }

  /** What its buttons do, by their data-action. @type {Record<string, () => unknown>} */
  actions = {
    "copy-output": () => this.#panel?.view?.text ?? "",
    download: () => saveAs(this.#panel?.view?.stream.sent.blob() ?? "", `${this.#of}-output.txt`),
    "send-input": () => this.#panel?.answer(),
    "end-input": () => this.#panel?.answer(null),
    clear: () => this.clear(),
  };

  clear() {
    this.#panel?.box.clear();
    this.#place.replaceChildren(this.#nothing);
  }
}
