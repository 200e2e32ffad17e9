/**
 * Python for as long as somebody looks: nothing is started for a page that is not visible, a page that is hidden for
 * long lets its Python go, and has it again on return.
 *
 * Owns: when a page starts Python by itself, and when it ends it. A reader who comes near an example starts it too,
 * see elements/warm-up.js.
 */

import { onceIdle } from "../lib/idle.js";
import { savesData } from "../lib/save-data.js";

/**
 * What is started and let go; a Session.
 * @typedef {object} Python
 * @property {boolean} busy - whether something would be lost if it ended
 * @property {() => boolean} rest - ends it, unless it is busy; tells whether there was something to end
 * @property {() => Promise<void>} prestartIfCached - starts it, if that needs no download
 */

/**
 * The part of a window that this needs.
 * @typedef {object} Place
 * @property {Pick<Document, "visibilityState" | "addEventListener">} document
 * @property {object} navigator - may have a `connection`
 * @property {(type: "pagehide" | "pageshow", listener: (event: PageTransitionEvent) => void) => void} addEventListener
 * @property {(query: string) => { matches: boolean }} matchMedia
 * @property {(call: () => void, milliseconds: number) => any} setTimeout
 * @property {(timer: any) => void} clearTimeout
 */

/** A page that nobody has looked at for so long gives the memory back. */
const HIDDEN_MS = 5 * 60_000;

export class PageLifetime {
  #python;
  #place;
  #hiddenMs;
  /** Whether Python is to be started when the page is looked at: at first, and after it was let go. */
  #owed = true;
  /** @type {unknown} */
  #timer;

  /**
   * @param {Python} python
   * @param {{ place?: Place, hiddenMs?: number }} [options] - the page's own window, and 5 minutes
   */
  constructor(python, { place = window, hiddenMs = HIDDEN_MS } = {}) {
    this.#python = python;
    this.#place = place;
    this.#hiddenMs = hiddenMs;
  }

  /** From now on; called once. */
  follow() {
    const place = this.#place;
    place.document.addEventListener("visibilitychange", () => this.#look());
    // A page in the back/forward cache has no time of its own in which it could end Python later
    place.addEventListener("pagehide", ({ persisted }) => persisted && this.#letGo());
    place.addEventListener("pageshow", ({ persisted }) => persisted && this.#look());
    this.#look();
  }

  get #visible() {
    return this.#place.document.visibilityState === "visible";
  }

  #look() {
    this.#place.clearTimeout(this.#timer);
    if (!this.#visible) this.#letGoLater();
    else if (this.#owed && !savesData(this.#place)) onceIdle(() => this.#prestart(), this.#place);
  }

  #prestart() {
    if (!this.#owed || !this.#visible) return;
    this.#owed = false;
    this.#python.prestartIfCached();
  }

  #letGoLater() {
    this.#timer = this.#place.setTimeout(() => this.#letGo(), this.#hiddenMs);
  }

  #letGo() {
    if (this.#python.busy) this.#letGoLater();
    else if (this.#python.rest()) this.#owed = true;
  }
}
