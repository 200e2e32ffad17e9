/**
 * The site's service worker. It passes on a reader's answers and stops to a Python worker that waits by a synchronous
 * request (runtime/relay.js), answers from the cache for what is kept there under an address that never means other
 * bytes, and for all else from the release that the reader keeps, or what was visited (offline/worker/serving.js).
 *
 * Where the browser can be told so once, neither a page nor what is kept waits for this worker to start. The address
 * says by `?kept` whether a release is kept, so that the browser is told anew when that changes: until then pages come
 * from the host, and this worker only has an answer ready in case that fails.
 */

import { isOfflineMessage } from "./offline/messages.js";
import { FROM_HOST } from "./offline/releases.js";
import { Serving } from "./offline/worker/serving.js";
import { CACHE_NAME, isHashed } from "./runtime/kept-files.js";
import { RELAY_FOLDER, Switchboard } from "./runtime/relay.js";

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));
const site = scope.registration.scope;
const relay = new URL(RELAY_FOLDER, site).href;
const switchboard = new Switchboard();
const serving = new Serving(scope);
const keepsRelease = new URL(scope.location.href).searchParams.has("kept");

/**
 * The static routing API, which TypeScript does not know yet: https://w3c.github.io/ServiceWorker/#register-router
 * @typedef {object} Rule
 * @property {{ urlPattern: { pathname: string, search?: string } }} condition
 * @property {"network" | "fetch-event" | "race-network-and-fetch-handler" | { cacheName: string }} source - what is not
 *   in the cache comes from the network; in a race a network that fails has lost, and `fetch` of the same request in
 *   here does not ask twice
 */

/** @type {(path: string, source: Rule["source"], search?: string) => Rule} */
const rule = (path, source, search) => {
  // The site may lie below any path; what follows has no character that means anything in a pattern.
  const root = new URL(site).pathname.replace(/[\\*+?(){}:]/g, "\\$&");
  return { condition: { urlPattern: { pathname: root + path, ...(search && { search }) } }, source };
};

/** What compiles to code that browsers keep in their own cache only, with the file. */
const COMPILED = ".wasm";

/** The first that fits holds. */
const RULES = [
  rule(`assets/*${COMPILED}`, "network"),
  rule("assets/*", { cacheName: CACHE_NAME }),
  rule("*", "network", `${FROM_HOST}*`),
  rule("*", keepsRelease ? "fetch-event" : "race-network-and-fetch-handler"),
];

/** @param {Event & { addRoutes?: (rules: Rule[]) => Promise<void> }} event */
async function install(event) {
  scope.skipWaiting();
  try {
    await event.addRoutes?.(RULES);
  } catch (error) {
    console.info("No static routes:", error); // the listener below answers alike, only later
  }
}

/** @returns {Promise<Response>} */
async function relayed(/** @type {URL} */ address) {
  return Response.json(await switchboard.reply(address), {
    headers: {
      "Cache-Control": "no-store",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
    },
  });
}

/** @param {Request} request */
async function keptOrFetched(request) {
  return (await caches.match(request, { cacheName: CACHE_NAME })) ?? fetch(request);
}

scope.addEventListener("install", (event) => event.waitUntil(install(event)));
scope.addEventListener("activate", (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener("message", (event) => {
  const { data, ports } = event;
  const [port] = ports;
  if (port && isOfflineMessage(data)) event.waitUntil(serving.receive(/** @type {any} */ (data), port));
  else switchboard.receive(data);
});
scope.addEventListener("fetch", (event) => {
  const { url, method } = event.request;
  if (url.startsWith(relay)) event.respondWith(relayed(new URL(url)));
  else if (method !== "GET" || !url.startsWith(site) || url.endsWith(COMPILED)) return;
  else if (isHashed(url)) event.respondWith(keptOrFetched(event.request));
  else if (serving.concerns(new URL(url))) event.respondWith(serving.answer(event));
});
