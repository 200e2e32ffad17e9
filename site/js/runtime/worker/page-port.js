/**
 * The worker's end of the conversation with the page.
 *
 * PyScript's worker already uses the global message channel for its own protocol, and runs Python for
 * every message that it does not know. So this side makes a channel of its own and hands one end to the page.
 */

/** @typedef {import("../protocol.js").ToPage} ToPage */
/** @typedef {import("../protocol.js").ToWorker} ToWorker */
/** @typedef {import("../protocol.js").StartMessage} StartMessage */

/** How the page recognises the message that carries the port. */
export const PORT_TAG = "handbook:port";

export class PagePort {
  #port;
  /** @type {Promise<StartMessage>} */
  started;
  /** @type {(message: Exclude<ToWorker, StartMessage>) => void} */
  onmessage = () => {};

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.started = new Promise((resolve) => {
      port1.onmessage = ({ data }) => {
        const message = /** @type {ToWorker} */ (data);
        if (message.type === "start") resolve(message);
        else this.onmessage(message);
      };
    });
    globalThis.postMessage(PORT_TAG, { transfer: [port2] });
  }

  /**
   * @param {ToPage} message
   * @param {MessagePort[]} [moved] - what goes with it
   */
  post(message, moved = []) {
    this.#port.postMessage(message, moved);
  }

  /**
   * @param {string} json - a ToPage, as Python sends it
   * @param {(message: ToPage) => void} before - called before it is sent
   */
  postJson(json, before) {
    const message = JSON.parse(json);
    before(message);
    this.#port.postMessage(message);
  }
}
