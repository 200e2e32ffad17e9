import assert from "node:assert/strict";
import { test } from "node:test";
import { currentIndex, holdOf, scrollToHold } from "../../../../site/js/page/reading-position.js";

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

test("a paragraph that is half read stays half read when it grows", () => {
  const hold = holdOf({ top: -40, height: 200 }, 60);
  assert.equal(scrollToHold({ top: 340, height: 400 }, 60, hold), 480);
});

test("what stands below the line keeps its distance from it", () => {
  const hold = holdOf({ top: 80, height: 200 }, 60);
  assert.equal(scrollToHold({ top: 500, height: 20 }, 60, hold), 420);
});

test("what has not moved is not moved", () => {
  for (const top of [-100, 60, 90]) {
    assert.equal(scrollToHold({ top, height: 300 }, 60, holdOf({ top, height: 300 }, 60)), 0);
  }
});
