import assert from "node:assert/strict";
import { test } from "node:test";
import { MOST_CHARACTERS, Typing } from "../../../../site/js/repl/typing.js";

test("nothing typed is nothing to send", () => {
  assert.equal(new Typing().empty, true);
});

test("keys go as they were typed, and only once", () => {
  const typing = new Typing();
  typing.add("1+");
  typing.add("1\r");
  assert.equal(typing.empty, false);
  assert.equal(typing.take(), "1+1\r");
  assert.equal(typing.empty, true);
});

test("the newest size goes before the keys", () => {
  const typing = new Typing();
  typing.add("x");
  typing.resize({ lines: 20, columns: 70 });
  typing.resize({ lines: 30, columns: 90 });
  assert.equal(typing.take(), "\x1b[8;30;90tx");
});

test("a size is worth an answer without keys", () => {
  const typing = new Typing();
  typing.resize({ lines: 30, columns: 90 });
  assert.equal(typing.empty, false);
});

test("what was typed before Ctrl-C is not meant any more, a size is", () => {
  const typing = new Typing();
  typing.add("abc");
  typing.resize({ lines: 30, columns: 90 });
  typing.forget();
  assert.equal(typing.take(), "\x1b[8;30;90t");
});

test("a pasted size changes nothing", () => {
  const typing = new Typing();
  typing.add("\x1b[200~a\x1b[8;1;1tb\x1b[201~");
  assert.equal(typing.take(), "\x1b[200~ab\x1b[201~");
});

test("a long paste goes in parts, each of which is whole", () => {
  const typing = new Typing();
  const text = "x".repeat(MOST_CHARACTERS * 2);
  typing.add(`\x1b[200~${text}\x1b[201~`);
  const parts = [];
  while (!typing.empty) parts.push(typing.take());
  assert.equal(parts.length, 3);
  for (const part of parts) assert.match(part, /^\u001b\[200~x*\u001b\[201~$/);
  const pasted = parts.map((part) => part.slice(6, -6)).join("");
  assert.equal(pasted, text);
});

test("many keys that are no paste go in parts as they are", () => {
  const typing = new Typing();
  typing.add("x".repeat(MOST_CHARACTERS + 1));
  assert.equal(typing.take(), "x".repeat(MOST_CHARACTERS));
  assert.equal(typing.take(), "x");
});
