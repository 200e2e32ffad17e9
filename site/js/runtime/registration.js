/** The site's service worker (service-worker.js): registered when a page needs it, never by one that is only read. */

import { siteAddress } from "./addresses.js";

/**
 * Cheap when it is registered already: the browser then looks for a newer one.
 * @returns {Promise<boolean>} false where the browser has none for this page
 */
export async function registerServiceWorker() {
  const container = navigator.serviceWorker;
  if (!container) return false;
  try {
    await container.register(siteAddress("service-worker.js"), { scope: siteAddress("") });
    return true;
  } catch (error) {
    console.info("No service worker:", error);
    return false;
  }
}
