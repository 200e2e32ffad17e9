import assert from "node:assert/strict";
import { test } from "node:test";
import { endingOf, shownTests, verdictOf } from "../../../site/js/lib/check-verdict.js";
import { TestLimit } from "../../../site/js/lib/test-limit.js";

/**
 * @param {string} verdict - such as "passed" or "hidden failed"
 * @returns {import("../../../site/js/runtime/protocol.js").TestResult}
 */
function result(verdict) {
  const failed = verdict.includes("failed");
  const hidden = verdict.includes("hidden");
  return { name: "t", title: verdict, hidden, verdict: failed ? "failed" : "passed", message: "", detail: "" };
}

/** @param {...string} verdicts */
const failing = (...verdicts) => ({ solved: false, tests: verdicts.map(result), problem: null });

test("a verdict counts what fails", () => {
  assert.equal(verdictOf(failing("failed", "passed", "failed"), "write").text, "2 of 3 tests fail");
  assert.equal(verdictOf(failing("failed", "passed"), "fix").text, "1 of 2 tests fails");
  assert.equal(verdictOf(failing("failed"), "write").text, "1 of 1 test fails");
  assert.equal(verdictOf(failing("failed", "passed"), "tests").text, "1 of 2 checks fails");
});

test("a verdict says what kept the tests from their end", () => {
  const { state, text } = verdictOf({ ...failing("passed"), problem: "Line 3 is not Python." }, "write");
  assert.deepEqual([state, text], ["none", "Line 3 is not Python."]);
  assert.equal(verdictOf(failing(), "write").state, "none");
});

test("an answer is solved when the tests say so", () => {
  const check = { solved: true, tests: [result("passed")], problem: null };
  assert.deepEqual(verdictOf(check, "write"), { state: "solved", text: "Solved" });
});

test("hidden tests are named only where they failed", () => {
  const tests = ["passed", "hidden passed", "hidden failed", "hidden passed"].map(result);
  const { shown, rest } = shownTests(tests, "write");
  assert.deepEqual(
    shown.map(({ title }) => title),
    ["passed", "hidden failed"],
  );
  assert.equal(rest, "2 more tests passed");
  assert.equal(shownTests([result("hidden passed")], "write").rest, "1 test passed");
  assert.equal(shownTests([result("passed")], "write").rest, "");
});

test("a check without a result says what ended it", () => {
  const nothing = { seconds: 0, error: null, droppedLines: 0, check: null };
  assert.equal(endingOf({ ...nothing, outcome: "stopped", note: null }), "Stopped.");
  assert.equal(endingOf({ ...nothing, outcome: "died", note: "It ended Python." }), "It ended Python.");
  const failed = endingOf({ ...nothing, outcome: "failed", note: "No connection." });
  assert.equal(failed, "No connection. Press Check to try again.");
  const error = { type: "PackageError", message: "No pytest.", traceback: "", frames: [], span: null, hint: null };
  const lacking = endingOf({ ...nothing, outcome: "error", note: null, error });
  assert.equal(lacking, "No pytest.");
});

/** @param {import("node:test").TestContext} context */
function limited(context) {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  let now = 0;
  context.mock.method(performance, "now", () => now);
  /** @type {string[]} */
  const said = [];
  const limit = new TestLimit((sentence) => said.push(sentence));
  const pass = (/** @type {number} */ seconds) => {
    now += seconds * 1000;
    context.mock.timers.tick(seconds * 1000);
  };
  return { limit, said, pass };
}

test("every test has ten seconds", (context) => {
  const { limit, said, pass } = limited(context);
  for (const title of ["Counts", "Resets"]) {
    limit.testing({ title, number: 1 });
    pass(9.9);
  }
  assert.deepEqual(said, []);
  pass(0.2);
  assert.deepEqual(said, [
    "Stopped after 10 s: the test “Resets” had not ended. Does a loop in your answer never stop?",
  ]);
});

test("what a test waits for gives it ten seconds more, up to a minute", (context) => {
  const { limit, said, pass } = limited(context);
  limit.waiting();
  limit.testing({ title: "Counts", number: 1 });
  for (let processes = 0; processes < 6; processes += 1) {
    pass(9);
    limit.waiting();
  }
  pass(5.9);
  assert.deepEqual(said, []);
  pass(0.2);
  assert.equal(said.length, 1);
  assert.match(said[0] ?? "", /^Stopped after 60 s: the test “Counts” had not ended\./);
  limit.end();
  limit.waiting();
  pass(60);
  assert.equal(said.length, 1);
});

test("an answer has ten seconds to be loaded", (context) => {
  const { limit, said, pass } = limited(context);
  pass(600);
  limit.testing({ title: "", number: 0 });
  pass(10.1);
  assert.match(said[0] ?? "", /^Stopped after 10 s: your answer was still being loaded\./);
});

test("a check that has ended has no limit", (context) => {
  const { limit, said, pass } = limited(context);
  limit.testing({ title: "", number: 4 });
  limit.end();
  pass(60);
  assert.deepEqual(said, []);
});
