import assert from "node:assert/strict";
import { test } from "node:test";
import { AnsiParser, colourOf256, nearestColour } from "../../../site/js/lib/ansi.js";

/**
 * The texts and styles that a parser makes of chunks.
 * @param {...string} chunks
 */
function styled(...chunks) {
  const parser = new AnsiParser();
  return chunks.flatMap((chunk) =>
    parser.parse(chunk).map((token) => (token.kind === "text" ? [token.text, token.style] : [token.kind])),
  );
}

test("plain text is one token without a style", () => {
  assert.deepEqual(styled("a\nb\tc"), [["a\nb\tc", ""]]);
});

test("colours and flags become the classes of recorded output", () => {
  assert.deepEqual(styled("\x1b[1;31mred\x1b[0m."), [
    ["red", "ansi-bold ansi-fg-1"],
    [".", ""],
  ]);
  assert.deepEqual(styled("\x1b[93;104mx"), [["x", "ansi-fg-11 ansi-bg-12"]]);
  assert.deepEqual(styled("\x1b[2;3;4;7mx\x1b[22;23;24;27my"), [
    ["x", "ansi-dim ansi-italic ansi-underline ansi-inverse"],
    ["y", ""],
  ]);
});

test("an empty SGR sequence resets", () => {
  assert.deepEqual(styled("\x1b[32mg\x1b[mn"), [
    ["g", "ansi-fg-2"],
    ["n", ""],
  ]);
});

test("39 and 49 take only their colour away", () => {
  assert.deepEqual(styled("\x1b[31;42mx\x1b[39my\x1b[49mz"), [
    ["x", "ansi-fg-1 ansi-bg-2"],
    ["y", "ansi-bg-2"],
    ["z", ""],
  ]);
});

test("256 colours and true colours become the nearest of sixteen", () => {
  assert.deepEqual(styled("\x1b[38;5;196mx\x1b[48;2;250;250;250my"), [
    ["x", "ansi-fg-9"],
    ["y", "ansi-fg-9 ansi-bg-15"],
  ]);
  assert.equal(nearestColour(1, 2, 3), 0);
  assert.equal(colourOf256(244), 8);
  assert.equal(colourOf256(21), 4);
});

test("codes after an extended colour count for themselves", () => {
  assert.deepEqual(styled("\x1b[38;5;1;1mx"), [["x", "ansi-bold ansi-fg-1"]]);
});

test("a sequence that is cut between chunks is put together", () => {
  assert.deepEqual(styled("a\x1b", "[3", "1mb"), [
    ["a", ""],
    ["b", "ansi-fg-1"],
  ]);
});

test("a style holds over chunks", () => {
  assert.deepEqual(styled("\x1b[35ma", "b"), [
    ["a", "ansi-fg-5"],
    ["b", "ansi-fg-5"],
  ]);
});

test("other sequences are dropped: cursor, title, link, character set", () => {
  assert.deepEqual(styled("a\x1b[2J\x1b[1;1H\x1b]0;title\x07b\x1b]8;;http://x\x1b\\c\x1b(Bd"), [
    ["a", ""],
    ["b", ""],
    ["c", ""],
    ["d", ""],
  ]);
});

test("carriage return, backspace and erase are tokens, the bell is none", () => {
  assert.deepEqual(styled("a\r\x1b[Kb\b\x07c"), [["a", ""], ["return"], ["erase"], ["b", ""], ["back"], ["c", ""]]);
});

test("a sequence that never ends does not swallow the output", () => {
  const text = `\x1b]0;${"x".repeat(5000)}`;
  assert.equal(
    styled(text, "end")
      .map(([part]) => part)
      .join("").length,
    text.length - 1 + 3,
  );
});
