import assert from "node:assert/strict";
import { test } from "node:test";
import { currentIndex } from "../../../../site/js/page/reading-position.js";

test("above the first heading none is current", () => {
  assert.equal(currentIndex([300, 900], 250), -1);
  assert.equal(currentIndex([], 250), -1);
});

test("the last heading that reached the line is current", () => {
  assert.equal(currentIndex([-900, -20, 250, 800], 250), 2);
});

test("a heading that is not on the page is never current", () => {
  assert.equal(currentIndex([-900, Infinity, 100], 250), 2);
  assert.equal(currentIndex([-900, Infinity], 250), 0);
});
