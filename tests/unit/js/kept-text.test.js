import assert from "node:assert/strict";
import { test } from "node:test";
import { KeptText, PIECE_CHARACTERS } from "../../../site/js/lib/kept-text.js";

test("what was added is given back whole and in order", async () => {
  const kept = new KeptText();
  const lines = Array.from({ length: 100_000 }, (_, index) => `ligne é ${index}\n`);
  for (const line of lines) kept.add(line);
  assert.equal(await kept.blob().text(), lines.join(""));
  assert.equal(kept.length, lines.join("").length);
});

test("the heap holds less than a piece, however much is added", () => {
  const kept = new KeptText();
  for (const size of [10, PIECE_CHARACTERS - 11, 1, 5, 10 * PIECE_CHARACTERS, 7]) {
    kept.add("x".repeat(size));
    assert.ok(kept.inHeap < PIECE_CHARACTERS);
  }
  assert.equal(kept.length, 11 * PIECE_CHARACTERS + 12);
});
