import assert from "node:assert/strict";
import { test } from "node:test";
import { scrollNeeded } from "../../../site/js/elements/in-sight.js";

test("what is seen already moves nothing", () => {
  assert.equal(scrollNeeded({ top: 100, bottom: 300 }, 900), 0);
  assert.equal(scrollNeeded({ top: -500, bottom: -100 }, 900), 0);
});

test("a small box below the window is shown whole, and no more", () => {
  assert.equal(scrollNeeded({ top: 950, bottom: 1000 }, 900), 112);
});

test("of a tall box a part is enough", () => {
  assert.equal(scrollNeeded({ top: 900, bottom: 9000 }, 900), 312);
  assert.equal(scrollNeeded({ top: 200, bottom: 9000 }, 900), 0);
});
