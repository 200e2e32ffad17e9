import assert from "node:assert/strict";
import { test } from "node:test";
import { rangeOfSpan, unitsFromColumn } from "../../../site/js/lib/columns.js";

const SOURCE = 'a = 1\n    b = "🎉" + 1 / 0\nc = (\n  2\n)\n';

/** @param {Partial<import("../../../site/js/runtime/protocol.js").SourceSpan>} span */
function marked(span) {
  const whole = { program: "p", line: 1, endLine: span.line ?? 1, column: null, endColumn: null, ...span };
  const range = rangeOfSpan(SOURCE, whole);
  return range && [SOURCE.slice(range.from, range.to), SOURCE.slice(range.lineFrom, range.lineTo)];
}

test("a column counts code points", () => {
  assert.equal(unitsFromColumn("🎉🎉x", 2), 4);
  assert.equal(unitsFromColumn("ab", 9), 2);
});

test("columns after an emoji mark the failing part", () => {
  assert.deepEqual(marked({ line: 2, column: 14, endColumn: 19 }), ["1 / 0", '    b = "🎉" + 1 / 0']);
});

test("without columns the line is marked from its first word", () => {
  assert.deepEqual(marked({ line: 2 }), ['b = "🎉" + 1 / 0', '    b = "🎉" + 1 / 0']);
});

test("a span over several lines ends in the last one", () => {
  assert.deepEqual(marked({ line: 3, endLine: 5, column: 4, endColumn: 1 }), ["(\n  2\n)", "c = (\n  2\n)"]);
});

test("a span without width still marks something", () => {
  assert.deepEqual(marked({ line: 1, column: 5, endColumn: 5 }), ["1", "a = 1"]);
});

test("a line that the source does not have is not marked", () => {
  assert.equal(marked({ line: 99 }), null);
});
