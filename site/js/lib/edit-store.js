/**
 * Where the browser keeps the reader's edits: IndexedDB, drafts in localStorage, news between tabs.
 *
 * Owns: the database "handbook", the keys "handbook:draft:*" of localStorage and the channel "handbook-edits".
 * The rules of what may replace what are in saved-edit.js.
 */
import { clear, entries, get, getMany, keys } from "idb-keyval";
import { openChannel } from "./channel.js";
import { openDatabase } from "./database.js";
import { Conflict } from "./edit-record.js";

/** @typedef {import("./edit-record.js").EditRecord} EditRecord */
/** @typedef {import("./edit-record.js").Draft} Draft */
/** @typedef {import("./edit-record.js").EditStore} EditStore */

const DRAFT_PREFIX = "handbook:draft:";

/** A page that runs strangers' code keeps and reads no edits: they could come before that code, which would see them. */
const OPEN = globalThis.document?.documentElement.dataset.origin !== "opaque";

/** Tells tabs apart; a reloaded page is another one. */
const TAB = Math.random().toString(36).slice(2);

/**
 * @param {string} [of] - the beginning of what follows the prefix
 * @returns {string[]} keys of localStorage
 */
const draftKeys = (of = "") => Object.keys(localStorage).filter((key) => key.startsWith(DRAFT_PREFIX + of));

/**
 * @param {string | null} item - of localStorage
 * @returns {Draft | null} null when it is none of ours
 */
function parseDraft(item) {
  try {
    const draft = JSON.parse(item ?? "null");
    return typeof draft?.text === "string" ? draft : null;
  } catch {
    return null;
  }
}

/** @implements {EditStore} */
class BrowserEditStore {
  #database = openDatabase("handbook", "edits");
  #channel = openChannel("handbook-edits");
  #count = 0;
  /** @type {{ names: string[], records: Promise<(EditRecord | undefined)[]> } | null} */
  #reading = null;

  newStamp() {
    this.#count += 1;
    return `${TAB}-${Date.now().toString(36)}-${this.#count}`;
  }

  /**
   * @param {string} name
   * @returns {Promise<EditRecord | null>}
   */
  async read(name) {
    if (!OPEN) return null;
    return (await get(name, this.#database)) ?? null;
  }

  /**
   * What earlier visits have left of an example. All that is asked for at once is read at once.
   * @param {string} name
   * @returns {Promise<{ record: EditRecord | null, draft: Draft | null }>} nothing where there is no storage
   */
  async takeSaved(name) {
    if (!OPEN) return { record: null, draft: null };
    this.#reading ??= { names: [], records: Promise.resolve().then(() => this.#readAll()) };
    const index = this.#reading.names.push(name) - 1;
    const records = await this.#reading.records;
    return { record: records[index] ?? null, draft: this.#takeDraft(name) };
  }

  /** @returns {Promise<(EditRecord | undefined)[]>} in the order of the names */
  async #readAll() {
    const names = this.#reading?.names ?? [];
    this.#reading = null;
    try {
      return await getMany(names, this.#database);
    } catch {
      return [];
    }
  }

  /**
   * @param {string} name
   * @param {EditRecord | null} record
   * @param {string} expected
   */
  async replace(name, record, expected) {
    if (!OPEN) return;
    // One transaction reads and writes, so that no other tab can come between
    await this.#database("readwrite", (store) => {
      return /** @type {Promise<void>} */ (
        new Promise((resolve, reject) => {
          const { transaction } = store;
          transaction.oncomplete = () => resolve();
          transaction.onabort = () => reject(transaction.error);
          const reading = store.get(name);
          reading.onsuccess = () => {
            const saved = /** @type {EditRecord | undefined} */ (reading.result);
            if ((saved?.stamp ?? "") !== expected) {
              reject(new Conflict(saved ?? null));
              return;
            }
            try {
              if (record) store.put(record, name);
              else store.delete(name);
            } catch (error) {
              reject(error);
            }
          };
        })
      );
    });
    this.#channel?.postMessage(name);
  }

  /**
   * All that is kept, drafts included that were made from it.
   * @returns {Promise<Map<string, EditRecord>>} by name; rejects where there is no storage
   */
  async readAll() {
    /** @type {Map<any, EditRecord>} every key is a name */
    const found = new Map(await entries(this.#database));
    for (const key of draftKeys()) {
      const name = key.slice(DRAFT_PREFIX.length).replace(/:[^:]*$/, "");
      const stamp = found.get(name)?.stamp ?? "";
      const draft = parseDraft(localStorage.getItem(key));
      if (draft?.base === stamp) found.set(name, { text: draft.text, digest: draft.digest, stamp });
    }
    return found;
  }

  /**
   * Removes all that is kept, for every tab.
   * @returns {Promise<void>} rejects where it cannot be done
   */
  async clear() {
    const names = await keys(this.#database);
    await clear(this.#database);
    for (const key of draftKeys()) localStorage.removeItem(key);
    for (const name of names) this.#channel?.postMessage(name);
  }

  /**
   * Reports every example that another tab has saved.
   * @param {(name: string) => void} listener
   */
  onForeignChange(listener) {
    this.#channel?.addEventListener("message", (event) => listener(String(event.data)));
  }

  /**
   * @param {string} name
   * @param {Draft | null} draft
   */
  keepDraft(name, draft) {
    if (!OPEN) return;
    try {
      if (draft) localStorage.setItem(`${DRAFT_PREFIX}${name}:${TAB}`, JSON.stringify(draft));
      else localStorage.removeItem(`${DRAFT_PREFIX}${name}:${TAB}`);
    } catch {
      // Without localStorage a text that could not be saved stays in the page, which says so
    }
  }

  /**
   * Takes over the draft that another page has left; of several the first that is found.
   * @param {string} name
   * @returns {Draft | null}
   */
  #takeDraft(name) {
    try {
      for (const key of draftKeys(`${name}:`)) {
        const draft = parseDraft(localStorage.getItem(key));
        localStorage.removeItem(key);
        if (draft) return draft;
      }
    } catch {
      // No storage: there is nothing to take over
    }
    return null;
  }
}

/** The page's store. */
export const editStore = new BrowserEditStore();
