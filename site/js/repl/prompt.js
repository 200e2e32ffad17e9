/**
 * Python's prompt in a page: a terminal, the keys for it on a phone, and a run of the session that answers.
 *
 * Owns: when Python gets what was typed, and what a reader is told between two prompts. Needs assets/terminal.css.
 */
import { actionButton, element } from "../elements/controls.js";
import { History } from "./history.js";
import { KeyRow } from "./key-row.js";
import { Typing } from "./typing.js";

/** @typedef {import("../runtime/session.js").Session} Session */
/** @typedef {import("../runtime/run.js").Run} Run */
/** @typedef {import("../runtime/run.js").RunRequest} RunRequest */
/** @typedef {import("../runtime/run.js").RunListener} RunListener */
/** @typedef {import("../runtime/run.js").RunResult} RunResult */
/** @typedef {import("./screen.js").Screen} Screen */

/**
 * @typedef {object} PromptOptions
 * @property {string} [label] - what the terminal is, for a screen reader
 * @property {boolean} [remembers] - whether the history outlives the page
 */

const CONTROL_C = "\x03";

/** As `HISTORY` in py/handbook/prompt/interaction.py. */
const HISTORY = "application/vnd.handbook.history";

/** A statement that goes on so long after Ctrl-C may need to be ended otherwise. */
const PATIENCE_MS = 3000;

const SPOKEN_KEY = "hb-terminal-spoken";

/** @type {import("../runtime/protocol.js").Program} */
const NOTHING = { name: "prompt", source: "", stdin: null };

/** @type {RunRequest} */
const EMPTY = { program: NOTHING, setup: [], packages: [], files: [], check: null };

/** What a program may have left of the terminal's modes is put back before the page says something of its own. */
const TIDY = "\x1b[0m\x1b[?25h\x1b[?2004l\x1b[?1l\x1b>\r\n";

/** @param {{ step: string, loaded: number, total: number }} progress */
function progressText({ step, loaded, total }) {
  return total ? `${step}: ${Math.floor((loaded / total) * 100)} %` : `${step} …`;
}

/** @param {() => string | null} read */
function ask(read) {
  try {
    return read();
  } catch {
    return null; // a browser may refuse its storage
  }
}

export class Prompt {
  /** Called when a prompt begins, whether Python has started or a program has ended. */
  onprompt = () => {};
  /** Called when it is over, by whatever. @type {(result: RunResult) => void} */
  onend = () => {};

  #session;
  #frame = element("div", "terminal-frame");
  #status = element("p", "terminal-status");
  #typing = new Typing();
  #history;
  #row;
  #label;
  /** @type {Promise<Screen>} */
  #screen;
  /** @type {Screen | null} */
  #shown = null;
  /** @type {Run | null} */
  #run = null;
  /** @type {RunRequest} */
  #request = EMPTY;
  /** Whether the run has come to its prompt; before, it is a program. */
  #begun = false;
  /** Whether it has left the page. */
  #closed = false;
  /** Whether Python waits for keys. */
  #asking = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #patience;

  /**
   * @param {HTMLElement} place - which it fills
   * @param {Session} session
   * @param {PromptOptions} [options]
   */
  constructor(place, session, { label = "Python prompt", remembers = false } = {}) {
    this.#session = session;
    this.#label = label;
    this.#history = new History(() => (remembers ? localStorage : null));
    this.#row = new KeyRow(
      (keys) => this.#type(keys),
      () => this.#shown?.readsKeys ?? false,
    );
    this.#status.setAttribute("role", "status");
    this.element = element("div", "prompt-box", this.#bar(), this.#frame, this.#row.element);
    place.append(this.element);
    this.#screen = this.#open();
    this.#screen.catch(() =>
      this.#say("The terminal could not be loaded. Check the connection, then load the page again."),
    );
  }

  /** What runs or has run last. */
  get run() {
    return this.#run;
  }

  /**
   * Run a program and go on at a prompt in its namespace; without one, begin with the prompt.
   * @param {Partial<RunRequest>} [request]
   * @param {RunListener} [listener] - hears of the program; the terminal takes over when it has ended
   * @returns {Promise<Run>}
   */
  async start(request = {}, listener = {}) {
    (await this.#screen).reset();
    return this.#begin({ ...EMPTY, ...request }, listener);
  }

  /**
   * @param {RunRequest} request
   * @param {RunListener} listener
   */
  async #begin(request, listener) {
    const screen = await this.#screen;
    if (this.#closed) throw new Error("the prompt has left the page");
    this.#request = request;
    this.#begun = this.#asking = false;
    this.#typing = new Typing();
    const banner = this.#request.program.source === "";
    const prompt = { ...screen.size, banner, history: this.#history.statements };
    const run = this.#session.run({ ...this.#request, prompt }, this.#listener(listener));
    this.#run = run;
    run.finished.then((result) => this.#end(run, result));
    return run;
  }

  /** Another prompt, with the files of this one and nothing else of it. */
  async restart() {
    if (this.#run && !this.#run.over) {
      this.#run.stop();
      await this.#run.finished;
    }
    this.focus();
    (await this.#screen).reset();
    await this.#begin({ ...this.#request, program: NOTHING, setup: [] }, {});
  }

  /** As Ctrl-C. */
  interrupt() {
    this.#type(CONTROL_C);
  }

  async focus() {
    (await this.#screen).focus();
  }

  /** Everything that the terminal shows. @returns {string} */
  get text() {
    return this.#shown?.text ?? "";
  }

  /** End it, and leave the page. */
  async close() {
    this.#closed = true;
    clearTimeout(this.#patience);
    if (!this.#run?.over) this.#run?.stop();
    this.element.remove();
    (await this.#screen).destroy();
  }

  async #open() {
    const { Screen } = await import("./screen.js");
    const events = {
      keys: (/** @type {string} */ keys) => this.#type(this.#row.changed(keys)),
      size: (/** @type {import("./screen.js").Size} */ size) => {
        this.#typing.resize(size);
        this.#answer();
      },
    };
    const spoken = ask(() => localStorage.getItem(SPOKEN_KEY)) === "true";
    this.#shown = new Screen(this.#frame, events, { label: this.#label, spoken });
    return this.#shown;
  }

  #bar() {
    const interrupt = actionButton("interrupt", "Interrupt", "what runs at the prompt");
    interrupt.title = "Ctrl+C";
    interrupt.addEventListener("click", () => {
      this.interrupt();
      this.focus();
    });
    const restart = actionButton("restart", "Start anew", "at another prompt");
    restart.addEventListener("click", () => this.restart());
    return element("div", "terminal-bar", this.#status, this.#spokenSwitch(), interrupt, restart);
  }

  #spokenSwitch() {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = ask(() => localStorage.getItem(SPOKEN_KEY)) === "true";
    box.addEventListener("change", async () => {
      ask(() => {
        localStorage.setItem(SPOKEN_KEY, String(box.checked));
        return null;
      });
      (await this.#screen).spoken = box.checked;
    });
    return element("label", "terminal-spoken", box, " Screen reader");
  }

  /**
   * @param {RunListener} program - hears of the program
   * @returns {RunListener}
   */
  #listener(program) {
    return {
      ...program,
      progress: (progress) => {
        this.#say(progressText(progress));
        if (!this.#begun) program.progress?.(progress);
      },
      started: () => {
        this.#say("");
        if (!this.#begun) program.started?.();
      },
      output: (chunks) => {
        if (this.#begun) this.#shown?.write(chunks.map(({ text }) => text).join(""));
        else program.output?.(chunks);
      },
      display: (data) => {
        const statement = data[HISTORY];
        if (statement !== undefined) this.#history.add(statement);
        else if (!this.#begun) program.display?.(data);
      },
      input: () => {
        if (!this.#begun) return program.input?.();
        this.#asking = true;
        this.#calm();
        this.#answer();
      },
      prompt: (end) => {
        this.#begun = true;
        program.prompt?.(end);
        this.onprompt();
      },
    };
  }

  /** @param {string} keys */
  #type(keys) {
    const run = this.#run;
    if (!run || run.over) {
      if (keys === "\r") this.restart();
      return;
    }
    if (!this.#begun) return; // Python is loading, or the program runs: its own place takes its answers
    if (keys === CONTROL_C) {
      this.#typing.forget();
      run.interrupt();
      clearTimeout(this.#patience);
      if (!this.#asking) this.#patience = setTimeout(() => this.#offerEnd(), PATIENCE_MS);
      return;
    }
    this.#typing.add(keys);
    this.#answer();
  }

  #answer() {
    if (!this.#asking || this.#typing.empty) return;
    this.#asking = false;
    this.#run?.answer(this.#typing.take());
  }

  #offerEnd() {
    this.#say("Python has not answered yet. “Start anew” ends it, whatever it does.");
  }

  #calm() {
    clearTimeout(this.#patience);
    this.#say("");
  }

  /**
   * @param {Run} run
   * @param {RunResult} result
   */
  #end(run, result) {
    if (run !== this.#run) return;
    this.#calm();
    const why = result.note ?? "Python has ended.";
    const goesOn = this.#begun && result.outcome === "died";
    this.#shown?.write(`${TIDY}${why}${goesOn ? "" : " Press Enter for another prompt."}\r\n`);
    this.#say(why);
    this.onend(result);
    if (goesOn) this.#begin({ ...this.#request, program: NOTHING, setup: [] }, {});
  }

  /** @param {string} text */
  #say(text) {
    if (this.#status.textContent !== text) this.#status.textContent = text;
  }
}
