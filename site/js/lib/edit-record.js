/** What is kept of a reader's edits, what keeps it, and how that can fail. */

/**
 * What is kept of an edited example.
 * @typedef {object} EditRecord
 * @property {string} text - as the reader left it
 * @property {string} digest - of the original that it was made from
 * @property {string} stamp - never used twice; changes with every write
 */

/**
 * Text that could not be saved before the page went away.
 * @typedef {object} Draft
 * @property {string} text
 * @property {string} digest - of the original that it was made from
 * @property {string} base - stamp of the saved text that it was made from, "" for none
 */

/**
 * @typedef {object} EditStore
 * @property {(name: string, record: EditRecord | null, expected: string) => Promise<void>} replace
 *   writes or, for null, removes; rejects with Conflict when the saved stamp is not the expected one ("" for none)
 * @property {(name: string) => Promise<EditRecord | null>} read
 * @property {() => string} newStamp
 * @property {(name: string, draft: Draft | null) => void} keepDraft - at once, or removes it; never throws
 */

/** @typedef {"full" | "denied"} Trouble why a text is not saved: no room, or no storage at all. */

/** Another tab has saved since. */
export class Conflict extends Error {
  /** @param {EditRecord | null} saved - what is saved now; null when the other tab reset it */
  constructor(saved) {
    super("the saved text has changed since it was read");
    this.saved = saved;
  }
}

/**
 * @param {unknown} error
 * @returns {boolean} whether there was no room left
 */
export const isQuota = (error) => error instanceof DOMException && error.name === "QuotaExceededError";
