/** Statements that were entered, for the prompts that follow. */

const KEY = "hb-prompt-history";

const MOST_STATEMENTS = 300;
const MOST_CHARACTERS = 100_000;

export class History {
  /** @type {string[]} */
  #statements = [];
  #storage;

  /** @param {() => Storage | null} storage - where they are kept; asked each time, as a browser may refuse */
  constructor(storage) {
    this.#storage = storage;
    try {
      const kept = JSON.parse(storage()?.getItem(KEY) ?? "[]");
      if (Array.isArray(kept)) this.#statements = kept.filter((one) => typeof one === "string");
    } catch (error) {
      console.info("The history was not kept:", error);
    }
  }

  /** @returns {string[]} oldest first */
  get statements() {
    return [...this.#statements];
  }

  /** @param {string} statement */
  add(statement) {
    if (!statement.trim() || statement === this.#statements.at(-1)) return;
    this.#statements.push(statement);
    this.#statements = this.#statements.slice(-MOST_STATEMENTS);
    let room = MOST_CHARACTERS - this.#statements.reduce((sum, one) => sum + one.length, 0);
    while (room < 0 && this.#statements.length) room += this.#statements.shift()?.length ?? 0;
    try {
      this.#storage()?.setItem(KEY, JSON.stringify(this.#statements));
    } catch {
      // Storage is off or full: it holds for this page
    }
  }
}
