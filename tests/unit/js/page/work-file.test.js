import assert from "node:assert/strict";
import { test } from "node:test";
import { compareWork, readWork, writeWork } from "../../../../site/js/page/work-file.js";

const NOW = new Date("2026-03-04T05:06:07Z");
const SOLVED = { solvedAt: "2026-03-01T00:00:00.000Z", digest: "d" };

/** @returns {import("../../../../site/js/page/work-file.js").Work} */
const work = () => ({
  edits: new Map([["first-steps", { text: 'print("<b>")\n', digest: "0123" }]]),
  solved: new Map([["counter", SOLVED]]),
  theme: "dark",
});

/** @param {Record<string, unknown>} change - to a good file */
const changed = (change) => JSON.stringify({ ...JSON.parse(writeWork(work(), NOW)), ...change });

test("what was exported is imported again", () => {
  const file = writeWork(work(), NOW);
  assert.deepEqual(readWork(file), work());
  const { version, exportedAt } = JSON.parse(file);
  assert.deepEqual([version, exportedAt], [1, "2026-03-04T05:06:07.000Z"]);
});

test("a file that was cut off or is of something else is refused in words", () => {
  assert.throws(() => readWork(writeWork(work(), NOW).slice(0, 40)), /not JSON/);
  for (const other of ["[]", "null", '"x"', "{}", changed({ kind: "cookbook" })]) {
    assert.throws(() => readWork(other), /not a file that the handbook has exported/);
  }
});

test("a later version is refused with both numbers", () => {
  assert.throws(() => readWork(changed({ version: 2 })), /version 2; this handbook reads version 1/);
  assert.throws(() => readWork(changed({ version: undefined })), /version undefined/);
});

test("a malformed entry is named", () => {
  const bad = [
    { edits: { "a-b": { text: 3, digest: "" } } },
    { edits: { "a-b": null } },
    { edits: { "<img src=x>": { text: "", digest: "" } } },
    { solved: { "a-b": { solvedAt: "yesterday", digest: "" } } },
    { solved: { "a-b": { solvedAt: "2026-03-01", digest: 1 } } },
  ];
  for (const change of bad) assert.throws(() => readWork(changed(change)), /“(a-b|<img src=x>)” in the file is malformed/);
  assert.throws(() => readWork(changed({ edits: [] })), /does not hold programs/);
});

test("names that objects have of their own are refused", () => {
  const file = changed({}).replace('"first-steps"', '"__proto__"');
  assert.throws(() => readWork(file), /“__proto__”/);
});

test("an unknown theme is none", () => {
  assert.equal(readWork(changed({ theme: "url(x)" })).theme, "auto");
});

test("a file is compared with what is here", () => {
  const mine = work();
  const theirs = work();
  assert.deepEqual(compareWork(mine, theirs), { added: [], different: [], solved: [] });
  theirs.edits.set("first-steps", { text: "other", digest: "0123" }).set("second", { text: "", digest: "" });
  theirs.solved.set("timer", SOLVED);
  assert.deepEqual(compareWork(mine, theirs), { added: ["second"], different: ["first-steps"], solved: ["timer"] });
});
