import assert from "node:assert/strict";
import { test } from "node:test";
import { corrected, distance } from "../../../../site/js/search/spelling.js";

const KNOWN = ["exception", "generator", "loop", "loops", "decorator", "general"];

test("a letter that is missing, too much or wrong is one step, as are two that are swapped", () => {
  assert.equal(distance("loop", "loop"), 0);
  assert.equal(distance("lop", "loop"), 1);
  assert.equal(distance("looop", "loop"), 1);
  assert.equal(distance("loup", "loop"), 1);
  assert.equal(distance("lopo", "loop"), 1);
  assert.equal(distance("", "loop"), 4);
  assert.equal(distance("excpetoin", "exception"), 2);
});

test("a misspelt word becomes the nearest known one", () => {
  assert.equal(corrected("lop", KNOWN), "loop");
  assert.equal(corrected("genrator", KNOWN), "generator");
  assert.equal(corrected("excpetion", KNOWN), "exception");
  assert.equal(corrected("decoratro", KNOWN), "decorator");
  assert.equal(corrected("ceneral", KNOWN), "general");
});

test("of two that are as near, the likelier is taken", () => {
  assert.equal(corrected("loopd", KNOWN), "loop");
});

test("a known word, and the beginning of one, stay", () => {
  assert.equal(corrected("loops", KNOWN), "loops");
  assert.equal(corrected("gener", KNOWN), "gener");
});

test("a short word stays, and one that is far from all", () => {
  assert.equal(corrected("lp", KNOWN), "lp");
  assert.equal(corrected("xyzzy", KNOWN), "xyzzy");
  assert.equal(corrected("laap", KNOWN), "laap");
});
