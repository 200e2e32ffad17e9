import assert from "node:assert/strict";
import { test } from "node:test";
import { TimeLimit } from "../../../site/js/lib/time-limit.js";

/** @param {import("node:test").TestContext} context */
function limitOf2(context) {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const said = [];
  return { said, limit: new TimeLimit(2, (sentence) => said.push(sentence)), timers: context.mock.timers };
}

test("the time runs from the start of the program and is over once", (context) => {
  const { said, limit, timers } = limitOf2(context);
  timers.tick(5000);
  limit.started();
  timers.tick(1999);
  assert.deepEqual([said, limit.expired], [[], false]);
  timers.tick(5000);
  assert.deepEqual([said, limit.expired], [["Stopped after 2 s."], true]);
});

test("what the program needs takes none of its time, and neither does Python", (context) => {
  const { said, limit, timers } = limitOf2(context);
  limit.progress();
  timers.tick(3000);
  limit.started();
  timers.tick(1500);
  limit.progress();
  timers.tick(1500);
  assert.deepEqual(said, []);
});

test("a process that loads gives the program its whole time again, and takes none of its seconds", (context) => {
  let now = 0;
  context.mock.method(performance, "now", () => now);
  const { said, limit, timers } = limitOf2(context);
  limit.process();
  timers.tick(3000);
  limit.started();
  timers.tick(1500);
  now = 1500;
  limit.process();
  timers.tick(1500);
  now = 3000;
  assert.deepEqual(said, []);
  assert.equal(limit.end(), 3);
  timers.tick(2000);
  assert.deepEqual(said, []);
});

test("a program that has ended is not stopped", (context) => {
  const { said, limit, timers } = limitOf2(context);
  assert.equal(limit.end(), 0);
  limit.started();
  assert.ok(limit.end() >= 0);
  timers.tick(3000);
  assert.deepEqual([said, limit.expired], [[], false]);
});
