/**
 * Releases of the site: what a build ships as a whole, and which of them this browser keeps.
 *
 * A release is its list, `release.json`, which the build makes (`pipeline/release.py`): every address with size and
 * digest. What has a digest in its address lies in the one cache that all builds share (kept-files.js); pages and the
 * like, whose addresses mean other bytes in the next release, in a cache of the release's own, with its list.
 *
 * The record says which release the service worker answers from, and who still reads an earlier one. It is one entry,
 * so that a switch happens or doesn't. Only the service worker writes it.
 *
 * Used by pages and by the service worker: an address is always absolute, and the site's root an argument.
 */

import { CACHE_NAME, isHashed, openCache } from "../runtime/kept-files.js";

/**
 * Size in bytes and SHA-256 in base64 without padding, as shipped; of a `.gz` also the digest of what it holds.
 * @typedef {[size: number, digest: string, inflated?: string]} Entry
 */

/** @typedef {{ site: string, id: string, files: Map<string, Entry> }} Release files by address */

/**
 * @typedef {object} Kept
 * @property {string} current - id of the release that new pages are of
 * @property {{ id: string | null, clients: string[] }[]} older - those that open pages are of; null: of the network's
 */

/** Where the site has the list of its newest release. */
export const LIST = "release.json";

/** In a release's cache: the addresses of shared files that were here before it, for visits. */
const BEFORE = "here-before.json";

/** The query of a request that wants the host's answer. A host of files takes no notice of it. */
export const FROM_HOST = "release";

/** Pages that were read, and what they loaded; for readers who keep no release. */
export const VISITED = "handbook-visited";

const RECORD_CACHE = "handbook-kept";
const RECORD = "kept.json";

/** @param {string} site - returns what the names of its releases' caches begin with; a host may have many sites */
const releaseCaches = (site) => `handbook-release ${new URL(site).pathname} `;

/** @param {Release} release */
const cacheName = ({ site, id }) => releaseCaches(site) + id;

/**
 * @param {string} site - its root
 * @returns {Promise<Kept | null>} null: no release is kept
 */
export async function readKept(site) {
  try {
    const record = await caches.match(new URL(RECORD, site).href, { cacheName: RECORD_CACHE });
    return (await record?.json()) ?? null;
  } catch {
    return null;
  }
}

/**
 * @param {string} site
 * @param {Kept} kept
 */
export async function writeKept(site, kept) {
  const cache = await caches.open(RECORD_CACHE);
  await cache.put(new URL(RECORD, site).href, Response.json(kept));
}

/**
 * @param {string} site
 * @param {string} text - of a list
 * @returns {Release}
 */
export function parseRelease(site, text) {
  const { id, files } = /** @type {{ id: string, files: Record<string, Entry> }} */ (JSON.parse(text));
  return { site, id, files: new Map(Object.entries(files).map(([path, entry]) => [new URL(path, site).href, entry])) };
}

/**
 * @param {string} site
 * @param {string} id
 * @returns {Promise<Release | null>} a release of which at least a part is here
 */
export async function readRelease(site, id) {
  const list = await caches.match(new URL(LIST, site).href, { cacheName: releaseCaches(site) + id });
  return list ? parseRelease(site, await list.text()) : null;
}

/**
 * @param {Release} release - of which from now on a part is here
 * @param {string} text - its list
 */
export async function beginRelease(release, text) {
  const cache = await caches.open(cacheName(release));
  const before = new URL(BEFORE, release.site).href;
  if (!(await cache.match(before))) await cache.put(before, Response.json([...(await addressesIn(CACHE_NAME))]));
  await cache.put(
    new URL(LIST, release.site).href,
    new Response(text, { headers: { "Content-Type": "application/json" } }),
  );
}

/**
 * @param {Release} release
 * @param {string} address
 * @returns {Promise<Cache>} where the file is kept
 */
export function cacheFor(release, address) {
  return caches.open(isHashed(address) ? CACHE_NAME : cacheName(release));
}

/**
 * @param {Release} release
 * @returns {Promise<[string, Entry][]>} what of it is not here, by address
 */
export async function missingFiles(release) {
  const [shared, own] = await Promise.all([addressesIn(CACHE_NAME), addressesIn(cacheName(release))]);
  return [...release.files].filter(([address]) => !(isHashed(address) ? shared : own).has(address));
}

/**
 * @param {string} name - of a cache
 * @returns {Promise<Set<string>>}
 */
async function addressesIn(name) {
  if (!(await caches.has(name))) return new Set(); // to open it would make it
  const keys = await (await caches.open(name)).keys();
  return new Set(keys.map(({ url }) => url));
}

/**
 * @param {string} site
 * @returns {Promise<string[]>} ids of all its releases of which at least a part is here
 */
async function releasesHere(site) {
  const names = (await caches.keys()).filter((name) => name.startsWith(releaseCaches(site)));
  return names.map((name) => name.slice(releaseCaches(site).length));
}

/**
 * @param {string} site
 * @returns {Promise<Set<string>>} the addresses of all files of its releases of which at least a part is here
 */
export async function namedByReleases(site) {
  const releases = await Promise.all((await releasesHere(site)).map((id) => readRelease(site, id)));
  return new Set(releases.flatMap((release) => [...(release?.files.keys() ?? [])]));
}

/**
 * @param {string} site
 * @param {string} id
 * @returns {Promise<string[]>}
 */
async function hereBefore(site, id) {
  const before = await caches.match(new URL(BEFORE, site).href, { cacheName: releaseCaches(site) + id });
  return (await before?.json()) ?? [];
}

/**
 * Drop releases, and those of their shared files that no other one has.
 * @param {string} site
 * @param {(id: string) => boolean} isDropped
 */
export async function dropReleases(site, isDropped) {
  const dropped = (await releasesHere(site)).filter(isDropped);
  if (dropped.length === 0) return;
  const lists = await Promise.all(dropped.map((id) => readRelease(site, id)));
  const before = await Promise.all(dropped.map((id) => hereBefore(site, id)));
  await Promise.all(dropped.map((id) => caches.delete(releaseCaches(site) + id)));
  const named = await namedByReleases(site);
  if ((await readKept(site)) === null) for (const address of before.flat()) named.add(address);
  const cache = await openCache();
  const unused = lists.flatMap((list) => [...(list?.files.keys() ?? [])]).filter((address) => !named.has(address));
  await Promise.all(unused.filter(isHashed).map((address) => cache?.delete(address)));
}

/**
 * Keep nothing of a site any more, neither releases nor what visits left.
 * @param {string} site
 */
export async function dropAll(site) {
  const record = await caches.open(RECORD_CACHE);
  await record.delete(new URL(RECORD, site).href);
  await Promise.all((await releasesHere(site)).map((id) => caches.delete(releaseCaches(site) + id)));
  await dropEntries(site, VISITED);
  await dropEntries(site, CACHE_NAME);
}

/**
 * @param {string} site
 * @param {string} name - of a cache that all sites of a host share
 */
export async function dropEntries(site, name) {
  const cache = await caches.open(name);
  const ours = (await cache.keys()).filter(({ url }) => url.startsWith(site));
  await Promise.all(ours.map((request) => cache.delete(request)));
}
