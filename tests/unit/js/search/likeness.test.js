import assert from "node:assert/strict";
import { test } from "node:test";
import { akinTo, closeTo } from "../../../../site/js/search/likeness.js";

test("what has the word, or most of it, is close", () => {
  assert.equal(closeTo("functools.cache", "@functools.cache"), true);
  assert.equal(closeTo("__init__", "__init__(self,"), true);
  assert.equal(closeTo("closurs", "Closures."), true);
  assert.equal(closeTo("loops", "(loop)"), true);
  assert.equal(closeTo("def", "define"), true);
});

test("what only begins alike is not close", () => {
  assert.equal(closeTo("whlie", "tool.whl"), false);
  assert.equal(closeTo("excpetion", "sys.last_exc"), false);
  assert.equal(closeTo("genrator", "G,"), false);
});

test("forms of one word are akin", () => {
  assert.equal(akinTo("copying", "copies"), true);
  assert.equal(akinTo("running", "run."), true);
  assert.equal(akinTo("decorates", "decorator"), true);
});

test("words that begin alike are not akin", () => {
  assert.equal(akinTo("metaclass", "met,"), false);
  assert.equal(akinTo("comprehnsion", "co_flags"), false);
  assert.equal(akinTo("whlie", "whl"), false);
});
