import assert from "node:assert/strict";
import { test } from "node:test";
import { tidy } from "../../../../site/js/embed/host/found-code.js";
import { cutLines } from "../../../../site/js/embed/frame/markup.js";

test("code loses the indentation that its lines share, and empty lines around it", () => {
  assert.equal(tidy("\n    if x:\n        y\n\n    z\n  "), "if x:\n    y\n\nz\n");
  assert.equal(tidy("\tif x:\r\n\t\ty"), "if x:\n\ty\n");
  assert.equal(tidy("if x:\n\u00a0\u00a0y = '\u00a0'"), "if x:\n  y = '\u00a0'\n");
  assert.equal(tidy(" \n \n"), "");
});

test("indentation that is not the same everywhere stays", () => {
  assert.equal(tidy("\tx\n    y"), "\tx\n    y\n");
});

test("some lines are cut out, and nothing is lost", () => {
  const text = "a\nb\nc\nd\n";
  assert.deepEqual(cutLines(text, [2, 3]), { before: "a\n", shown: "b\nc\n", after: "d\n" });
  assert.deepEqual(cutLines(text, null), { before: "", shown: text, after: "" });
  assert.deepEqual(cutLines(text, [3, 99]), { before: "a\nb\n", shown: "c\nd\n", after: "" });
  assert.deepEqual(cutLines("a", [5, 6]), { before: "a", shown: "", after: "" });
});
