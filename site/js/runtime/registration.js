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

/**
 * @param {boolean} keepsRelease - see above
 * @returns {Promise<ServiceWorker | null>} the registered one, in charge
 */
export async function activeServiceWorker(keepsRelease) {
  const registration = await registerServiceWorker(keepsRelease);
  const worker = registration?.installing ?? registration?.waiting ?? registration?.active ?? null;
  await new Promise((resolve) => {
    const look = () =>
      (worker === null || worker.state === "activated" || worker.state === "redundant") && resolve(null);
    worker?.addEventListener("statechange", look);
    look();
  });
  return worker?.state === "activated" ? worker : null;
}
