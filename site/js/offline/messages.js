/** What pages and the service worker say to each other about releases, and nothing else. */

/**
 * To the service worker; it answers through the port that comes along with a `Reply`.
 * @typedef {{ offline: "switch", id: string } | { offline: "remove" }} ToServiceWorker
 */

/** @typedef {{ done: boolean }} Reply */

/**
 * To every open page: new pages are of this release.
 * @typedef {{ offline: "switched", id: string }} FromServiceWorker
 */

/**
 * @param {unknown} data - of any message
 * @returns {data is ToServiceWorker | FromServiceWorker}
 */
export function isOfflineMessage(data) {
  return typeof data === "object" && data !== null && "offline" in data;
}

/** One of an earlier build may not know the question. */
const PATIENCE_MS = 20_000;

/**
 * @param {ServiceWorker} worker
 * @param {ToServiceWorker} message
 * @returns {Promise<boolean>} whether it was done
 */
export function ask(worker, message) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      port1.close();
      resolve(/** @type {Reply} */ (data).done);
    };
    setTimeout(resolve, PATIENCE_MS, false);
    worker.postMessage(message, [port2]);
  });
}
