import assert from "node:assert/strict";
import { test } from "node:test";
import { parseToml } from "../../../../site/js/embed/host/toml.js";

test("a configuration of PyScript is read", () => {
  const text = `
name = "demo" # a comment
packages = [
  "attrs", # one
  'rich',
]

[files]
"data/notes.txt" = "./notes.txt"
plain = ""
[deep.er]
a.b = 1_000
on = true
`;
  assert.deepEqual(JSON.parse(JSON.stringify(parseToml(text))), {
    name: "demo",
    packages: ["attrs", "rich"],
    files: { "data/notes.txt": "./notes.txt", plain: "" },
    deep: { er: { a: { b: 1000 }, on: true } },
  });
});

test("arrays of tables, inline tables and all kinds of strings are read", () => {
  const text = '[[fetch]]\nfiles = [{ a = 1, b.c = "x" }]\n[[fetch]]\nraw = \'C:\\n\'\nlong = """\none\\\n  two "quoted\"\n"""\n';
  assert.deepEqual(JSON.parse(JSON.stringify(parseToml(text))), {
    fetch: [{ files: [{ a: 1, b: { c: "x" } }] }, { raw: "C:\\n", long: 'onetwo "quoted"\n' }],
  });
});

test("escapes are those of TOML", () => {
  assert.equal(parseToml('a = "\\u00e9\\t\\"\\\\"').a, 'é\t"\\');
});

test("a mistake names its line", () => {
  assert.throws(() => parseToml('a = 1\nb 2\n'), /line 2 lacks "="/);
  assert.throws(() => parseToml("a = [1, 2\n"), /lacks/);
});

test("a key can't reach the prototype of objects", () => {
  parseToml("[__proto__]\npolluted = true");
  assert.equal(/** @type {any} */ ({}).polluted, undefined);
});
