/**
 * The one frame of a page that nobody sees and whose Python the others share: memory and start are paid for once.
 *
 * Owns: that frame, which comes with the first snippet that needs it.
 */

import { FrameLink } from "./frame-link.js";

/** @typedef {import("../messages.js").EvaluatedMessage} EvaluatedMessage */
/** @typedef {import("../messages.js").FromFrame} FromFrame */
/** @typedef {import("../messages.js").Shared} Shared */
/** @typedef {import("../messages.js").ToFrame} ToFrame */

/** Browsers slow down frames that are not in sight: this one is, but takes no place and no press. */
const UNSEEN = {
  position: "fixed",
  "inset-block-end": "0",
  "inset-inline-end": "0",
  "inline-size": "1px",
  "block-size": "1px",
  margin: "0",
  padding: "0",
  border: "0",
  opacity: "0",
  "pointer-events": "none",
};

class Lender {
  /** @type {FrameLink | null} */
  #link = null;
  /** @type {{ message: ToFrame, ports: MessagePort[] }[] | null} what waits for the frame; null once it listens */
  #waiting = [];
  #count = 0;
  /** @type {Map<number, (ended: EvaluatedMessage) => void>} */
  #evaluations = new Map();

  /**
   * @param {Shared} shared
   * @returns {MessagePort} that leads to it
   */
  lend(shared) {
    const { port1, port2 } = new MessageChannel();
    this.#post({ type: "lend", shared }, [port1]);
    return port2;
  }

  /**
   * @param {Shared} shared
   * @param {string} name - of the program
   * @param {string} code
   * @param {boolean} remembered - whether it sets the environment up
   * @returns {Promise<EvaluatedMessage>}
   */
  evaluate(shared, name, code, remembered) {
    this.#count += 1;
    const id = this.#count;
    this.#post({ type: "evaluate", id, shared, name, code, remembered });
    return new Promise((resolve) => this.#evaluations.set(id, resolve));
  }

  /**
   * @param {ToFrame} message
   * @param {MessagePort[]} [ports]
   */
  #post(message, ports = []) {
    // Whoever empties the page takes the frame with it
    if (this.#link && !this.#link.element.isConnected) this.#open();
    this.#link ?? this.#open();
    if (this.#waiting) this.#waiting.push({ message, ports });
    else this.#link?.post(message, ports);
  }

  #open() {
    this.#link?.close();
    this.#waiting = [];
    this.#link = new FrameLink("embed/", "", (message) => this.#hear(message));
    const { element } = this.#link;
    element.tabIndex = -1;
    element.setAttribute("aria-hidden", "true");
    for (const [property, value] of Object.entries(UNSEEN)) element.style.setProperty(property, value, "important");
    document.body.append(element);
  }

  /** @param {FromFrame} message */
  #hear(message) {
    if (message.type === "loaded") {
      for (const { message: late, ports } of this.#waiting ?? []) this.#link?.post(late, ports);
      this.#waiting = null;
    } else if (message.type === "evaluated") {
      this.#evaluations.get(message.id)?.(message);
      this.#evaluations.delete(message.id);
    }
  }
}

export const lender = new Lender();
