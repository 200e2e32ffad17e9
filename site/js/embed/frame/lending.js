/** What the unseen frame of a page does: it lends one Python to the snippets, and one to every environment. */

import { session } from "../../runtime/session.js";
import { Environment } from "./environment.js";
import { lend } from "./lent.js";

/** @typedef {import("../messages.js").EvaluateMessage} EvaluateMessage */
/** @typedef {import("../messages.js").LendMessage} LendMessage */
/** @typedef {import("../messages.js").Shared} Shared */
/** @typedef {import("./host-page.js").HostPage} HostPage */

export class Lending {
  #host;
  /** @type {Map<string, Environment>} */
  #environments = new Map();

  /** @param {HostPage} host */
  constructor(host) {
    this.#host = host;
  }

  /**
   * @param {LendMessage} message
   * @param {MessagePort} port
   */
  lend({ shared }, port) {
    lend(this.#python(shared), port);
  }

  /** @param {EvaluateMessage} message */
  async evaluate({ id, shared, name, code, remembered }) {
    /** @type {import("../messages.js").EvaluatedMessage["output"]} */
    const output = [];
    const program = { name, source: code, stdin: null };
    const python = this.#python(shared);
    const run = python.run(
      { program, setup: [], packages: [], files: [], check: null },
      {
        output: (chunks) => {
          output.push(...chunks);
        },
        input: () => run.answer(null),
      },
    );
    const { outcome, note } = await run.finished;
    if (remembered && outcome === "ok" && python instanceof Environment) python.remember(program);
    this.#host.post({ type: "evaluated", id, output, outcome, note });
  }

  /** @param {Shared} shared */
  #python({ environment, edition, packages, files }) {
    if (environment === null) return session;
    const found = this.#environments.get(environment) ?? new Environment();
    this.#environments.set(environment, found);
    if (edition > found.edition) found.begin(edition, packages, files);
    return found;
  }
}
