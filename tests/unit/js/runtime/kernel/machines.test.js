import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

/** @typedef {import("../../../../../site/js/runtime/kernel/machines.js").WorkerMachines} Machines */

const CORES = 2;

/** Ports of the workers that the page was asked for, by their ids. @type {Map<number, MessagePort>} */
const made = new Map();
/** @type {Set<number>} */
const ended = new Set();

Object.defineProperty(globalThis, "navigator", { value: { hardwareConcurrency: CORES }, configurable: true });
const { WorkerMachines } = await import("../../../../../site/js/runtime/kernel/machines.js");

/** @type {Machines} */
let machines;

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] });
  made.clear();
  ended.clear();
  Object.assign(globalThis, {
    postMessage: (/** @type {any} */ { type, id }, /** @type {any} */ { transfer: [port] }) => {
      if (type === "make") made.set(id, port);
      else ended.add(id);
    },
  });
  machines = new WorkerMachines(Promise.resolve(/** @type {any} */ ({})));
});

afterEach(() => {
  for (const port of made.values()) port.close();
  mock.timers.reset();
});

const take = () => machines.take(
  () => {},
  () => {},
);

/** Have a worker be ready, and wait until that is heard. @param {number} id */
async function ready(id) {
  made.get(id)?.postMessage({ type: "ready" });
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

test("one more is prepared while a core is free", async () => {
  take();
  assert.deepEqual([...made.keys()], [1, 2]);
  await ready(1);
  await ready(2);
  take();
  assert.deepEqual([...made.keys()], [1, 2], "the second has the one that was ready");
});

test("processes that have all cores are not held up by the preparation of one more", async () => {
  const one = take();
  await ready(1);
  await ready(2);
  take();
  assert.equal(made.size, 2);
  one.end();
  assert.deepEqual([...made.keys()], [1, 2, 3], "a core is free again");
});

test("who waits gets a worker, however many run", () => {
  for (let count = 0; count < 3; count += 1) take();
  assert.equal(made.size, 2, "at most as many start at once as there are cores");
});

test("a worker that nobody wants any more when it is ready is the next one's", async () => {
  const one = take();
  one.end();
  assert.deepEqual([...ended], []);
  await ready(1);
  await ready(2);
  assert.equal(ended.size, 1);
  take();
  assert.equal(made.size, 3, "another is prepared for later");
});

test("what nobody has asked for within a minute is let go of", async () => {
  take().end();
  await ready(1);
  await ready(2);
  mock.timers.tick(60_000);
  assert.equal(ended.size, 2);
});
