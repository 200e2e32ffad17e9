import assert from "node:assert/strict";
import { test } from "node:test";
import { destinations } from "../../../../site/js/embed/host/configuration.js";

test("a file keeps its name, in a folder too, unless it is given another", () => {
  const files = { "data/a.txt": "", "data/b.txt": "./in/", "c.txt": "d.txt", "https://x.org/e.csv?v=1": null };
  assert.deepEqual(destinations(files), [
    { from: "data/a.txt", to: "a.txt" },
    { from: "data/b.txt", to: "in/b.txt" },
    { from: "c.txt", to: "d.txt" },
    { from: "https://x.org/e.csv?v=1", to: "e.csv" },
  ]);
});

test("names in braces stand for what was said before", () => {
  const files = { "{FROM}": "https://x.org/v1", "{DATA}": "{FROM}/data", "{DATA}/a.txt": "./{FROM}.txt" };
  assert.deepEqual(destinations(files), [{ from: "https://x.org/v1/data/a.txt", to: "https://x.org/v1.txt" }]);
});

test("a name in braces that nothing was said of is an error", () => {
  assert.throws(() => destinations({ "{FROM}/a.txt": "a.txt" }), /has no \{FROM\} before it is used/);
});

test("the place of an archive is kept for who unpacks it", () => {
  assert.deepEqual(destinations({ "all.zip": "./data/*", "more.zip": "./*" }), [
    { from: "all.zip", to: "data/*" },
    { from: "more.zip", to: "*" },
  ]);
});
