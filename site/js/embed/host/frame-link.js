/**
 * One frame of the handbook in a page of others, and the conversation with it.
 *
 * Owns: which messages are believed: those of this frame's own window, with this frame's own nonce.
 */

import { fragmentOf, newNonce, opened } from "../messages.js";
import { HANDBOOK } from "./place.js";

/** @typedef {import("../messages.js").FromFrame} FromFrame */
/** @typedef {import("../messages.js").ToFrame} ToFrame */

export class FrameLink {
  #nonce = newNonce();
  #life = new AbortController();

  /**
   * @param {string} path - of the frame's page, below the handbook's root
   * @param {string} title - for those who do not see it
   * @param {(message: FromFrame) => void} hear
   */
  constructor(path, title, hear) {
    const frame = document.createElement("iframe");
    frame.src = new URL(path, HANDBOOK).href + fragmentOf(this.#nonce);
    frame.title = title;
    frame.allow = "clipboard-write";
    frame.referrerPolicy = "no-referrer"; // the handbook needn't know who embeds it
    this.element = frame;
    addEventListener(
      "message",
      ({ source, data }) => {
        if (!source || source !== frame.contentWindow) return;
        const message = opened(data, this.#nonce);
        if (message) hear(/** @type {FromFrame} */ (message));
      },
      { signal: this.#life.signal },
    );
  }

  /**
   * @param {ToFrame} message
   * @param {MessagePort[]} [ports]
   */
  post(message, ports = []) {
    this.element.contentWindow?.postMessage({ nonce: this.#nonce, message }, HANDBOOK.origin, ports);
  }

  close() {
    this.#life.abort();
    this.element.remove();
  }
}
