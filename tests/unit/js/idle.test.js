import assert from "node:assert/strict";
import { test } from "node:test";
import { onceIdle } from "../../../site/js/lib/idle.js";

/** @param {object} parts - of a window */
function called(parts) {
  let calls = 0;
  onceIdle(() => calls++, { setTimeout: () => assert.fail("no timer is needed"), ...parts });
  return calls;
}

test("it calls when the browser says that it is idle", () => {
  assert.equal(called({ requestIdleCallback: (/** @type {() => void} */ call) => call() }), 1);
});

test("it calls in the end where the browser never says so", () => {
  /** @param {() => void} call @param {{ timeout?: number }} [options] */
  const requestIdleCallback = (call, options) => {
    if (options?.timeout) call();
  };
  assert.equal(called({ requestIdleCallback }), 1);
});

test("it calls after a while where the browser can't say so", () => {
  assert.equal(called({ setTimeout: (/** @type {() => void} */ call) => call() }), 1);
});
