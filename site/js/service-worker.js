/**
 * The site's service worker. Owns: passing on a reader's answers and stops to a Python worker that waits by a
 * synchronous request (runtime/relay.js). It answers nothing else and stores nothing.
 */

import { RELAY_FOLDER, Switchboard } from "./runtime/relay.js";

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));
const relay = new URL(RELAY_FOLDER, scope.registration.scope).href;
const switchboard = new Switchboard();

scope.addEventListener("install", () => scope.skipWaiting());
scope.addEventListener("activate", (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener("message", ({ data }) => switchboard.receive(data));
scope.addEventListener("fetch", (event) => {
  if (event.request.url.startsWith(relay))
    event.respondWith(
      switchboard.reply(new URL(event.request.url)).then((reply) =>
        Response.json(reply, {
          headers: {
            "Cache-Control": "no-store",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cross-Origin-Embedder-Policy": "require-corp",
          },
        }),
      ),
    );
});
