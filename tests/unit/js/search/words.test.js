import assert from "node:assert/strict";
import { test } from "node:test";
import { hasWord, takenApart, wordsOf } from "../../../../site/js/search/words.js";

test("words are names of Python in small letters, without the punctuation around them", () => {
  assert.deepEqual(wordsOf("@dataclass(frozen=True)"), ["dataclass", "frozen", "true"]);
  assert.deepEqual(wordsOf("**kwargs, __init__ and functools.cache."), ["kwargs", "__init__", "and", "functools.cache"]);
  assert.deepEqual(wordsOf("f-string don't 3.14 näher"), ["f-string", "don't", "3.14", "näher"]);
});

test("signs are no words", () => {
  assert.deepEqual(wordsOf(":= ** ()"), []);
});

test("names with dots are taken apart, those with underscores are not", () => {
  assert.deepEqual(takenApart(["items.append", "get_item", "f-string"]), ["items", "append", "get_item", "f", "string"]);
});

test("a title has a word at the beginning of one of its own", () => {
  assert.equal(hasWord("Magic Methods (__init__, __str__)", "meth"), true);
  assert.equal(hasWord("Magic Methods (__init__, __str__)", "init"), true);
  assert.equal(hasWord("Magic Methods (__init__, __str__)", "__str"), true);
  assert.equal(hasWord("Magic Methods (__init__, __str__)", "ethods"), false);
  assert.equal(hasWord("The `asyncio.Queue` class", "asyncio.queue"), true);
});
