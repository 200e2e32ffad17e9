/**
 * The page's choice of how Python waits: JSPI, else shared memory where the host isolates its pages, else
 * the service worker, else not at all. By feature, never by the browser's name.
 */

import { siteAddress } from "./addresses.js";
import { isForStrangers } from "./origin.js";
import { registerServiceWorker } from "./registration.js";
import { RELAY_FOLDER, RelaySignals } from "./relay.js";
import { createMemory, SharedSignals } from "./shared-memory.js";

/** @typedef {import("./parking.js").Signals} Signals */
/** @typedef {import("./protocol.js").Blocking} Blocking */

/**
 * @typedef {object} Waiting
 * @property {Blocking} blocking - the way chosen
 * @property {string} relay - see StartMessage
 * @property {SharedArrayBuffer | null} memory - see StartMessage
 * @property {Signals | null} signals - null where the worker's port carries them
 */

/** A service worker that has not taken the page by then will not. */
const CONTROL_TIMEOUT_MS = 4000;

let relays = 0;

/**
 * Prepare the best way of waiting for one new worker.
 * @returns {Promise<Waiting>}
 */
export async function prepareWaiting() {
  if ("Suspending" in WebAssembly) return { blocking: "jspi", relay: "", memory: null, signals: null };
  // A worker of another origin shares no memory with the page, and has none of its service worker.
  if (isForStrangers()) return { blocking: "none", relay: "", memory: null, signals: null };
  if (globalThis.crossOriginIsolated) {
    const memory = createMemory();
    return { blocking: "shared", relay: "", memory, signals: new SharedSignals(memory) };
  }
  if (await isControlled()) {
    const relay = `${siteAddress(RELAY_FOLDER)}${crypto.randomUUID()}-${++relays}/`;
    return { blocking: "service-worker", relay, memory: null, signals: new RelaySignals(relay) };
  }
  return { blocking: "none", relay: "", memory: null, signals: null };
}

/** @returns {Promise<boolean>} whether the site's service worker handles this page's requests */
async function isControlled() {
  const container = navigator.serviceWorker;
  const controlled = new Promise((resolve) => container?.addEventListener("controllerchange", resolve, { once: true }));
  if (!(await registerServiceWorker())) return false;
  const timeout = new Promise((resolve) => setTimeout(resolve, CONTROL_TIMEOUT_MS));
  if (!container.controller) await Promise.race([controlled, timeout]);
  return container.controller !== null;
}
