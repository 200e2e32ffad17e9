import assert from "node:assert/strict";
import { test } from "node:test";
import { KernelLink } from "../../../../../site/js/runtime/worker/kernel-link.js";

function scene() {
  /** @type {any} */
  const port = { sent: /** @type {any[]} */ ([]), postMessage: (/** @type {any} */ message) => port.sent.push(message) };
  let connected = 0;
  const link = new KernelLink(() => {
    connected += 1;
    return port;
  });
  let news = 0;
  link.onnews = () => {
    news += 1;
  };
  const receive = (/** @type {any} */ data) => port.onmessage({ data });
  return { link, port, receive, news: () => news, connected: () => connected };
}

test("the kernel is connected when it is needed first, and once", () => {
  const { link, port, connected } = scene();
  link.reset();
  assert.deepEqual([link.connected, connected()], [false, 0]);
  assert.deepEqual([link.ask("pipe", [3, 4]), link.ask("close", [3])], [1, 2]);
  link.tell("warm");
  assert.deepEqual([link.connected, connected()], [true, 1]);
  assert.deepEqual(port.sent, [
    { id: 1, op: "pipe", args: [3, 4] },
    { id: 2, op: "close", args: [3] },
    { id: 0, op: "warm", args: [] },
  ]);
});

test("an answer is news, and taken once", () => {
  const { link, receive, news } = scene();
  const id = link.ask("value", [1]);
  assert.equal(link.take(id), undefined);
  receive({ type: "reply", id, value: 3 });
  assert.equal(news(), 1);
  assert.equal(link.take(id)?.value, 3);
  assert.equal(link.take(id), undefined);
});

test("an answer that nobody wants any more is none, before and after it has come", () => {
  const { link, port, receive, news } = scene();
  const [late, early] = [link.ask("poll", []), link.ask("poll", [])];
  link.forget(late);
  receive({ type: "reply", id: late, error: "EINTR" });
  assert.deepEqual([news(), link.take(late)], [0, undefined]);
  receive({ type: "reply", id: early, value: [] });
  link.forget(early);
  assert.equal(link.take(early), undefined);
  assert.deepEqual(port.sent.slice(2), [
    { id: 0, op: "withdraw", args: [late] },
    { id: 0, op: "withdraw", args: [early] },
  ]);
});

test("signals come one after the other", () => {
  const { link, receive, news } = scene();
  link.open();
  for (const signal of [15, 10]) receive({ type: "signal", signal });
  assert.equal(news(), 2);
  assert.deepEqual([link.takeSignal(), link.takeSignal(), link.takeSignal()], [15, 10, 0]);
});

test("what is for somebody else goes there", () => {
  const { link, receive } = scene();
  /** @type {any[]} */
  const [begun, others] = [[], []];
  link.onbegin = (message) => begun.push(message.pid);
  link.onmessage = (message) => others.push(message.type);
  link.open();
  receive({ type: "begin", pid: 43 });
  for (const type of ["printed", "written", "files"]) receive({ type });
  assert.deepEqual([begun, others], [[43], ["printed", "written", "files"]]);
});

test("nothing of a program is left for the next one", () => {
  const { link, port, receive } = scene();
  const id = link.ask("value", [1]);
  receive({ type: "reply", id, value: 3 });
  receive({ type: "signal", signal: 15 });
  link.reset();
  assert.deepEqual([link.take(id), link.takeSignal()], [undefined, 0]);
  assert.equal(port.sent.at(-1).op, "reset");
});

test("Python speaks JSON, and its bytes are copied and let go", () => {
  const { link, port, receive } = scene();
  const module = link.module();
  let released = 0;
  const memory = new Uint8Array([1, 2]);
  const data = { getBuffer: () => ({ data: memory, release: () => (released += 1) }) };
  const id = module.ask('["write", [1, 2, true]]', /** @type {any} */ (data));
  memory.fill(0);
  assert.deepEqual(port.sent, [{ id, op: "write", args: [1, 2, true], data: new Uint8Array([1, 2]) }]);
  assert.equal(released, 1);
  assert.equal(module.take(id), undefined);
  receive({ type: "reply", id, error: "EPIPE" });
  assert.deepEqual(module.take(id), { json: "null", error: "EPIPE", data: undefined });
});
