import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { FOLDER, fetch, findFilesBy, takeFailure } from "../../../../site/js/search/fetch.js";

const original = globalThis.fetch;

afterEach(() => {
  globalThis.fetch = original;
});

/** @param {number} status */
function answerWith(status) {
  /** @type {unknown[]} */
  const asked = [];
  globalThis.fetch = async (address) => {
    asked.push(address);
    return new Response("", { status });
  };
  findFilesBy((name) => `/site/${name.toUpperCase()}`);
  return asked;
}

test("a file is fetched from where the build has put it, without a query", async () => {
  const asked = answerWith(200);
  await fetch(`${FOLDER}index/a.pf_index`);
  await fetch(`${FOLDER}entry.json?ts=1`);
  assert.deepEqual(asked, ["/site/INDEX/A.PF_INDEX", "/site/ENTRY.JSON"]);
  assert.equal(takeFailure(), false);
});

test("a file that isn't there is a failure, told once", async () => {
  answerWith(404);
  await assert.rejects(fetch(`${FOLDER}entry.json`), /entry.json: 404/);
  assert.equal(takeFailure(), true);
  assert.equal(takeFailure(), false);
});
