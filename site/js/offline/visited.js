/**
 * Pages that were read, and what they loaded under addresses that mean other bytes in the next build.
 *
 * Later pages pass the service worker, which keeps them; the first one comes before there is one.
 */

import { siteAddress } from "../runtime/addresses.js";
import { isHashed } from "../runtime/kept-files.js";
import { LIST, readKept, VISITED } from "./releases.js";

/** What describes the site rather than being read. */
const ABOUT_THE_SITE = [LIST, "assets.json", "service-worker.js"];

/** Keep this page, if no service worker has, and no release is kept. */
export async function keepThisPage() {
  const site = siteAddress("");
  if (await readKept(site)) return;
  const about = new Set(ABOUT_THE_SITE.map(siteAddress));
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const own = [location.href, ...loaded].filter((name) => name.startsWith(site) && !isHashed(name)).map(withoutQuery);
  const cache = await caches.open(VISITED);
  for (const address of new Set(own)) {
    if (about.has(address) || address.includes("/__handbook__/") || (await cache.match(address))) continue;
    const response = await fetch(address, { cache: "force-cache" });
    if (response.ok && !response.redirected) await cache.put(address, response);
  }
}

/** There is a new build, and the files of the old one go: have the pages as they are now. */
export async function bringVisitedAlong() {
  const cache = await caches.open(VISITED);
  for (const { url } of await cache.keys()) {
    if (!url.startsWith(siteAddress(""))) continue; // another site of this host
    const response = await fetch(url, { cache: "no-cache", priority: "low" });
    if (response.ok && !response.redirected) await cache.put(url, response);
    else await cache.delete(url);
  }
}

/** @param {string} address */
function withoutQuery(address) {
  const url = new URL(address);
  url.search = url.hash = "";
  return url.href.replace(/\/index\.html$/, "/");
}
