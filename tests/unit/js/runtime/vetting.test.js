import assert from "node:assert/strict";
import { test } from "node:test";
import { Vetting } from "../../../../site/js/runtime/vetting.js";

/** @param {{ now?: number, floods?: number }} [state] */
function vetting(state = {}) {
  state.now ??= 0;
  state.floods = 0;
  return new Vetting(
    () => {
      state.floods = (state.floods ?? 0) + 1;
    },
    { clock: () => state.now ?? 0 },
  );
}

const output = { type: "output", run: 3, chunks: [{ stream: "stdout", text: "one\n" }] };

test("a message of a known shape goes on, without what is no part of it", () => {
  assert.deepEqual(vetting().message({ ...output, more: "of it" }), output);
});

test("an end has all that belongs to it", () => {
  const span = { program: "a", line: 1, endLine: 1, column: 0, endColumn: null };
  const frames = [{ file: "a.py", line: 1, name: "<module>", own: true }];
  const error = { type: "E", message: "m", traceback: "t", frames, span, hint: null };
  const done = { type: "done", run: 1, outcome: "error", seconds: 0.5, error, dropped_lines: 0 };
  const given = vetting().message({ ...done, exit_code: 3 });
  assert.deepEqual(JSON.parse(JSON.stringify(given)), { ...done, exit_code: 3 });
});

test("the beginning of a prompt has what a program's end has", () => {
  const prompt = { type: "prompt", run: 1, outcome: "stopped", seconds: 0.5, error: null, exit_code: null };
  assert.deepEqual(vetting().message({ ...prompt, more: 1 }), prompt);
  assert.equal(vetting().message({ ...prompt, outcome: "over" }), null);
});

for (const [name, message] of Object.entries({
  nothing: null,
  "a text": "output",
  "no type": {},
  "a type of every object": { type: "toString" },
  "another type": { type: "start" },
  "a run that is no number": { ...output, run: "3" },
  "a text that is none": { ...output, chunks: [{ stream: "stdout", text: 3 }] },
  "a list that is too long": { ...output, chunks: Array(10_001).fill(output.chunks[0]) },
  "an outcome that a page has itself": { type: "done", run: 1, outcome: "died", seconds: 0, error: null },
}))
  test(`it does not go on: ${name}`, () => assert.equal(vetting().message(message), null));

test("only texts of a rich result go on", () => {
  const message = { type: "display", run: 1, data: { "text/plain": "x", "text/html": { toString: "y" } } };
  assert.deepEqual(vetting().message(message)?.data, { "text/plain": "x" });
});

test("10,000 messages in a second are a flood, told once; as many in two are none", () => {
  const state = { now: 0, floods: 0 };
  const calm = vetting(state);
  for (let n = 0; n < 7_500; n += 1) calm.count();
  state.now = 1001;
  for (let n = 0; n < 7_500; n += 1) calm.count();
  assert.equal(state.floods, 0);
  for (let n = 0; n < 7_500; n += 1) calm.count();
  assert.equal(state.floods, 1);
  assert.equal(calm.message(output), null);
});

test("a program that writes more than is ever shown is a flood, two that do together are none", () => {
  const state = { floods: 0 };
  const looked = vetting(state);
  const large = { ...output, chunks: Array(10).fill({ stream: "stdout", text: "x".repeat(15_000_000) }) };
  looked.message(large);
  looked.begin();
  assert.notEqual(looked.message(large), null);
  assert.equal(state.floods, 0);
  assert.equal(looked.message(large), null);
  assert.equal(state.floods, 1);
});
