/**
 * The page that a frame stands in, as far as it may be known here: by messages.
 *
 * Owns: which messages are believed: those of the parent window, with the nonce of this frame's address. What they ask
 * for is no secret and no harm: strangers' code runs on an origin of its own.
 */

import { opened, VERSION } from "../messages.js";

/** @typedef {import("../messages.js").FromFrame} FromFrame */
/** @typedef {import("../messages.js").PreparedMessage} PreparedMessage */
/** @typedef {import("../messages.js").ToFrame} ToFrame */

export class HostPage {
  #nonce;
  /** The page's origin, once it is known. */
  #origin = "*";
  #questions = 0;
  /** @type {Map<number, (answer: PreparedMessage) => void>} */
  #asked = new Map();

  /**
   * @param {string} nonce
   * @param {(message: Exclude<ToFrame, PreparedMessage>, port: MessagePort | null) => void} hear
   */
  constructor(nonce, hear) {
    this.#nonce = nonce;
    addEventListener("message", ({ source, origin, data, ports }) => {
      if (source !== parent) return;
      const message = /** @type {ToFrame | null} */ (opened(data, nonce));
      if (!message) return;
      if (origin && origin !== "null") this.#origin = origin;
      if (message.type === "prepared") this.#answer(message);
      else hear(message, ports[0] ?? null);
    });
  }

  /** From now on the page may say what to show. */
  greet() {
    this.post({ type: "loaded", version: VERSION });
  }

  /** @param {FromFrame} message */
  post(message) {
    parent.postMessage({ nonce: this.#nonce, message }, this.#origin);
  }

  /** @returns {Promise<PreparedMessage>} what the next run needs */
  prepare() {
    this.#questions += 1;
    const id = this.#questions;
    const answered = new Promise((resolve) => this.#asked.set(id, resolve));
    this.post({ type: "prepare", id });
    return answered;
  }

  /** Tells how high an element is, now and whenever that changes. @param {Element} element */
  follow(element) {
    let last = -1;
    const tell = () => {
      const height = Math.ceil(element.getBoundingClientRect().height);
      if (height === last) return;
      last = height;
      this.post({ type: "height", height });
    };
    new ResizeObserver(tell).observe(element);
    tell();
  }

  /** @param {PreparedMessage} message */
  #answer(message) {
    this.#asked.get(message.id)?.(message);
    this.#asked.delete(message.id);
  }
}
