import assert from "node:assert/strict";
import { test } from "node:test";
import { apply, changesSince, collect, marksOf, place } from "../../../../../site/js/runtime/worker/moved-files.js";

const [FOLDER, FILE, LINK, KINDS] = [0o040000, 0o100000, 0o120000, 0o170000];

/** @typedef {{ mode: number, time: number, text: string }} Node */

/** As much of Emscripten's file system as is asked for. */
class Files {
  /** @type {Map<string, Node>} */
  nodes = new Map();
  now = 1000;

  constructor() {
    for (const path of ["/home", "/home/reader", "/tmp"]) this.mkdirTree(path);
  }

  /** @param {string} path */
  #at(path) {
    const node = this.nodes.get(path);
    if (!node) throw new Error(`no such file: ${path}`);
    return node;
  }

  /** @param {string} path */
  readdir(path) {
    const names = [...this.nodes.keys()].filter((other) => other.slice(0, other.lastIndexOf("/")) === path);
    return [".", "..", ...names.map((name) => name.slice(path.length + 1))];
  }

  /** @param {string} path */
  lstat(path) {
    const { mode, time, text } = this.#at(path);
    return { mode, mtime: new Date(time), size: text.length };
  }

  /** @param {number} mode */
  isDir(mode) {
    return (mode & KINDS) === FOLDER;
  }

  /** @param {number} mode */
  isFile(mode) {
    return (mode & KINDS) === FILE;
  }

  /** @param {number} mode */
  isLink(mode) {
    return (mode & KINDS) === LINK;
  }

  /** @param {string} path */
  readlink(path) {
    return this.#at(path).text;
  }

  /** @param {string} target @param {string} path */
  symlink(target, path) {
    if (this.nodes.has(path)) throw new Error(`something is there: ${path}`);
    this.now += 1;
    this.nodes.set(path, { mode: LINK | 0o777, time: this.now, text: target });
  }

  /** @param {string} path */
  analyzePath(path) {
    const object = this.nodes.get(path);
    return { exists: Boolean(object), object };
  }

  /** @param {string} path */
  readFile(path) {
    return new TextEncoder().encode(this.#at(path).text);
  }

  /** @param {string} path */
  mkdirTree(path) {
    const node = this.nodes.get(path);
    if (node && !this.isDir(node.mode)) throw new Error(`a file is there: ${path}`);
    if (!node) this.nodes.set(path, { mode: FOLDER | 0o777, time: this.now, text: "" });
  }

  /** @param {string} path @param {string | Uint8Array} content */
  writeFile(path, content) {
    if (!this.isDir(this.#at(path.slice(0, path.lastIndexOf("/"))).mode)) throw new Error(`not in a folder: ${path}`);
    const mode = this.nodes.get(path)?.mode ?? FILE | 0o666;
    if (this.isLink(mode)) throw new Error(`would be written through: ${path}`);
    if (this.isDir(mode)) throw new Error(`a folder is there: ${path}`);
    const text = typeof content === "string" ? content : new TextDecoder().decode(content);
    this.now += 1;
    this.nodes.set(path, { mode, time: this.now, text });
  }

  /** @param {string} path @param {number} mode */
  chmod(path, mode) {
    this.#at(path).mode = (this.#at(path).mode & KINDS) | mode;
  }

  /** @param {string} path @param {number} _accessed @param {number} time */
  utime(path, _accessed, time) {
    this.#at(path).time = time;
  }

  /** @param {string} path */
  unlink(path) {
    if (this.isDir(this.#at(path).mode)) throw new Error(`a folder: ${path}`);
    this.nodes.delete(path);
  }

  /** @param {string} path */
  rmdir(path) {
    if (this.readdir(path).length > 2) throw new Error(`not empty: ${path}`);
    this.nodes.delete(path);
  }

  get tree() {
    return Object.fromEntries([...this.nodes].map(([path, { mode, text }]) => [path, this.isDir(mode) ? null : text]));
  }
}

/** @returns {[any, Files]} for the module, which wants the whole of it, and for the test */
function files() {
  const made = new Files();
  made.mkdirTree("/tmp/in");
  made.writeFile("/tmp/in/a", "1");
  made.writeFile("/home/reader/b", "2");
  return [made, made];
}

/** A child's files, begun with its parent's. @returns {[any, Files]} */
function childOf(/** @type {any} */ parent) {
  const child = new Files();
  place(/** @type {any} */ (child), collect(parent));
  return [child, child];
}

test("a process gets the files of its parent, as they are", () => {
  const [parent, own] = files();
  own.chmod("/tmp/in/a", 0o640);
  own.utime("/tmp/in/a", 5, 5);
  const [child, childs] = childOf(parent);
  assert.deepEqual(childs.tree, own.tree);
  assert.deepEqual(childs.lstat("/tmp/in/a"), own.lstat("/tmp/in/a"));
  assert.deepEqual(changesSince(child, marksOf(parent)), { written: [], removed: [] });
});

test("what mypy has found out stays behind", () => {
  const [parent, own] = files();
  own.mkdirTree("/tmp/mypy");
  own.writeFile("/tmp/mypy/cache", "much");
  const paths = collect(parent).map(({ path }) => path);
  assert.deepEqual(paths, ["/home/reader/b", "/tmp/in", "/tmp/in/a"]);
});

test("links go along as links, and lead elsewhere once a process has changed them", () => {
  const [parent, own] = files();
  own.symlink("in/a", "/tmp/link");
  own.symlink("nowhere", "/tmp/broken");
  own.symlink("in/a", "/tmp/replaced");
  const [child, childs] = childOf(parent);
  assert.deepEqual(childs.tree, own.tree);
  const before = marksOf(child);
  childs.unlink("/tmp/link");
  childs.symlink("in", "/tmp/link");
  childs.unlink("/tmp/broken");
  childs.unlink("/tmp/replaced");
  childs.writeFile("/tmp/replaced", "a file now");
  childs.unlink("/tmp/in/a");
  childs.symlink("../replaced", "/tmp/in/a");
  apply(parent, changesSince(child, before));
  assert.deepEqual(own.tree, childs.tree);
});

test("what a process has changed is found, and done to its parent's files", () => {
  const [parent, own] = files();
  const [child, childs] = childOf(parent);
  const before = marksOf(child);
  childs.writeFile("/tmp/in/a", "changed");
  childs.mkdirTree("/tmp/new");
  childs.writeFile("/tmp/new/c", "3");
  childs.unlink("/home/reader/b");
  const changes = changesSince(child, before);
  assert.deepEqual(
    changes.written.map(({ path }) => path),
    ["/tmp/in/a", "/tmp/new", "/tmp/new/c"],
  );
  assert.deepEqual(changes.removed, ["/home/reader/b"]);
  apply(parent, changes);
  assert.deepEqual(own.tree, childs.tree);
});

test("a change of the mode alone, or of the time, is one", () => {
  const [parent] = files();
  const [child, childs] = childOf(parent);
  const before = marksOf(child);
  childs.chmod("/tmp/in/a", 0o400);
  childs.utime("/home/reader/b", 7, 7);
  assert.deepEqual(changesSince(child, before).written.length, 2);
});

test("a folder goes with what was in it, but not with what its parent has put there since", () => {
  const [parent, own] = files();
  const [child, childs] = childOf(parent);
  const before = marksOf(child);
  childs.unlink("/tmp/in/a");
  childs.rmdir("/tmp/in");
  const changes = changesSince(child, before);
  assert.deepEqual(changes.removed, ["/tmp/in/a", "/tmp/in"]);
  own.writeFile("/tmp/in/new", "x");
  apply(parent, changes);
  assert.deepEqual(own.readdir("/tmp/in"), [".", "..", "new"]);
  own.unlink("/tmp/in/new");
  apply(parent, changes);
  assert.equal(own.analyzePath("/tmp/in").exists, false);
});

test("a file takes a folder's place, and a folder a file's", () => {
  const [parent, own] = files();
  const [child, childs] = childOf(parent);
  const before = marksOf(child);
  childs.unlink("/tmp/in/a");
  childs.rmdir("/tmp/in");
  childs.writeFile("/tmp/in", "a file now");
  childs.unlink("/home/reader/b");
  childs.mkdirTree("/home/reader/b");
  childs.writeFile("/home/reader/b/c", "3");
  apply(parent, changesSince(child, before));
  assert.deepEqual(own.tree, childs.tree);
});

test("what belongs in a folder that its parent has removed meanwhile is dropped", () => {
  const [parent, own] = files();
  const [child, childs] = childOf(parent);
  const before = marksOf(child);
  childs.writeFile("/tmp/in/a", "late");
  childs.writeFile("/home/reader/b", "kept");
  own.unlink("/tmp/in/a");
  own.rmdir("/tmp/in");
  apply(parent, changesSince(child, before));
  assert.equal(own.analyzePath("/tmp/in").exists, false);
  assert.equal(own.tree["/home/reader/b"], "kept");
});
