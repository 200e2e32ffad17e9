import assert from "node:assert/strict";
import { test } from "node:test";
import { arrowKeys, KEYS, withControl } from "../../../../site/js/repl/keys.js";

test("every key has a name that no other has", () => {
  const names = KEYS.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
});

test("an arrow key has the form that the program has asked for", () => {
  assert.equal(arrowKeys("A", false), "\x1b[A");
  assert.equal(arrowKeys("A", true), "\x1bOA");
});

for (const [keys, sent] of [
  ["c", "\x03"],
  ["C", "\x03"],
  ["l", "\x0c"],
  ["[", "\x1b"],
  ["_", "\x1f"],
  ["1", "1"],
  ["é", "é"],
  ["ab", "ab"],
  ["\t", "\t"],
  ["\x1bOC", "\x1b[1;5C"],
  ["\x1b[D", "\x1b[1;5D"],
])
  test(`Control with ${JSON.stringify(keys)} sends ${JSON.stringify(sent)}`, () => {
    assert.equal(withControl(keys), sent);
  });
