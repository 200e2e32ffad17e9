/** The site's service worker (service-worker.js): registered by every page that is kept for later, in idle time. */

import { readKept } from "../offline/releases.js";
import { siteAddress } from "./addresses.js";

/**
 * Cheap when it is registered already: the browser then looks for a newer one.
 * @param {boolean} [keepsRelease] - whether its answers are to come from a release; none: as it is now
 * @returns {Promise<ServiceWorkerRegistration | null>} null where the browser has none for this page
 */
export async function registerServiceWorker(keepsRelease) {
  const container = navigator.serviceWorker;
  if (!container) return null;
  const kept = keepsRelease ?? (await readKept(siteAddress(""))) !== null;
  try {
    return await container.register(siteAddress(`service-worker.js${kept ? "?kept" : ""}`), { scope: siteAddress("") });
  } catch (error) {
    console.info("No service worker:", error);
    return null;
  }
}

/** Chromium may count an event of the worker before as unfinished, and let the new one wait for minutes. */
const PATIENCE_MS = 5000;

/**
 * @param {boolean} keepsRelease - see above
 * @returns {Promise<ServiceWorker | null>} the one in charge: the registered one, or while that waits the one before
 */
export async function activeServiceWorker(keepsRelease) {
  const registration = await registerServiceWorker(keepsRelease);
  const worker = registration?.installing ?? registration?.waiting ?? registration?.active;
  await new Promise((resolve) => {
    const look = () => (!worker || worker.state === "activated" || worker.state === "redundant") && resolve(null);
    worker?.addEventListener("statechange", look);
    setTimeout(resolve, PATIENCE_MS);
    look();
  });
  return registration?.active ?? null;
}
