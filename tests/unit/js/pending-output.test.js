import assert from "node:assert/strict";
import { test } from "node:test";
import { PendingOutput } from "../../../site/js/lib/pending-output.js";

/** @typedef {import("../../../site/js/runtime/protocol.js").OutputChunk} OutputChunk */

/** @type {(text: string) => OutputChunk} */
const out = (text) => ({ stream: "stdout", text });
/** @type {(text: string) => OutputChunk} */
const err = (text) => ({ stream: "stderr", text });

test("portions come in order, each of the size asked for, chunks cut where they must be", () => {
  const pending = new PendingOutput();
  pending.add([out("abc"), err("de")]);
  pending.add([out("fghij")]);
  assert.deepEqual(pending.take(4), [out("abc"), err("d")]);
  assert.deepEqual(pending.take(4), [err("e"), out("fgh")]);
  assert.equal(pending.empty, false);
  assert.deepEqual(pending.take(4), [out("ij")]);
  assert.equal(pending.empty, true);
  assert.deepEqual(pending.take(4), []);
});

test("what is added between two portions comes after the rest", () => {
  const pending = new PendingOutput();
  pending.add([out("abcd")]);
  pending.take(3);
  pending.add([out("e")]);
  assert.deepEqual(pending.take(10), [out("d"), out("e")]);
});

test("a character of two units is never cut in two", () => {
  const pending = new PendingOutput();
  pending.add([out("🎉🎉🎉")]);
  assert.deepEqual(pending.take(1), [out("🎉")]);
  assert.deepEqual(pending.take(3), [out("🎉🎉")]);
});
