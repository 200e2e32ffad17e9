import assert from "node:assert/strict";
import { test } from "node:test";
import { Failure } from "../../../../../site/js/runtime/kernel/failure.js";
import { CAPACITY, Pipe } from "../../../../../site/js/runtime/kernel/pipe.js";
import { bytesOf, textOf } from "./computer.js";

const ATOMIC = 4096;

/** @param {number} [filled] - bytes that are in it */
function openPipe(filled = 0) {
  const pipe = new Pipe();
  pipe.readers = pipe.writers = 1;
  if (filled) assert.equal(pipe.write(new Uint8Array(filled)), filled);
  return pipe;
}

/** @param {Pipe} pipe @param {number} most @param {boolean} [leave] */
const read = (pipe, most, leave) => textOf(pipe.read(most, leave));

test("bytes come out in order, however they were cut when they went in", () => {
  const pipe = openPipe();
  for (const part of ["abc", "d", "", "efgh"]) assert.equal(pipe.write(bytesOf(part)), part.length);
  assert.equal(read(pipe, 2), "ab");
  assert.equal(read(pipe, 3), "cde");
  assert.equal(read(pipe, 100), "fgh");
});

test("what is peeked at stays, across the parts that it came in", () => {
  const pipe = openPipe();
  for (const part of ["ab", "cd", "ef"]) pipe.write(bytesOf(part));
  assert.equal(read(pipe, 1), "a");
  assert.equal(read(pipe, 4, true), "bcde");
  assert.equal(read(pipe, 100, true), "bcdef");
  assert.equal(read(pipe, 100), "bcdef");
});

test("an empty pipe has nothing yet while somebody writes, and is at its end after that", () => {
  const pipe = openPipe();
  assert.equal(pipe.read(1), undefined);
  assert.equal(pipe.readable, false);
  pipe.write(bytesOf("x"));
  pipe.writers = 0;
  assert.deepEqual([pipe.readable, pipe.ended], [true, true]);
  assert.equal(read(pipe, 10), "x");
  assert.equal(read(pipe, 10), "");
  assert.equal(pipe.readable, true);
});

test("nothing is what who asks for nothing gets", () => {
  const pipe = openPipe();
  assert.equal(read(pipe, 0), "");
  pipe.write(bytesOf("x"));
  assert.equal(read(pipe, 0), "");
  assert.equal(read(pipe, 1), "x");
});

test("a pipe takes 65,536 bytes and no more until some are read", () => {
  const pipe = openPipe();
  assert.equal(CAPACITY, 65_536);
  assert.equal(pipe.write(new Uint8Array(CAPACITY + 1)), CAPACITY);
  assert.equal(pipe.write(bytesOf("x")), 0);
  assert.equal(pipe.read(10)?.length, 10);
  assert.equal(pipe.write(bytesOf("0123456789ABCDEF".repeat(300))), 10, "a long one is taken in part");
});

test("up to 4096 bytes are taken whole or not at all", () => {
  const pipe = openPipe(CAPACITY - ATOMIC + 1);
  assert.equal(pipe.write(new Uint8Array(ATOMIC)), 0);
  assert.equal(pipe.write(new Uint8Array(ATOMIC - 1)), ATOMIC - 1);
  const other = openPipe(CAPACITY - ATOMIC + 1);
  assert.equal(other.write(new Uint8Array(ATOMIC + 1)), ATOMIC - 1);
});

test("it can be written to when there is room for what is taken whole, or when nobody reads", () => {
  assert.equal(openPipe(CAPACITY - ATOMIC).writable, true);
  const full = openPipe(CAPACITY - ATOMIC + 1);
  assert.equal(full.writable, false);
  full.readers = 0;
  assert.equal(full.writable, true);
});

test("a pipe gets another size, in pages and powers of two, but not less than is in it", () => {
  const pipe = openPipe();
  for (const [wanted, size] of [
    [1, 4096],
    [32_768, 32_768],
    [70_000, 131_072],
    [1_048_576, 1_048_576],
  ]) {
    pipe.resize(Number(wanted));
    assert.equal(pipe.capacity, size);
  }
  assert.throws(() => pipe.resize(1_048_577), new Failure("EPERM"));
  assert.throws(() => pipe.resize(0), new Failure("EINVAL"));
  assert.equal(pipe.write(new Uint8Array(100_000)), 100_000);
  assert.throws(() => pipe.resize(65_536), new Failure("EBUSY"));
  assert.equal(pipe.capacity, 1_048_576);
});
