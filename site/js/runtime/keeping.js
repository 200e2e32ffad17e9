/**
 * What a page does in idle time, and again once Python has started: it sees to it that the next visit needs nothing of
 * this from the network, on a host that tells browsers nothing either.
 *
 * Who fetches a file keeps it (downloads.js). What is imported or linked passes through nobody's hands: those files
 * are taken from the browser's own cache, without another download. Those that no build names any more are dropped.
 */

import { whenIdle } from "../lib/idle.js";
import { namedByReleases } from "../offline/releases.js";
import { bringVisitedAlong, keepThisPage } from "../offline/visited.js";
import { siteAddress } from "./addresses.js";
import { inflate } from "./inflate.js";
import {
  CACHE_NAME,
  dropCaches,
  isElsewhere,
  isHashed,
  isInflated,
  keepInflated,
  noteElsewhere,
  openCache,
} from "./kept-files.js";
import { registerServiceWorker } from "./registration.js";
import { release } from "./release.js";

/** @typedef {{ files: string[] }} List paths of a build's files, below the site's root */

/** Made by the build. It is kept, with the one that it replaced, to know what may be dropped. */
const LIST = "assets.json";
const EARLIER_LIST = "assets-before.json";

/** How long the build before this one is kept, for a tab that was opened with it. */
const GRACE_MS = 24 * 60 * 60 * 1000;

/** What this page needs, by address. @type {Set<string>} */
const used = new Set();

/** Rounds of keeping come one after the other. @type {Promise<unknown>} */
let rounds = Promise.resolve();

let isWatching = false;
let isRegistered = false;

/** Nothing is kept meanwhile: a start of Python wants the thread, the disk and the connection for itself. */
let paused = false;

/** Whether Python has started on this page, so that what it needs is worth preparing. */
let started = false;

export function pauseKeeping() {
  paused = true;
}

export function resumeKeeping() {
  paused = false;
  nextRound();
}

/**
 * Keep what this page loads, now and later.
 * @param {string[]} [paths] - of files that are loaded elsewhere; Python has started from them
 */
export function keepForLater(paths) {
  for (const path of paths ?? []) used.add(siteAddress(path));
  if (paths) {
    started = true;
    paused = false;
  }
  nextRound();
  if (paths) nextRound(); // what has just been fetched may only now be in the cache
  if (isWatching) return;
  isWatching = true;
  // What has been loaded so far comes at once, in its first report.
  new PerformanceObserver((list) => {
    const before = used.size;
    for (const { name, initiatorType } of /** @type {PerformanceResourceTiming[]} */ (list.getEntries()))
      if (isOurs(name) && initiatorType !== "fetch") used.add(name); // who fetches, keeps
    if (used.size > before) nextRound();
  }).observe({ type: "resource", buffered: true });
}

function nextRound() {
  rounds = rounds.then(whenIdle).then(async () => {
    const cache = paused ? null : await openCache();
    if (!cache) return;
    isRegistered ||= (await registerServiceWorker()) !== null;
    await keep(cache);
  });
}

/** @param {string} address */
function isOurs(address) {
  return address.startsWith(siteAddress("assets/")) && isHashed(address) && !address.includes("?");
}

/** @param {Cache} cache */
async function keep(cache) {
  try {
    const kept = new Set((await cache.keys()).map(({ url }) => url));
    const missing = [...used].filter((address) => !kept.has(address));
    await Promise.all(missing.map((address) => add(cache, address)));
    if (isRegistered) await keepThisPage();
    const here = (await cache.keys()).map(({ url }) => url);
    if (started) for (const address of here) if (address.endsWith(".gz")) await inflateKept(cache, address);
    await tidy(cache);
    if (!started) return;
    for (const address of here) if (address.endsWith(".wasm")) await lookElsewhere(cache, address);
  } catch (error) {
    console.info("Not all is kept for later:", error); // a full disk, a lost connection: the next visit tries again
  }
}

/**
 * @param {Cache} cache
 * @param {string} address
 */
async function add(cache, address) {
  const response = await fetch(address, { cache: "force-cache" });
  if (response.ok) await cache.put(address, response);
}

/**
 * Inflating takes longer than reading: better done now than at the next start.
 * @param {Cache} cache
 * @param {string} address
 */
async function inflateKept(cache, address) {
  const response = await cache.match(address);
  if (!response || isInflated(response)) return;
  const content = await inflate(new Uint8Array(await response.arrayBuffer()));
  await keepInflated(cache, address, content);
  release(content);
}

/**
 * Find out, once, whether the browser's own cache has the file too; whoever asks it for a file that it doesn't have,
 * and forbids it the network, gets an error into the console.
 * @param {Cache} cache
 * @param {string} address
 */
async function lookElsewhere(cache, address) {
  if ((await isElsewhere(cache, address)) !== null) return;
  /** @type {Promise<PerformanceResourceTiming>} */
  const timing = new Promise((resolve) => {
    new PerformanceObserver((list, observer) => {
      const [entry] = list.getEntriesByName(address);
      if (entry) resolve(/** @type {PerformanceResourceTiming} */ (entry));
      if (entry) observer.disconnect();
    }).observe({ type: "resource" });
  });
  const response = await fetch(address, { method: "HEAD", cache: "force-cache" });
  const { transferSize } = await timing;
  await noteElsewhere(cache, address, response.ok && transferSize === 0);
}

/**
 * Drop what is of no use any more, if this page belongs to the build that the site has now.
 * @param {Cache} cache
 */
async function tidy(cache) {
  const [known, earlier] = await Promise.all([kept(cache, LIST), kept(cache, EARLIER_LIST)]);
  if (!namesAll(known)) {
    const response = await fetch(siteAddress(LIST), { cache: "no-cache" });
    if (!response.ok || !namesAll(await response.clone().json())) return;
    await put(cache, EARLIER_LIST, known ?? { files: [] });
    await cache.put(siteAddress(LIST), response);
    if (known) await bringVisitedAlong();
  } else if (earlier && Date.now() - earlier.since > GRACE_MS) {
    await cache.delete(siteAddress(EARLIER_LIST));
  } else {
    return;
  }
  await dropUnnamed(cache);
  await dropCaches(CACHE_NAME);
}

/**
 * @param {List | null} list
 * @returns {boolean} whether the list is of a build that has all files that this page uses
 */
function namesAll(list) {
  const addresses = new Set(list?.files.map(siteAddress));
  return [...used].every((address) => addresses.has(address));
}

/**
 * @param {Cache} cache
 * @param {string} name
 * @returns {Promise<(List & { since: number }) | null>}
 */
async function kept(cache, name) {
  return (await cache.match(siteAddress(name)))?.json() ?? null;
}

/**
 * @param {Cache} cache
 * @param {string} name
 * @param {List} list
 */
async function put(cache, name, { files }) {
  await cache.put(siteAddress(name), Response.json({ files, since: Date.now() }));
}

/** @param {Cache} cache */
async function dropUnnamed(cache) {
  const lists = await Promise.all([LIST, EARLIER_LIST].map((name) => kept(cache, name)));
  const named = await namedByReleases(siteAddress(""));
  for (const path of lists.flatMap((list) => list?.files ?? [])) named.add(siteAddress(path));
  const dropped = (await cache.keys()).filter(({ url }) => isOurs(url) && !named.has(url));
  await Promise.all(dropped.map((request) => cache.delete(request)));
}
