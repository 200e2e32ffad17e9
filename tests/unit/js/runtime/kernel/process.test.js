import assert from "node:assert/strict";
import { test } from "node:test";
import { Failure } from "../../../../../site/js/runtime/kernel/failure.js";
import { OpenFile } from "../../../../../site/js/runtime/kernel/open-files.js";
import { Process } from "../../../../../site/js/runtime/kernel/process.js";

const [INT, KILL, USR1, TERM, CHLD, CONT, STOP, URG, WINCH] = [2, 9, 10, 15, 17, 18, 19, 23, 28];

class File extends OpenFile {
  count = 0;
  closed() {
    this.count += 1;
  }
}

const process = () => new Process(43, null, () => {});

test("a file is closed when the last descriptor of it is, and once", () => {
  const [one, file] = [process(), new File()];
  one.open(3, file);
  one.open(4, one.file(3).keep());
  one.close(3);
  assert.equal(file.count, 0);
  one.close(4);
  assert.equal(file.count, 1);
  assert.throws(() => one.close(4), new Failure("EBADF"));
  assert.throws(() => one.file(3), new Failure("EBADF"));
});

test("what takes a descriptor's place closes what it stood for", () => {
  const [one, first, second] = [process(), new File(), new File()];
  one.open(3, first);
  one.open(3, second);
  assert.deepEqual([first.count, second.count], [1, 0]);
  assert.equal(one.file(3), second);
});

test("all are closed at the end, also those that stand for one file", () => {
  const [one, file, other] = [process(), new File(), new File()];
  one.open(3, file);
  one.open(4, file.keep());
  one.open(5, other);
  one.closeAll();
  assert.deepEqual([file.count, other.count], [1, 1]);
});

test("a signal ends a process unless it has a handler or is one of those that nobody minds", () => {
  const one = process();
  for (const signal of [INT, USR1, TERM]) assert.equal(one.effectOf(signal), "fatal");
  for (const signal of [CHLD, CONT, URG, WINCH]) assert.equal(one.effectOf(signal), "ignored");
  one.handle([TERM, CHLD]);
  assert.deepEqual([TERM, CHLD, INT].map((signal) => one.effectOf(signal)), ["handled", "handled", "fatal"]);
  one.handle([INT]);
  assert.deepEqual([TERM, INT].map((signal) => one.effectOf(signal)), ["fatal", "handled"]);
});

test("two signals can't be handled", () => {
  const one = process();
  one.handle([KILL, STOP]);
  assert.deepEqual([KILL, STOP].map((signal) => one.effectOf(signal)), ["fatal", "fatal"]);
});
