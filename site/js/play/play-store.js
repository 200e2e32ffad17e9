/**
 * Where the browser keeps the files of the playground: IndexedDB, and for the last moment of a page localStorage.
 *
 * Owns: the database "handbook-play" and the keys "handbook:play:*" of localStorage. Two projects are kept: "mine", the
 * reader's own, and "guest", what was opened last from elsewhere, so that a reload loses nothing of it.
 */
import { openDatabase } from "../lib/database.js";

/** @typedef {import("./project.js").ProjectData} ProjectData */
/** @typedef {"mine" | "guest"} Slot */

/**
 * @typedef {object} PlayRecord
 * @property {ProjectData} project
 * @property {string} from - for "guest": what it was opened from
 * @property {string} stamp - never used twice; changes with every write
 */

/** What all keys of the playground begin with: drafts, and the address of the reader's package index. */
const DRAFT = "handbook:play:";
/** A draft has to be written while the page goes. */
const LONGEST_DRAFT = 1_000_000;

/** Another tab has saved since. */
export class Overtaken extends Error {}

/** @param {ProjectData} project */
const isText = ({ files }) => files.every(([, content]) => typeof content === "string");

class PlayStore {
  #database = openDatabase("handbook-play", "projects");
  #count = 0;

  newStamp() {
    this.#count += 1;
    return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}-${this.#count}`;
  }

  /**
   * @param {Slot} slot
   * @returns {Promise<PlayRecord | null>} null where nothing is kept, or nothing can be
   */
  async read(slot) {
    /** @type {PlayRecord | null} */
    const record = await this.#database("readonly", (store) => promised(store.get(slot))).catch(() => null);
    const draft = this.#takeDraft(slot);
    const stamp = record?.stamp ?? "";
    return draft?.bases?.includes(stamp) ? { ...draft.record, stamp } : (record ?? null);
  }

  /**
   * @param {Slot} slot
   * @param {PlayRecord | null} record - null removes what is there
   * @param {string | null} expected - stamp of what is there, "" for nothing; null for whatever it is
   * @returns {Promise<void>} rejects with Overtaken when that is another
   */
  async write(slot, record, expected) {
    // One transaction reads and writes, so that no other tab can come between
    await this.#database("readwrite", (store) => {
      /** @type {Promise<void>} */
      const done = new Promise((resolve, reject) => {
        const { transaction } = store;
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
        const reading = store.get(slot);
        reading.onsuccess = () => {
          if (expected !== null && (reading.result?.stamp ?? "") !== expected) return reject(new Overtaken());
          if (record) store.put(record, slot);
          else store.delete(slot);
        };
      });
      return done;
    });
    this.#dropDraft(slot);
  }

  /**
   * Keep at once what could not be written any more.
   * @param {Slot} slot
   * @param {PlayRecord} record
   * @param {string[]} bases - stamps of what it was made from: one of these is kept
   */
  keepDraft(slot, record, bases) {
    if (!isText(record.project)) return;
    const text = JSON.stringify({ record, bases });
    if (text.length > LONGEST_DRAFT) return;
    try {
      localStorage.setItem(DRAFT + slot, text);
    } catch {
      // There is no storage: the write that was begun may still come to its end
    }
  }

  /** Removes all that is kept. @returns {Promise<void>} rejects where it cannot be done */
  async clear() {
    await this.#database("readwrite", (store) => promised(store.clear()));
    try {
      for (const key of Object.keys(localStorage)) if (key.startsWith(DRAFT)) localStorage.removeItem(key);
    } catch {
      // No storage: nothing to remove
    }
  }

  /**
   * @param {Slot} slot
   * @returns {{ record: PlayRecord, bases: string[] } | null}
   */
  #takeDraft(slot) {
    try {
      return JSON.parse(localStorage.getItem(DRAFT + slot) ?? "null");
    } catch {
      return null;
    }
  }

  /** @param {Slot} slot */
  #dropDraft(slot) {
    try {
      localStorage.removeItem(DRAFT + slot);
    } catch {
      // No storage: nothing to remove
    }
  }
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function promised(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export const playStore = new PlayStore();
