import assert from "node:assert/strict";
import { test } from "node:test";
import { POLLERR, POLLHUP, POLLIN, POLLNVAL, POLLOUT } from "../../../../../site/js/runtime/kernel/open-files.js";
import { CAPACITY } from "../../../../../site/js/runtime/kernel/pipe.js";
import { Computer } from "./computer.js";

/** A pipe at 3 and 4 of the page's own Python, and a process that has its ends too. */
function shared() {
  const computer = new Computer();
  const { root } = computer;
  assert.equal(root.call("pipe", [3, 4]), null);
  const child = computer.spawn([
    [3, 3],
    [4, 4],
  ]);
  return { computer, root, child };
}

test("a pipe leads from one process to another", () => {
  const { root, child } = shared();
  assert.equal(child.writeNow(4, "hello"), 5);
  assert.equal(root.readNow(3, 2), "he");
  assert.equal(root.result(root.read(3, { leave: true })), "llo");
  assert.equal(root.readNow(3), "llo");
});

test("who reads waits until something comes, or is told that nothing is there", () => {
  const { root, child } = shared();
  assert.equal(root.readNow(3), "EAGAIN");
  const first = root.read(3, { wait: true, most: 1 });
  const second = root.read(3, { wait: true });
  assert.equal(root.result(first), undefined);
  child.writeNow(4, "ab");
  assert.deepEqual([root.result(first), root.result(second)], ["a", "b"]);
});

test("a read that is taken back loses nothing", () => {
  const { root, child } = shared();
  const id = root.read(3, { wait: true });
  root.withdraw(id);
  assert.equal(root.result(id), "EINTR");
  child.writeNow(4, "ab");
  root.withdraw(id); // answered long ago
  assert.equal(root.readNow(3), "ab");
});

test("who writes waits for room, and is answered when all is taken", () => {
  const { root, child } = shared();
  const id = child.write(4, new Uint8Array(CAPACITY + 10), true);
  assert.equal(child.result(id), undefined);
  assert.equal(child.writeNow(4, "x"), "EAGAIN");
  root.readNow(3, 9);
  assert.equal(child.result(id), undefined);
  root.readNow(3, 1);
  assert.equal(child.result(id), CAPACITY + 10);
});

test("a write that is taken back tells how much was written", () => {
  const { root, child } = shared();
  const id = child.write(4, new Uint8Array(CAPACITY + 10), true);
  const next = child.write(4, "next", true);
  child.withdraw(id);
  assert.equal(child.result(id), CAPACITY);
  child.withdraw(next);
  assert.equal(child.result(next), "EINTR");
  assert.equal(root.readNow(3, CAPACITY)?.length, CAPACITY);
  assert.equal(child.writeNow(4, "later"), 5, "nobody stands in its way any more");
  assert.equal(root.readNow(3), "later");
});

test("a write that doesn't wait takes what there is room for", () => {
  const { child } = shared();
  assert.equal(child.writeNow(4, new Uint8Array(CAPACITY + 10)), CAPACITY);
});

test("writers come one after the other, and a long write is not mixed with others", () => {
  const { root, child } = shared();
  const long = child.write(4, new Uint8Array(CAPACITY + 5000).fill(97), true);
  const short = root.write(4, "b", true);
  root.readNow(3, 100);
  assert.equal(root.result(short), undefined, "there is room, but it is not its turn");
  let text = root.readNow(3, CAPACITY);
  assert.equal(child.result(long), CAPACITY + 5000);
  text += root.readNow(3, CAPACITY);
  assert.match(text, /^a+b$/);
});

test("a writer that ends lets the next one have its turn", () => {
  const { root, child } = shared();
  child.write(4, new Uint8Array(CAPACITY + 10), true);
  const next = root.write(4, "next", true);
  child.exit(0);
  root.readNow(3, CAPACITY);
  assert.equal(root.result(next), 4);
});

test("a pipe ends when the last descriptor of its other end is closed, in whatever process", () => {
  const { root, child } = shared();
  root.call("dup", [4, 5]);
  root.call("close", [4]);
  root.call("close", [5]);
  const id = root.read(3, { wait: true });
  assert.equal(root.result(id), undefined);
  child.tell("close", [4]);
  assert.equal(root.result(id), "");
});

test("who writes where nobody reads is told so, also in the middle of a wait", () => {
  const { root, child } = shared();
  const id = child.write(4, new Uint8Array(CAPACITY + 1), true);
  child.call("close", [3]);
  root.call("close", [3]);
  assert.equal(child.result(id), "EPIPE");
  assert.equal(child.writeNow(4, "x"), "EPIPE");
});

test("the ends of a pipe are for one thing each", () => {
  const { root } = shared();
  assert.equal(root.readNow(4), "EBADF");
  assert.equal(root.writeNow(3, "x"), "EBADF");
  for (const op of ["close", "dup", "park"]) assert.equal(root.call(op, [9, 10]), "EBADF");
  assert.equal(root.readNow(9), "EBADF");
});

test("dup onto an open descriptor closes that first", () => {
  const { root, child } = shared();
  root.call("pipe", [5, 6]);
  child.exit(0);
  root.call("dup", [6, 4]);
  assert.equal(root.readNow(3), "");
  root.call("dup", [6, 6]);
  root.writeNow(4, "x");
  assert.equal(root.readNow(5), "x");
});

test("poll tells of bytes, room, ends and what is no descriptor", () => {
  const { root, child } = shared();
  const both = POLLIN | POLLOUT;
  const poll = (/** @type {[number, number][]} */ ...asked) => root.call("poll", [asked, false]);
  assert.deepEqual(poll([3, both], [4, both]), [[4, POLLOUT]]);
  assert.equal(poll([3, both], [4, POLLIN]), "EAGAIN");
  root.writeNow(4, new Uint8Array(CAPACITY));
  assert.deepEqual(poll([3, both], [4, both]), [[3, POLLIN]]);
  child.exit(0);
  root.call("dup", [4, 5]);
  root.call("close", [4]);
  root.call("close", [5]);
  assert.deepEqual(poll([3, POLLIN]), [[3, POLLIN | POLLHUP]]);
  assert.deepEqual(poll([3, 0], [4, 0]), [
    [3, POLLHUP],
    [4, POLLNVAL],
  ]);
  root.call("pipe", [5, 6]);
  root.call("close", [5]);
  assert.deepEqual(poll([6, 0]), [[6, POLLERR]]);
});

test("poll waits until something can be done, or is taken back", () => {
  const { root, child } = shared();
  const [first, second] = [0, 0].map(() => root.ask("poll", [[[3, POLLIN]], true]));
  root.withdraw(/** @type {number} */ (first));
  child.writeNow(4, "x");
  assert.equal(root.result(/** @type {number} */ (first)), "EINTR");
  assert.deepEqual(root.result(/** @type {number} */ (second)), [[3, POLLIN]]);
  assert.equal(root.readNow(3), "x");
});

test("sockets are served as files are", () => {
  const { root, child } = shared();
  root.call("socket", [5, "inet", "stream"]);
  assert.deepEqual(root.call("bind", [5, ["127.0.0.1", 0]]), ["127.0.0.1", 49_152]);
  root.call("listen", [5, 1]);
  assert.deepEqual(root.call("names", [5]), [["127.0.0.1", 49_152], null, true, "inet", "stream"]);
  const accepting = root.ask("accept", [5, 6, true]);
  child.call("socket", [5, "inet", "stream"]);
  assert.deepEqual(child.call("connect", [5, ["127.0.0.1", 49_152], true]), ["127.0.0.1", 49_153]);
  assert.deepEqual(root.result(accepting), [
    ["127.0.0.1", 49_152],
    ["127.0.0.1", 49_153],
  ]);
  assert.equal(root.call("accept", [5, 7, false]), "EAGAIN");
  child.writeNow(5, "hello");
  assert.equal(root.readNow(6), "hello");
  child.call("shutdown", [5, false, true]);
  assert.equal(root.readNow(6), "");
  assert.equal(root.call("listen", [3, 1]), "ENOTSOCK");
  assert.equal(root.call("fly", [5]), "ENOSYS");
});

test("who connects waits while too many do, and both ends of a pair are open", () => {
  const { root } = shared();
  root.call("socket", [5, "inet", "stream"]);
  root.call("bind", [5, ["127.0.0.1", 80]]);
  root.call("listen", [5, 1]);
  for (const fd of [6, 7]) root.call("socket", [fd, "inet", "stream"]);
  root.call("connect", [6, ["127.0.0.1", 80], true]);
  const id = root.ask("connect", [7, ["127.0.0.1", 80], true]);
  assert.equal(root.result(id), undefined);
  root.call("accept", [5, 8, true]);
  assert.notEqual(root.result(id), undefined);
  root.call("socketpair", [10, 11, "stream"]);
  root.writeNow(10, "x");
  assert.equal(root.readNow(11), "x");
});

test("the size of a pipe is asked for and set at either end", () => {
  const { root } = new Computer();
  root.call("pipe", [3, 4]);
  assert.equal(root.call("pipe size", [3, null]), 65_536);
  assert.equal(root.call("pipe size", [4, 4096]), 4096);
  assert.equal(root.call("pipe size", [3, null]), 4096);
  assert.equal(root.call("pipe size", [1, null]), "EBADF");
});

test("copies of a descriptor lead to one file, of the kind that it is", () => {
  const { root, child } = shared();
  const [kind, number] = root.call("status", [3]);
  assert.equal(kind, "pipe");
  assert.deepEqual(child.call("status", [3]), [kind, number]);
  assert.notDeepEqual(root.call("status", [4]), [kind, number]);
  assert.equal(root.call("status", [1])[0], "terminal");
  root.call("socketpair", [7, 8, "stream"]);
  assert.equal(root.call("status", [7])[0], "socket");
  assert.equal(root.call("status", [9]), "EBADF");
});

/** Two sockets that are connected at 5 and 6, and a pipe at 3 and 4. */
function connected() {
  const { root } = new Computer();
  root.call("pipe", [3, 4]);
  root.call("socketpair", [5, 6, "stream"]);
  const send = (/** @type {string} */ text, /** @type {unknown[]} */ sources, to = 5) =>
    root.call("write", [to, text.length, false, sources], text);
  /** @returns {[string, number[]]} */
  const receive = (most = 100) => {
    const id = root.ask("read", [6, most, false, false, true]);
    return [root.result(id), root.valueBeside(id)];
  };
  return { root, send, receive };
}

test("an open file is sent with bytes, and lives on its way", () => {
  const { root, send, receive } = connected();
  root.writeNow(5, "ab");
  assert.equal(send("cd", [4]), 2);
  root.call("close", [4]);
  assert.deepEqual(receive(2), ["ab", []]);
  const [text, [parcel]] = receive(1);
  assert.equal(text, "c");
  assert.deepEqual(receive(), ["d", []]);
  assert.equal(root.call("unpark", [parcel, 9]), null);
  root.writeNow(9, "through");
  assert.equal(root.readNow(3), "through");
  root.call("close", [9]);
  assert.equal(root.readNow(3), "");
});

test("one read gets the files of one message only", () => {
  const { root, send, receive } = connected();
  send("a", [3]);
  root.writeNow(5, "b");
  send("c", [3, 4]);
  const first = receive();
  const second = receive();
  assert.deepEqual([first[0], first[1].length, second[0], second[1].length], ["ab", 1, "c", 2]);
});

test("files that nobody takes are let go of", () => {
  const { root, send } = connected();
  send("a", [4]);
  send("b", [4]);
  root.call("close", [4]);
  assert.equal(root.readNow(6), "a");
  assert.equal(root.readNow(3), "EAGAIN", "one is still on its way");
  root.call("close", [6]);
  assert.equal(root.readNow(3), "");
});

test("what is not sent holds no files", () => {
  const { root, send } = connected();
  root.call("close", [6]);
  assert.equal(send("a", [4]), "EPIPE");
  assert.equal(send("a", [4], 4), "EINVAL");
  assert.equal(send("a", [4, 99]), "EBADF");
  root.call("close", [4]);
  assert.equal(root.readNow(3), "");
});
