import assert from "node:assert/strict";
import { test } from "node:test";
import { Conflict } from "../../../site/js/lib/edit-record.js";
import { SavedEdit } from "../../../site/js/lib/saved-edit.js";

/** @typedef {import("../../../site/js/lib/edit-record.js").EditRecord} EditRecord */
/** @typedef {import("../../../site/js/lib/edit-record.js").Draft} Draft */

const ORIGINAL = { text: "print(1)\n", digest: "d1" };

/** A browser's storage, shared by the tabs of a test. */
class FakeStore {
  /** @type {Map<string, EditRecord>} */
  records = new Map();
  /** @type {Map<string, Draft>} */
  drafts = new Map();
  /** @type {Error | null} */
  trouble = null;
  #count = 0;

  newStamp() {
    this.#count += 1;
    return `s${this.#count}`;
  }

  /** @param {string} name */
  async read(name) {
    return this.records.get(name) ?? null;
  }

  /** @param {string} name @param {EditRecord | null} record @param {string} expected */
  async replace(name, record, expected) {
    if (this.trouble) throw this.trouble;
    const saved = this.records.get(name) ?? null;
    if ((saved?.stamp ?? "") !== expected) throw new Conflict(saved);
    if (record) this.records.set(name, record);
    else this.records.delete(name);
  }

  /** @param {string} name @param {Draft | null} draft */
  keepDraft(name, draft) {
    if (draft) this.drafts.set(name, draft);
    else this.drafts.delete(name);
  }
}

/**
 * A page with the example, loaded from the store.
 * @param {FakeStore} store
 * @param {{ text: string, digest: string }} [original]
 */
async function open(store, original = ORIGINAL) {
  const edit = new SavedEdit("x", original, store, () => {});
  await edit.load(await store.read("x"), store.drafts.get("x") ?? null);
  return edit;
}

test("typed text is saved and found again", async () => {
  const store = new FakeStore();
  const edit = await open(store);
  edit.type("print(2)\n");
  await edit.flush();
  const again = await open(store);
  assert.equal(again.text, "print(2)\n");
  assert.equal(again.edited, true);
});

test("typed text is saved by itself within 200 ms", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const store = new FakeStore();
  const edit = await open(store);
  edit.type("print(2)\n");
  context.mock.timers.tick(200);
  await edit.flush();
  assert.equal(store.records.get("x")?.text, "print(2)\n");
});

test("typing back to the original leaves nothing saved", async () => {
  const store = new FakeStore();
  const edit = await open(store);
  edit.type("print(2)\n");
  await edit.flush();
  edit.type(ORIGINAL.text);
  await edit.flush();
  assert.equal(store.records.size, 0);
  assert.equal(edit.edited, false);
});

test("a reset can be undone", async () => {
  const store = new FakeStore();
  const edit = await open(store);
  edit.type("mine");
  await edit.flush();
  edit.reset();
  await edit.flush();
  assert.equal(edit.text, ORIGINAL.text);
  assert.equal(store.records.size, 0);
  edit.undoReset();
  await edit.flush();
  assert.equal(edit.text, "mine");
  assert.equal(store.records.get("x")?.text, "mine");
});

test("a changed original is offered, and either answer settles it", async () => {
  const store = new FakeStore();
  const edit = await open(store);
  edit.type("mine");
  await edit.flush();
  const changed = { text: "print(3)\n", digest: "d2" };
  const later = await open(store, changed);
  assert.equal(later.outdated, true);
  later.keepMine();
  await later.flush();
  assert.equal((await open(store, changed)).outdated, false);
  later.reset();
  await later.flush();
  assert.equal(later.text, changed.text);
});

/** One example in two tabs, edited in both; the second has been told. */
async function twoTexts() {
  const store = new FakeStore();
  const [first, second] = [await open(store), await open(store)];
  first.type("first");
  await first.flush();
  second.type("second");
  await second.flush();
  return { store, first, second };
}

test("of two tabs the later writer is told, and neither text is lost", async () => {
  const { store, first, second } = await twoTexts();
  assert.equal(second.conflict?.theirs?.text, "first");
  assert.equal(second.text, "second");
  assert.equal(store.records.get("x")?.text, "first");
});

test("keeping one's own text replaces the other tab's knowingly, and that tab is told", async () => {
  const { store, first, second } = await twoTexts();
  second.useMine();
  await second.flush();
  assert.equal(store.records.get("x")?.text, "second");
  await first.heard();
  assert.equal(first.conflict?.theirs?.text, "second");
  assert.equal(first.text, "first");
});

test("taking the other tab's text can be undone", async () => {
  const { store, first, second } = await twoTexts();
  second.useTheirs();
  assert.equal(second.text, "first");
  second.undoReset();
  await second.flush();
  assert.equal(second.text, "second");
  assert.equal(store.records.get("x")?.text, "second");
});

test("a tab that only reads is told too, and not changed", async () => {
  const store = new FakeStore();
  const [writer, reader] = [await open(store), await open(store)];
  writer.type("new");
  await writer.flush();
  await reader.heard();
  assert.equal(reader.text, ORIGINAL.text);
  assert.equal(reader.conflict?.theirs?.text, "new");
});

test("the same text in two tabs is no conflict", async () => {
  const store = new FakeStore();
  const [first, second] = [await open(store), await open(store)];
  first.type("same");
  await first.flush();
  second.type("same");
  await second.flush();
  assert.equal(second.conflict, null);
});

test("on a full quota the text stays and is saved once there is room", async () => {
  const store = new FakeStore();
  const edit = await open(store);
  store.trouble = new DOMException("no room", "QuotaExceededError");
  edit.type("mine");
  await edit.flush();
  assert.equal(edit.trouble, "full");
  assert.equal(edit.text, "mine");
  store.trouble = null;
  edit.type("mine!");
  await edit.flush();
  assert.equal(edit.trouble, null);
  assert.equal(store.records.get("x")?.text, "mine!");
});

test("denied storage is told apart from a full one", async () => {
  const store = new FakeStore();
  const edit = await open(store);
  store.trouble = new DOMException("denied", "SecurityError");
  edit.type("mine");
  await edit.flush();
  assert.equal(edit.trouble, "denied");
});

test("what could not be saved when the page went away is taken up by the next", async () => {
  const store = new FakeStore();
  const edit = await open(store);
  store.trouble = new DOMException("no room", "QuotaExceededError");
  edit.type("mine");
  edit.leave();
  await edit.flush();
  store.trouble = null;
  const next = await open(store);
  assert.equal(next.text, "mine");
  assert.equal(store.records.get("x")?.text, "mine");
});

test("a page that goes away while it saves leaves a draft, and drops it when it has saved", async () => {
  const store = new FakeStore();
  const edit = await open(store);
  edit.type("print(2)\n");
  const saving = edit.flush();
  edit.leave();
  assert.equal(store.drafts.get("x")?.text, "print(2)\n");
  await saving;
  assert.equal(store.records.get("x")?.text, "print(2)\n");
  assert.equal(store.drafts.size, 0);
});

test("a draft that meets another saved text is kept as a conflict", async () => {
  const store = new FakeStore();
  store.drafts.set("x", { text: "second", digest: "d1", base: "" });
  store.records.set("x", { text: "first", digest: "d1", stamp: "other" });
  const next = await open(store);
  assert.equal(next.text, "second");
  assert.equal(next.conflict?.theirs?.text, "first");
});
