/**
 * The service worker's answers for what has no digest in its address: pages, data, search.
 *
 * A reader who keeps a release gets all of it from that release, whatever the host has by now; pages that were open
 * at a switch go on with theirs. Without one, the host comes first, and what was visited when it can't be reached.
 */

import { fetchFile, keptFile } from "../release-files.js";
import {
  dropAll,
  dropEntries,
  dropReleases,
  FROM_HOST,
  LIST,
  missingFiles,
  readKept,
  readRelease,
  VISITED,
  writeKept,
} from "../releases.js";

/** @typedef {import("../messages.js").ToServiceWorker} ToServiceWorker */
/** @typedef {import("../messages.js").Reply} Reply */
/** @typedef {import("../messages.js").FromServiceWorker} FromServiceWorker */
/** @typedef {import("../releases.js").Kept} Kept */
/** @typedef {import("../releases.js").Release} Release */

/** What visits keep of one file at most, where the host says how long it is. */
const MAX_VISITED_BYTES = 2_000_000;

/** What a page names of the files that all releases share: what it can't be read without. */
const NAMED_BY_PAGE = /(?:href|src)="([^"?#]*assets\/[^"?#]+)"/g;

const NOT_HERE = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Not kept in this browser</title>
<h1>Not kept in this browser</h1>
<p>There is no connection, and this page was neither visited before nor kept for offline.</p>
<p><a href="ROOT">Home</a></p>
`;

export class Serving {
  #scope;
  #site;
  /** @type {Map<string, Promise<Release | null>>} */
  #lists = new Map();
  /** Addresses that were compared with their digests by this worker. @type {Set<string>} */
  #compared = new Set();

  /** @param {ServiceWorkerGlobalScope} scope */
  constructor(scope) {
    this.#scope = scope;
    this.#site = scope.registration.scope;
  }

  /**
   * @param {URL} url - of a GET request within the site
   * @returns {boolean} whether the answer may be another than the host's
   */
  concerns(url) {
    return url.href !== this.#site + LIST && !url.searchParams.has(FROM_HOST);
  }

  /**
   * @param {FetchEvent} event
   * @returns {Promise<Response>}
   */
  async answer(event) {
    const address = addressOf(event.request.url);
    const kept = await readKept(this.#site);
    const release = kept && (await this.#releaseFor(event, kept));
    if (!release) return this.#fromHost(event, address);
    if (kept.older.length > 0 && event.request.mode === "navigate") event.waitUntil(this.#forgetClosed(kept));
    const folder = `${address}/`;
    if (!release.files.has(address) && release.files.has(folder)) return Response.redirect(folder, 301);
    if (!release.files.has(address)) return this.#fromHost(event, address);
    try {
      const response = (await keptFile(release, address)) ?? (await fetchFile(release, address));
      if (event.request.mode === "navigate") await this.#compareNamed(release, address, await response.clone().text());
      return response;
    } catch (error) {
      // The release has lost a file that the host has no longer: its own newest page is the better answer.
      console.info("Not from the kept release:", error);
      return this.#fromHost(event, address);
    }
  }

  /**
   * @param {ToServiceWorker} message
   * @param {MessagePort} port
   */
  async receive(message, port) {
    const done = message.offline === "switch" ? this.#switchTo(message.id) : this.#remove();
    const reply = await done.catch((error) => {
      console.info("Nothing was switched:", error);
      return false;
    });
    port.postMessage(/** @type {Reply} */ ({ done: reply }));
  }

  /**
   * @param {FetchEvent} event
   * @param {Kept} kept
   * @returns {Promise<Release | null>} the release of whoever asks
   */
  async #releaseFor({ request, clientId }, { current, older }) {
    const earlier = request.mode === "navigate" ? undefined : older.find(({ clients }) => clients.includes(clientId));
    const id = earlier ? earlier.id : current;
    if (id === null) return null;
    const list = this.#lists.get(id) ?? readRelease(this.#site, id);
    this.#lists.set(id, list);
    return list;
  }

  /**
   * Make sure of what a page can't be read without, which comes from the cache without another look.
   * @param {Release} release
   * @param {string} page - its address
   * @param {string} html
   */
  async #compareNamed(release, page, html) {
    const named = [...html.matchAll(NAMED_BY_PAGE)].map(([, path]) => new URL(/** @type {string} */ (path), page).href);
    const unknown = named.filter((address) => release.files.has(address) && !this.#compared.has(address));
    await Promise.all(
      unknown.map(async (address) => {
        const found = (await keptFile(release, address)) ?? (await fetchFile(release, address).catch(() => null));
        if (found) this.#compared.add(address);
      }),
    );
  }

  /**
   * @param {FetchEvent} event
   * @param {string} address
   */
  async #fromHost(event, address) {
    const { request } = event;
    try {
      const response = await fetch(request);
      if (isWorthKeeping(request, response)) event.waitUntil(this.#keepVisited(address, response.clone()));
      return response;
    } catch (error) {
      const visited = await caches.match(address, { cacheName: VISITED });
      if (visited) return visited;
      if (request.mode !== "navigate") {
        console.info(`${address}: ${error}`);
        return Response.error();
      }
      const html = NOT_HERE.replace("ROOT", this.#site);
      return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
    }
  }

  /**
   * @param {string} address
   * @param {Response} response
   */
  async #keepVisited(address, response) {
    if (await readKept(this.#site)) return;
    const cache = await caches.open(VISITED);
    // A full disk is no reason to fail: the page is there. Else it was left before all of the file had come.
    await cache.put(address, response).catch((error) => {
      if (error.name === "QuotaExceededError") console.info("Not kept for later:", error);
    });
  }

  /** @param {string} id - of a release that is to be here as a whole */
  async #switchTo(id) {
    const release = await readRelease(this.#site, id);
    if (!release || (await missingFiles(release)).length > 0) return false;
    const kept = await readKept(this.#site);
    const open = (await this.#clients()).map((client) => client.id);
    if (kept?.current !== id) {
      const known = kept?.older ?? [];
      const others = new Set(known.flatMap(({ clients }) => clients));
      const leaving = { id: kept?.current ?? null, clients: open.filter((client) => !others.has(client)) };
      await writeKept(this.#site, { current: id, older: stillOpen([...known, leaving], open) });
      await dropEntries(this.#site, VISITED);
    }
    this.#lists.clear();
    await this.#dropUnread();
    for (const client of await this.#clients())
      client.postMessage(/** @type {FromServiceWorker} */ ({ offline: "switched", id }));
    return true;
  }

  async #remove() {
    this.#lists.clear();
    await dropAll(this.#site);
    return true;
  }

  /** @param {Kept} kept */
  async #forgetClosed(kept) {
    const open = (await this.#clients()).map((client) => client.id);
    const older = stillOpen(kept.older, open);
    if (older.length === kept.older.length) return;
    await writeKept(this.#site, { ...kept, older });
    await this.#dropUnread();
  }

  /** Drop the releases that nobody reads any more; one that is being fetched was begun after the current one. */
  async #dropUnread() {
    const kept = await readKept(this.#site);
    if (!kept) return;
    const read = new Set([kept.current, ...kept.older.map(({ id }) => id)]);
    await this.#scope.navigator.locks.request("handbook-release", { ifAvailable: true }, async (lock) => {
      if (lock) await dropReleases(this.#site, (id) => !read.has(id));
    });
  }

  #clients() {
    return this.#scope.clients.matchAll({ type: "all", includeUncontrolled: true });
  }
}

/**
 * @param {Kept["older"]} older
 * @param {string[]} open - ids of clients
 * @returns {Kept["older"]} without those that are closed
 */
function stillOpen(older, open) {
  return older
    .map(({ id, clients }) => ({ id, clients: clients.filter((client) => open.includes(client)) }))
    .filter(({ clients }) => clients.length > 0);
}

/** @param {string} url - returns the address under which its file is kept */
function addressOf(url) {
  const address = new URL(url);
  address.search = address.hash = "";
  return address.href.replace(/\/index\.html$/, "/");
}

/**
 * @param {Request} request
 * @param {Response} response
 */
function isWorthKeeping(request, { status, type, redirected, headers }) {
  if (status !== 200 || type !== "basic" || redirected || request.headers.has("Range")) return false;
  if (request.mode === "navigate") return headers.get("Content-Type")?.startsWith("text/html") ?? false;
  return Number(headers.get("Content-Length")) <= MAX_VISITED_BYTES;
}
