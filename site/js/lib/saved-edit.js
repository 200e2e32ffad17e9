/**
 * The reader's text of one example: what it is, whether it is saved, and what to do when two texts meet.
 *
 * Owns: the rules. No text is overwritten unseen: every write names the stamp of the saved text that it
 * replaces, and is refused when another tab has written since. Knows neither IndexedDB nor the page.
 */

import { Conflict, isQuota } from "./edit-record.js";

/** @typedef {import("./edit-record.js").EditRecord} EditRecord */
/** @typedef {import("./edit-record.js").Draft} Draft */
/** @typedef {import("./edit-record.js").EditStore} EditStore */
/** @typedef {import("./edit-record.js").Trouble} Trouble */

/** The last key is so long ago, in milliseconds, when the text is saved. */
const SAVE_DELAY_MS = 100;

/** One example's text. */
export class SavedEdit {
  #name;
  #original;
  #originalDigest;
  #store;
  #changed;
  #text;
  #digest;
  #base = "";
  #dirty = false;
  #drafted = false;
  /** @type {Promise<void> | null} */
  #saving = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {{ text: string, digest: string } | null} */
  #undo = null;
  /** @type {{ theirs: EditRecord | null } | null} */
  #conflict = null;
  /** @type {Trouble | null} */
  #trouble = null;

  /**
   * @param {string} name - of the example
   * @param {{ text: string, digest: string }} original
   * @param {EditStore} store
   * @param {() => void} changed - called when anything but a typed key has changed what is shown
   */
  constructor(name, original, store, changed) {
    this.#name = name;
    this.#original = original.text;
    this.#originalDigest = original.digest;
    this.#store = store;
    this.#changed = changed;
    this.#text = original.text;
    this.#digest = original.digest;
  }

  get text() {
    return this.#text;
  }

  get edited() {
    return this.#text !== this.#original;
  }

  /** The original has changed since the reader edited it. */
  get outdated() {
    return this.edited && this.#digest !== this.#originalDigest;
  }

  /** Another tab has another text; null in it means that it was reset there. */
  get conflict() {
    return this.#conflict;
  }

  get trouble() {
    return this.edited ? this.#trouble : null;
  }

  get canUndoReset() {
    return this.#undo !== null;
  }

  /**
   * Takes up what earlier visits left.
   * @param {EditRecord | null} record
   * @param {Draft | null} draft - wins over the record that it was made from; meets any other as a conflict
   */
  async load(record, draft) {
    if (this.#dirty) return;
    this.#adopt(record);
    if (draft && draft.text !== this.#text) {
      this.#text = draft.text;
      this.#digest = draft.digest;
      this.#base = draft.base;
      this.#dirty = true;
      await this.flush();
    }
    this.#changed();
  }

  /**
   * The reader has typed.
   * @param {string} text - the whole program
   */
  type(text) {
    if (text === this.#text) return;
    const before = this.edited;
    this.#text = text;
    this.#dirty = true;
    this.#undo = null;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), SAVE_DELAY_MS);
    if (before !== this.edited) this.#changed();
  }

  /** Goes back to the original; undoReset() returns the text. */
  reset() {
    this.#undo = { text: this.#text, digest: this.#digest };
    this.#become(this.#original, this.#originalDigest);
  }

  undoReset() {
    if (!this.#undo) return;
    const { text, digest } = this.#undo;
    this.#undo = null;
    this.#become(text, digest);
  }

  /** Of an outdated text: it stays, and counts as made from the new original. */
  keepMine() {
    this.#become(this.#text, this.#originalDigest);
  }

  /** Of a conflict: the other tab's text is taken over; this one can be had back by undoReset(). */
  useTheirs() {
    if (!this.#conflict) return;
    if (this.edited) this.#undo = { text: this.#text, digest: this.#digest };
    this.#adopt(this.#conflict.theirs);
    this.#dropDraft();
    this.#changed();
  }

  /** Of a conflict: this text stays and replaces the other tab's, which is told in turn. */
  useMine() {
    if (!this.#conflict) return;
    this.#base = this.#conflict.theirs?.stamp ?? "";
    this.#conflict = null;
    if (this.edited) this.#become(this.#text, this.#digest);
    else this.#changed();
  }

  /** Another tab has saved this example. */
  async heard() {
    if (this.#saving) return;
    const saved = await this.#store.read(this.#name).catch(() => undefined);
    if (saved === undefined || this.#saving) return;
    this.#meet(saved);
    this.#changed();
  }

  /** The page may go away: what is not saved, or not yet, is kept at once, and saving begins. */
  leave() {
    if (this.#dirty || this.#saving) this.#keepDraft();
    this.flush();
  }

  /**
   * Saves now.
   * @returns {Promise<void>} when the text is saved, or cannot be
   */
  flush() {
    clearTimeout(this.#timer);
    this.#saving ??= this.#save().finally(() => {
      this.#saving = null;
    });
    return this.#saving;
  }

  async #save() {
    const before = this.#trouble;
    while (this.#dirty && !this.#conflict) {
      this.#dirty = false;
      const record = this.edited ? { text: this.#text, digest: this.#digest, stamp: this.#store.newStamp() } : null;
      try {
        await this.#store.replace(this.#name, record, this.#base);
        this.#base = record?.stamp ?? "";
        this.#trouble = null;
        if (!this.#dirty) this.#dropDraft();
      } catch (error) {
        this.#dirty = true;
        if (error instanceof Conflict) this.#meet(error.saved);
        else {
          this.#trouble = isQuota(error) ? "full" : "denied";
          break;
        }
      }
    }
    if (this.#trouble !== before || this.#conflict) this.#changed();
  }

  /**
   * Compares this text with what another tab has saved.
   * @param {EditRecord | null} saved
   */
  #meet(saved) {
    const stamp = saved?.stamp ?? "";
    if (stamp === this.#base && !this.#conflict) return;
    if ((saved?.text ?? this.#original) === this.#text) {
      this.#adopt(saved);
    } else {
      this.#conflict = { theirs: saved };
      this.#dirty ||= this.edited;
    }
  }

  /** @param {EditRecord | null} record */
  #adopt(record) {
    this.#text = record?.text ?? this.#original;
    this.#digest = record?.digest ?? this.#originalDigest;
    this.#base = record?.stamp ?? "";
    this.#dirty = false;
    this.#conflict = null;
  }

  /**
   * @param {string} text
   * @param {string} digest
   */
  #become(text, digest) {
    this.#text = text;
    this.#digest = digest;
    this.#dirty = true;
    this.flush();
    this.#changed();
  }

  #keepDraft() {
    this.#drafted = true;
    this.#store.keepDraft(this.#name, { text: this.#text, digest: this.#digest, base: this.#base });
  }

  #dropDraft() {
    if (this.#drafted) this.#store.keepDraft(this.#name, null);
    this.#drafted = false;
  }
}
