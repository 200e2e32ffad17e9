import assert from "node:assert/strict";
import { test } from "node:test";
import { History } from "../../../../site/js/repl/history.js";

/** @param {string | null} [kept] */
function storage(kept = null) {
  return /** @type {any} */ ({
    kept,
    getItem() {
      return this.kept;
    },
    /** @param {string} _key @param {string} text */
    setItem(_key, text) {
      this.kept = text;
    },
  });
}

test("statements are kept for the next page", () => {
  const place = storage();
  const history = new History(() => place);
  history.add("1");
  history.add("2");
  assert.deepEqual(new History(() => place).statements, ["1", "2"]);
});

test("the same again, and nothing, are no statements of their own", () => {
  const history = new History(() => storage());
  for (const statement of ["1", "1", " ", "", "2", "1"]) history.add(statement);
  assert.deepEqual(history.statements, ["1", "2", "1"]);
});

test("the oldest go when there are too many", () => {
  const history = new History(() => storage());
  for (let number = 0; number < 400; number++) history.add(`print(${number})`);
  assert.equal(history.statements.length, 300);
  assert.equal(history.statements[0], "print(100)");
});

test("the oldest go when they are too long", () => {
  const history = new History(() => storage());
  history.add("short");
  history.add("x".repeat(60_000));
  history.add("y".repeat(60_000));
  assert.deepEqual(
    history.statements.map((statement) => statement[0]),
    ["y"],
  );
});

for (const [name, place] of Object.entries({
  "no storage": () => null,
  "a storage that refuses": () => {
    throw new Error("SecurityError");
  },
  "something else under its name": () => storage('{"a": 1}'),
  "damaged data": () => storage("[1, "),
}))
  test(`with ${name}, statements hold for this page`, () => {
    const history = new History(place);
    assert.deepEqual(history.statements, []);
    history.add("1");
    assert.deepEqual(history.statements, ["1"]);
  });

test("what was kept and is no text is left out", () => {
  assert.deepEqual(new History(() => storage('["1", 2, null, "3"]')).statements, ["1", "3"]);
});
