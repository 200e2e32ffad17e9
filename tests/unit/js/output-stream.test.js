import assert from "node:assert/strict";
import { test } from "node:test";
import { OutputStream } from "../../../site/js/lib/output-stream.js";

/** What a page would show, kept as text and as runs. */
class Page {
  text = "";
  /** @type {import("../../../site/js/lib/output-stream.js").Run[]} */
  runs = [];
  stream;

  /** @param {number} [lines] @param {number} [characters] */
  constructor(lines = 1000, characters = 100_000) {
    this.stream = new OutputStream(lines, characters);
  }

  /** @param {string} text @param {import("../../../site/js/runtime/protocol.js").StreamName} [stream] */
  write(text, stream = "stdout") {
    const { rewind, runs } = this.stream.write([{ stream, text }]);
    this.text = this.text.slice(0, this.text.length - rewind) + runs.map((run) => run.text).join("");
    this.runs = runs;
    return this;
  }
}

test("lines come out as they are written, whatever the chunks", () => {
  const page = new Page().write("a").write("b\nc\n").write("d");
  assert.equal(page.text, "ab\nc\nd");
  assert.equal(page.stream.lines, 2);
  assert.equal(page.stream.lastLine, "d");
});

test("only what is new is added", () => {
  const page = new Page().write("first ");
  page.write("second");
  assert.deepEqual(page.runs, [{ text: "second", className: "out-stdout" }]);
});

test("streams and styles are told apart", () => {
  const page = new Page();
  const { runs } = page.stream.write([
    { stream: "stdout", text: "a\x1b[31mb\x1b[0m" },
    { stream: "stderr", text: "c" },
  ]);
  assert.deepEqual(runs, [
    { text: "a", className: "out-stdout" },
    { text: "b", className: "out-stdout ansi-fg-1" },
    { text: "c", className: "out-stderr" },
  ]);
});

test("a carriage return overwrites the line, in one chunk and over several", () => {
  assert.equal(new Page().write("10%\r20%\r100%\nok").text, "100%\nok");
  assert.equal(new Page().write("before\n10% done").write("\r20%").write("\r30%\n").text, "before\n30% done\n");
});

test("a carriage return before a newline changes nothing", () => {
  assert.equal(new Page().write("a\r\nb\r").write("\nc").text, "a\nb\nc");
});

test("an erased line is gone", () => {
  assert.equal(new Page().write("a long line\r\x1b[Kshort").text, "short");
  assert.equal(new Page().write("a long line").write("\x1b[2Kx").text, "x");
});

test("a backspace goes back one character, but not over the start of the line", () => {
  assert.equal(new Page().write("ab\bc").text, "ac");
  assert.equal(new Page().write("x\n\b\b\by").text, "x\ny");
});

test("overwriting counts characters, not UTF-16 units", () => {
  assert.equal(new Page().write("🎉🎉b\rx").text, "x🎉b");
  assert.equal(new Page().write("🎉").write("\b!").text, "!");
});

test("beyond the cap of lines nothing is shown, and all is kept", async () => {
  const page = new Page(3).write("1\n2\n").write("3\n4\n5\n").write("6\n");
  assert.equal(page.text, "1\n2\n3\n");
  assert.equal(page.stream.truncated, true);
  assert.equal(await page.stream.sent.blob().text(), "1\n2\n3\n4\n5\n6\n");
});

test("as many lines as the cap allows are no cut", () => {
  const page = new Page(2).write("1\n2\n");
  assert.equal(page.stream.truncated, false);
});

test("beyond the cap of characters nothing is shown", () => {
  const page = new Page(100, 5).write("abc").write("defg").write("h\n");
  assert.equal(page.text, "abcde");
  assert.equal(page.stream.truncated, true);
  assert.equal(page.stream.sent.length, 9);
});

test("a line that is overwritten for ever does not use up the cap", () => {
  const page = new Page(10, 50);
  for (let step = 0; step < 100; step += 1) page.write(`\rstep ${step}`);
  assert.equal(page.text, "step 99");
  assert.equal(page.stream.truncated, false);
});

test("text that changes its look for ever is cut", () => {
  const page = new Page(10_000, 1_000_000);
  for (let step = 0; step < 60_000; step += 1) page.write(`\x1b[3${step % 8}m#${step % 50 ? "" : "\n"}`);
  assert.equal(page.stream.truncated, true);
  assert.equal(page.text.replaceAll("\n", "").length, 50_000);
});
