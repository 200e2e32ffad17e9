/**
 * The site's files for Python's worker. One of an opaque origin has the page fetch them (apart.js): the page has
 * caches, a service worker and what was kept for offline; the worker has nothing.
 */

import { handedOver } from "./here.js";

/** @typedef {{ id: number, content: ArrayBuffer | null, reason: string }} Answer */

/** @type {Map<number, (answer: Answer) => void>} */
const waiting = new Map();
let count = 0;

const native = globalThis.fetch;
const send = /** @type {(message: unknown) => void} */ (globalThis.postMessage.bind(globalThis));

if (handedOver)
  globalThis.addEventListener("message", ({ data }) => {
    if (data?.type !== "file") return;
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });

/**
 * As `fetch`, of a file of the site. From the page there is no progress: the answer has all of the file.
 * @param {string} address
 * @param {RequestInit} [init]
 * @returns {Promise<Response>}
 */
export async function siteFetch(address, init) {
  if (!handedOver) return native.call(globalThis, address, init);
  init?.signal?.throwIfAborted();
  count += 1;
  const id = count;
  const { content, reason } = await new Promise((resolve, reject) => {
    waiting.set(id, resolve);
    init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
    send({ type: "want", id, address });
  });
  if (!content) throw new TypeError(`Failed to fetch ${address}: ${reason}`);
  return new Response(content);
}
