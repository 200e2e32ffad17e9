import assert from "node:assert/strict";
import { test } from "node:test";
import { STORAGE_KEY, savedTheme, saveTheme, toTheme } from "../../../../site/js/page/theme.js";

/** @returns {Storage} one that keeps what it is given, as a browser's does */
function makeStorage() {
  const kept = new Map();
  return /** @type {Storage} */ (
    /** @type {unknown} */ ({
      getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
      setItem: (/** @type {string} */ key, /** @type {string} */ value) => kept.set(key, value),
      removeItem: (/** @type {string} */ key) => kept.delete(key),
    })
  );
}

/** @returns {Storage} */
function refuse() {
  throw new DOMException("The operation is insecure.", "SecurityError");
}

test("a value that names no theme is auto", () => {
  for (const value of [null, "", "auto", "DARK", "sepia", 1]) {
    assert.equal(toTheme(value), "auto");
  }
});

test("a saved theme is found again", () => {
  const storage = makeStorage();
  for (const theme of /** @type {const} */ (["dark", "light"])) {
    saveTheme(() => storage, theme);
    assert.equal(savedTheme(() => storage), theme);
  }
});

test("going back to auto leaves nothing in storage", () => {
  const storage = makeStorage();
  saveTheme(() => storage, "dark");
  saveTheme(() => storage, "auto");
  assert.equal(storage.getItem(STORAGE_KEY), null);
});

test("a browser that refuses storage gets auto and no exception", () => {
  saveTheme(refuse, "dark");
  assert.equal(savedTheme(refuse), "auto");
});
