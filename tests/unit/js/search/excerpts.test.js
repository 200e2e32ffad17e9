import assert from "node:assert/strict";
import { test } from "node:test";
import { cleaned, pieces } from "../../../../site/js/search/excerpts.js";

test("spaces that the build has added to code are taken out again", () => {
  assert.deepEqual(pieces("def <mark>__init__`</mark> (self, name` ): x"), [
    { text: "def ", found: false },
    { text: "__init__", found: true },
    { text: "(self, name): x", found: false },
  ]);
  assert.equal(cleaned("Calls of f` (x` )"), "Calls of f(x)");
});

test("what ends at such a space has no sign left, and a backtick of the text comes back", () => {
  assert.deepEqual(pieces("print`"), [{ text: "print", found: false }]);
  assert.deepEqual(pieces("a \u2035b\u2035"), [{ text: "a `b`", found: false }]);
});

test("markup of the text is text", () => {
  assert.deepEqual(pieces("&lt;b&gt; <mark>&lt;i&gt;</mark> &amp;"), [
    { text: "<b> ", found: false },
    { text: "<i>", found: true },
    { text: " &amp;", found: false },
  ]);
});
