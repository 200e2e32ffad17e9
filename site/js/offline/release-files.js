/**
 * Single files of a release: compared with their digests, fetched from the host, put where they are kept.
 *
 * Used by pages and by the service worker, as releases.js.
 */

import { isHashed, isInflated } from "../runtime/kept-files.js";
import { cacheFor, FROM_HOST } from "./releases.js";

/** @typedef {import("./releases.js").Release} Release */
/** @typedef {import("./releases.js").Entry} Entry */

/**
 * @param {Response} response - as it was kept or came; it is read
 * @param {Entry} entry
 * @returns {Promise<Uint8Array<ArrayBuffer> | null>} its bytes; null if they are not those of the release
 */
export async function genuineBytes(response, [, digest, inflated]) {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const found = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const text = btoa(String.fromCharCode(...found)).replace(/=+$/, "");
  return text === (isInflated(response) ? inflated : digest) ? bytes : null;
}

/**
 * @param {Release} release
 * @param {string} address - of one of its files
 * @returns {Promise<Response | null>} what is kept of it; null where that is nothing, or damaged, and now dropped
 */
export async function keptFile(release, address) {
  const entry = release.files.get(address);
  const cache = await cacheFor(release, address);
  const kept = await cache.match(address);
  if (!entry || !kept) return null;
  if (await genuineBytes(kept.clone(), entry)) return kept;
  console.info("Damaged, and fetched again:", address);
  await cache.delete(address);
  return null;
}

/** The host has another file there: it is of another release, or the host changes what it serves. */
export class StrangeFileError extends Error {
  name = "StrangeFileError";
}

/**
 * Fetch a file of a release from the host, and keep it.
 * @param {Release} release
 * @param {string} address
 * @param {AbortSignal} [signal]
 * @returns {Promise<Response>} rejects as fetch and `Cache.put` do, or with a StrangeFileError
 */
export async function fetchFile(release, address, signal) {
  const entry = /** @type {Entry} */ (release.files.get(address));
  const asked = isHashed(address) ? address : `${address}?${FROM_HOST}=${release.id}`;
  const options = { signal: signal ?? null, priority: /** @type {const} */ ("low") };
  for (const mode of /** @type {RequestCache[]} */ (["default", "reload"])) {
    const response = await fetch(asked, { ...options, cache: mode });
    const bytes = response.ok ? await genuineBytes(response, entry) : null;
    if (!bytes) continue; // the browser's own cache may have an older one, or a damaged one
    await putFile(release, address, bytes, response.headers);
    return new Response(bytes, { headers: plain(response.headers) });
  }
  throw new StrangeFileError(address);
}

/**
 * @param {Release} release
 * @param {string} address
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {Headers} headers - the host's
 */
export async function putFile(release, address, bytes, headers) {
  const cache = await cacheFor(release, address);
  await cache.put(address, new Response(bytes, { headers: plain(headers) }));
}

/** @param {Headers} headers - of something that was sent; returns them for what it holds */
function plain(headers) {
  const kept = new Headers(headers);
  for (const name of ["Content-Encoding", "Content-Length", "Transfer-Encoding"]) kept.delete(name);
  return kept;
}
