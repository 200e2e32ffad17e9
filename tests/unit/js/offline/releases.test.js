import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import { genuineBytes } from "../../../../site/js/offline/release-files.js";
import { parseRelease } from "../../../../site/js/offline/releases.js";

const SITE = "https://example.org/handbook/";

/** @param {string} text */
const digest = (text) => createHash("sha256").update(text).digest("base64").replace(/=+$/, "");

test("a list's paths become addresses below the site, wherever it lies", () => {
  const { id, files } = parseRelease(SITE, JSON.stringify({ id: "one", files: { "": [4, "a"], "functions/": [6, "b"] } }));
  assert.equal(id, "one");
  assert.deepEqual([...files.keys()], [SITE, `${SITE}functions/`]);
});

test("bytes that the list names are genuine, all others are not", async () => {
  const entry = /** @type {[number, string]} */ ([4, digest("home")]);
  const bytes = await genuineBytes(new Response("home"), entry);
  assert.equal(new TextDecoder().decode(bytes ?? undefined), "home");
  assert.equal(await genuineBytes(new Response("homo"), entry), null);
  assert.equal(await genuineBytes(new Response(""), entry), null);
});

test("what is kept inflated is compared with the digest of what the file holds", async () => {
  const entry = /** @type {[number, string, string]} */ ([4, digest("packed"), digest("library")]);
  const inflated = { headers: { "Handbook-Inflated": "yes" } };
  assert.ok(await genuineBytes(new Response("library", inflated), entry));
  assert.ok(await genuineBytes(new Response("packed"), entry));
  assert.equal(await genuineBytes(new Response("packed", inflated), entry), null);
  assert.equal(await genuineBytes(new Response("library"), entry), null);
});
