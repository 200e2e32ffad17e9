/** Keeps a project in the browser while it is changed. */
import { Overtaken, playStore } from "./play-store.js";

/** @typedef {import("./play-store.js").Slot} Slot */
/** @typedef {import("./project.js").Project} Project */

const DELAY_MS = 250;

/**
 * @typedef {object} SaveEvents
 * @property {(trouble: string) => void} failed - a sentence; called once until something is saved again
 * @property {() => void} overtaken - another tab has saved the same project since
 */

export class Autosave {
  #project;
  #events;
  /** @type {Slot} */
  #slot = "mine";
  #from = "";
  #stamp = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} while something is to be saved */
  #timer;
  #writing = Promise.resolve();
  /** Stamps of what is being written. @type {Set<string>} */
  #underWay = new Set();
  #failed = false;
  /** Whether another tab has saved, and the reader has not said yet which one counts. */
  #torn = false;

  /**
   * @param {Project} project
   * @param {SaveEvents} events
   */
  constructor(project, events) {
    this.#project = project;
    this.#events = events;
    project.addEventListener("change", () => this.#later());
    const leave = () => this.#leave();
    addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", () => document.hidden && leave());
  }

  /**
   * From now on the project is this one, as it is kept.
   * @param {Slot} slot
   * @param {string} from - see PlayRecord
   * @param {string} stamp - of what is kept; "" for nothing
   */
  follow(slot, from, stamp) {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#slot = slot;
    this.#from = from;
    this.#stamp = stamp;
    this.#torn = false;
  }

  /** What this tab has counts, whatever another one has saved. */
  insist() {
    this.#torn = false;
    return this.#save(true);
  }

  /** What is still to be saved is. @returns {Promise<void>} */
  async settle() {
    if (this.#timer !== undefined) this.#save(false);
    await this.#writing;
  }

  #later() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save(false), DELAY_MS);
  }

  /** @param {boolean} anyway - even if another tab has saved since */
  #save(anyway) {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#torn && !anyway) return this.#writing;
    const [slot, record] = [this.#slot, this.#record()];
    this.#underWay.add(record.stamp);
    this.#writing = this.#writing.then(async () => {
      try {
        if (slot !== this.#slot) return;
        await playStore.write(slot, record, anyway ? null : this.#stamp);
        this.#stamp = record.stamp;
        this.#failed = false;
      } catch (error) {
        this.#miss(error);
      } finally {
        this.#underWay.delete(record.stamp);
      }
    });
    return this.#writing;
  }

  /** @param {unknown} error */
  #miss(error) {
    if (error instanceof Overtaken) {
      this.#torn = true;
      this.#events.overtaken();
      return;
    }
    console.info("Not saved:", error);
    if (this.#failed) return;
    this.#failed = true;
    const full = error instanceof DOMException && error.name === "QuotaExceededError";
    const why = full ? "the browser has no room left" : "the browser allows no storage here";
    this.#events.failed(`Your files are not saved: ${why}. Download them before you close the page.`);
  }

  #record() {
    return { project: this.#project.data, from: this.#from, stamp: playStore.newStamp() };
  }

  /** The page may go, and with it a write that is under way. */
  #leave() {
    const isChanged = this.#timer !== undefined;
    if (this.#torn || (!isChanged && this.#underWay.size === 0)) return;
    playStore.keepDraft(this.#slot, this.#record(), [this.#stamp, ...this.#underWay]);
    if (isChanged) this.#save(false);
  }
}
