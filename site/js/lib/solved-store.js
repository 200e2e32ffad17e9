/**
 * Where the browser keeps which exercises the reader has solved: IndexedDB, with news between tabs.
 *
 * Owns: the database "handbook-solved" and the channel of the same name.
 */
import { clear, entries, get, set } from "idb-keyval";
import { openChannel } from "./channel.js";
import { openDatabase } from "./database.js";

/**
 * @typedef {object} SolvedRecord
 * @property {string} solvedAt - ISO date
 * @property {string} digest - of the starter that was solved
 */

const NAME = "handbook-solved";

/** What is kept. Where there is no storage, nothing is solved. */
class SolvedStore {
  #database = openDatabase(NAME, "solved");
  #channel = openChannel(NAME);
  /** @type {(() => void)[]} */
  #listeners = [];

  constructor() {
    this.#channel?.addEventListener("message", () => this.#tell());
  }

  /**
   * @param {string} name - of an exercise
   * @returns {Promise<SolvedRecord | null>}
   */
  async read(name) {
    const record = await get(name, this.#database).catch(() => null);
    return record ?? null;
  }

  /** @returns {Promise<Map<string, SolvedRecord>>} by the names of exercises */
  async readAll() {
    /** @type {Map<any, SolvedRecord>} every key is a name */
    const all = new Map(await entries(this.#database).catch(() => []));
    return all;
  }

  /**
   * The first time counts.
   * @param {string} name - of an exercise
   * @param {SolvedRecord} record
   * @returns {Promise<void>} when it is kept, or cannot be
   */
  async add(name, record) {
    if (await this.read(name)) return;
    await set(name, record, this.#database).catch((error) => console.warn("Not kept:", error));
    this.#changed();
  }

  /** @returns {Promise<void>} rejects where it cannot be done */
  async clear() {
    await clear(this.#database);
    this.#changed();
  }

  /** @param {() => void} listener - called when this tab or another has changed what is kept */
  onChange(listener) {
    this.#listeners.push(listener);
  }

  #changed() {
    this.#channel?.postMessage("changed");
    this.#tell();
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }
}

/** The page's store. */
export const solvedStore = new SolvedStore();
