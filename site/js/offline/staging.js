/**
 * Fetches a release whole, beside the one that is read. Until the last file is here nothing else changes; what was
 * fetched is not fetched again by who goes on later.
 *
 * Owns: what may go wrong on the way, as sentences for the reader.
 */

import { siteAddress } from "../runtime/addresses.js";
import { isHashed } from "../runtime/kept-files.js";
import { activeServiceWorker } from "../runtime/registration.js";
import { ask } from "./messages.js";
import { fetchFile, genuineBytes, keptFile, putFile, StrangeFileError } from "./release-files.js";
import {
  beginRelease,
  cacheFor,
  dropReleases,
  FROM_HOST,
  LIST,
  missingFiles,
  parseRelease,
  readKept,
  readRelease,
} from "./releases.js";

/** @typedef {import("./releases.js").Release} Release */
/** @typedef {import("./releases.js").Entry} Entry */
/** @typedef {(loaded: number, total: number) => void} Report bytes */
/** @typedef {Release & { text: string }} NewestRelease with its list */

/** Held while files of a release are fetched or dropped, so that one tab at a time does. */
export const LOCK = "handbook-release";

/** As many as browsers open to a host of HTTP/1.1, less two for the reader. */
const AT_ONCE = 4;

/** It could not be kept; the message is for the reader. */
export class KeepError extends Error {
  name = "KeepError";
}

/**
 * @param {AbortSignal} [signal]
 * @returns {Promise<NewestRelease>} what the host has now
 * @throws {KeepError} where there is no answer, or none of this kind
 */
export async function newestRelease(signal) {
  try {
    // The query passes by what is kept, the time by caches between here and the host.
    const response = await fetch(siteAddress(`${LIST}?${FROM_HOST}`), { cache: "no-cache", signal: signal ?? null });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const text = await response.text();
    return { ...parseRelease(siteAddress(""), text), text };
  } catch (error) {
    signal?.throwIfAborted();
    console.info("No list of a release:", error);
    throw new KeepError("The handbook’s host could not be reached. Check the connection, then try again.");
  }
}

/**
 * Have all of a release here, and new pages come from it. To be called with the lock held.
 * @param {NewestRelease} release
 * @param {AbortSignal} signal - ends the downloads; what came so far stays
 * @param {Report} report
 * @throws {KeepError} where that fails for a reason that a reader should know
 */
export async function fetchRelease(release, signal, report) {
  const site = siteAddress("");
  const kept = await readKept(site);
  const read = new Set([release.id, kept?.current, ...(kept?.older ?? []).map(({ id }) => id)]);
  await dropReleases(site, (id) => !read.has(id)); // half of an earlier one, which the host has no longer
  const before = kept && (await readRelease(site, kept.current));
  try {
    await beginRelease(release, release.text);
    await fetchMissing(release, before, signal, report);
  } catch (error) {
    signal.throwIfAborted();
    const full = error instanceof DOMException && error.name === "QuotaExceededError";
    // What is of no use takes no room: the reader’s own work needs it.
    if (full || error instanceof StrangeFileError)
      await dropReleases(site, (id) => id === release.id && id !== kept?.current);
    throw asKeepError(error, full);
  }
}

/**
 * @param {unknown} error
 * @param {boolean} full - whether there is no room
 * @returns {KeepError}
 */
function asKeepError(error, full) {
  console.info(`Not all of the release came: ${error}`);
  if (full) return new KeepError("There is not enough room: the browser or the disk is full. Nothing was changed.");
  if (error instanceof StrangeFileError)
    return new KeepError("The host has begun to serve another edition meanwhile. Try again in a minute.");
  return new KeepError("The connection was lost. What has come so far is kept; go on when you are connected again.");
}

/**
 * @param {Release} release
 * @param {Release | null} before - has many of the same files
 * @param {AbortSignal} signal
 * @param {Report} report
 */
async function fetchMissing(release, before, signal, report) {
  const missing = await missingFiles(release);
  const total = sizeOf(release.files.values());
  let loaded = total - sizeOf(missing.map(([, entry]) => entry));
  report(loaded, total);
  const next = missing.values();
  const ended = new AbortController();
  const both = AbortSignal.any([signal, ended.signal]);
  const fetchOnes = async () => {
    for (const [address, entry] of next) {
      both.throwIfAborted();
      if (!(await copied(release, before, address, entry))) await fetchFile(release, address, both);
      loaded += entry[0];
      report(loaded, total);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, fetchOnes));
  } finally {
    ended.abort();
  }
}

/**
 * @param {Release} release
 * @param {Release | null} before
 * @param {string} address
 * @param {Entry} entry
 * @returns {Promise<boolean>} whether the release before has the same file, so that it need not be fetched
 */
async function copied(release, before, address, entry) {
  const same = before?.files.get(address)?.[1] === entry[1];
  if (!before || !same || isHashed(address)) return false;
  const kept = await (await cacheFor(before, address)).match(address);
  const bytes = kept && (await genuineBytes(kept.clone(), entry));
  if (bytes) await putFile(release, address, bytes, kept.headers);
  return Boolean(bytes);
}

/**
 * Have new pages come from a release that is here as a whole.
 * @param {Release} release
 * @throws {KeepError}
 */
export async function switchTo({ id }) {
  const worker = await activeServiceWorker(true);
  if (worker && (await ask(worker, { offline: "switch", id }))) return;
  throw new KeepError("The browser did not take it over. Load this page again, then try once more.");
}

/**
 * Compare every file of a release with its digest, and fetch anew what is damaged or lost.
 * @param {Release} release
 * @param {AbortSignal} signal
 * @param {Report} report
 * @returns {Promise<number>} how many files were fetched; rejects as `fetchFile` does
 */
export async function mendRelease(release, signal, report) {
  const total = sizeOf(release.files.values());
  let looked = 0;
  let fetched = 0;
  for (const [address, [size]] of release.files) {
    signal.throwIfAborted();
    if (!(await keptFile(release, address))) {
      await fetchFile(release, address, signal);
      fetched += 1;
    }
    looked += size;
    report(looked, total);
  }
  return fetched;
}

/** @param {Iterable<Entry>} entries */
export function sizeOf(entries) {
  let size = 0;
  for (const [bytes] of entries) size += bytes;
  return size;
}
