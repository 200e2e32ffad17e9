import assert from "node:assert/strict";
import { test } from "node:test";
import { Computer, start, textOf } from "./computer.js";

const [KILL, USR1, SEGV, TERM, CHLD] = [9, 10, 11, 15, 17];

/** @param {import("./computer.js").Line} line */
const printed = (line) => line.got("printed").map(({ pid, stream, bytes }) => [pid, stream, textOf(bytes)]);

test("a process begins with its number, its parent's and what it was given", () => {
  const computer = new Computer();
  const child = computer.spawn();
  assert.deepEqual(child.messages, [{ type: "begin", pid: 43, parent: 42, start: start() }]);
  assert.deepEqual(computer.spawn([], child).messages[0], { type: "begin", pid: 44, parent: 43, start: start() });
});

test("no more processes run at once than the limit says", () => {
  const computer = new Computer(2);
  const [first] = [computer.spawn(), computer.spawn()];
  assert.equal(computer.root.call("spawn", [start(), []]), "EAGAIN");
  assert.equal(computer.machines.length, 2);
  first?.exit(0);
  computer.spawn();
});

test("a process that can't get its descriptors is not begun, and holds nothing", () => {
  const computer = new Computer(1);
  const { root } = computer;
  root.call("pipe", [3, 4]);
  const files = [
    [1, 4],
    [2, 9],
  ];
  assert.equal(root.call("spawn", [start(), files]), "EBADF");
  assert.ok(computer.machines.every(({ ended }) => ended));
  root.call("close", [4]);
  assert.equal(root.readNow(3), "");
  assert.equal(root.call("waitpid", [-1, false]), "ECHILD");
});

test("waitpid tells how each child ended, once", () => {
  const computer = new Computer();
  const { root } = computer;
  assert.equal(root.call("waitpid", [-1, true]), "ECHILD");
  const [one, two] = [computer.spawn(), computer.spawn()];
  assert.equal(root.call("waitpid", [-1, false]), "EAGAIN");
  const any = root.ask("waitpid", [-1, true]);
  const second = root.ask("waitpid", [44, true]);
  two.exit(3);
  assert.deepEqual(root.result(any), [44, 3 << 8]);
  assert.equal(root.result(second), "ECHILD");
  one.exit(-TERM);
  assert.deepEqual(root.call("waitpid", [43, false]), [43, TERM]);
  assert.equal(root.call("waitpid", [43, false]), "ECHILD");
});

test("others' children are not waited for", () => {
  const computer = new Computer();
  const child = computer.spawn();
  const grandchild = computer.spawn([], child);
  grandchild.exit(0);
  assert.equal(computer.root.call("waitpid", [grandchild.pid, false]), "ECHILD");
  assert.deepEqual(child.call("waitpid", [-1, false]), [44, 0]);
});

test("what could not be begun is a process that has ended", () => {
  const { root } = new Computer();
  assert.equal(root.call("fail", [255]), 43);
  assert.deepEqual(root.call("waitpid", [43, true]), [43, 255 << 8]);
});

test("a signal is for its handler, for nobody, or the end", () => {
  const computer = new Computer();
  const { root } = computer;
  const child = computer.spawn();
  root.call("kill", [43, CHLD]);
  assert.deepEqual([child.ended, child.got("signal")], [false, []]);
  child.tell("handle", [[TERM]]);
  assert.equal(root.call("kill", [43, TERM]), null);
  assert.deepEqual(child.got("signal"), [{ type: "signal", signal: TERM }]);
  assert.equal(root.call("kill", [43, 0]), null);
  const waiting = root.ask("waitpid", [43, true]);
  assert.equal(root.call("kill", [43, KILL]), null);
  assert.equal(child.ended, true);
  assert.deepEqual(root.result(waiting), [43, KILL]);
  assert.equal(root.call("kill", [43, 0]), "ESRCH");
  assert.equal(root.call("kill", [99, TERM]), "ESRCH");
});

test("a signal that is blocked is held back, from the start on", () => {
  const computer = new Computer();
  const { root } = computer;
  const pid = root.call("spawn", [{ ...start(), blocked: [USR1, TERM] }, []]);
  const [child] = computer.machines;
  for (const signal of [USR1, TERM, TERM]) assert.equal(root.call("kill", [pid, signal]), null);
  assert.deepEqual([child?.ended, child?.got("signal")], [false, []]);
  child?.tell("handle", [[USR1]]);
  child?.tell("mask", [[TERM]]);
  assert.deepEqual([child?.ended, child?.got("signal")], [false, [{ type: "signal", signal: USR1 }]]);
  child?.tell("mask", [[]]);
  assert.deepEqual(root.call("waitpid", [pid, false]), [pid, TERM]);
});

test("SIGKILL can't be blocked", () => {
  const computer = new Computer();
  const child = computer.spawn();
  child.tell("mask", [[KILL]]);
  computer.root.call("kill", [child.pid, KILL]);
  assert.equal(child.ended, true);
});

test("a parent is sent SIGCHLD", () => {
  const computer = new Computer();
  const child = computer.spawn();
  const [one, two] = [computer.spawn([], child), computer.spawn([], child)];
  one.exit(0);
  assert.deepEqual(child.got("signal"), []);
  child.tell("handle", [[CHLD]]);
  computer.root.call("kill", [two.pid, KILL]);
  child.exit(0);
  for (const line of [child, computer.root]) assert.deepEqual(line.got("signal"), [{ type: "signal", signal: CHLD }]);
});

test("who has ended can be sent signals until its parent knows; the page's own Python always", () => {
  const computer = new Computer();
  const child = computer.spawn();
  assert.equal(child.call("kill", [42, KILL]), null);
  assert.deepEqual(computer.root.got("signal"), [{ type: "signal", signal: KILL }]);
  child.exit(0);
  assert.equal(computer.root.call("kill", [43, TERM]), null);
  assert.deepEqual(computer.root.call("waitpid", [43, true]), [43, 0]);
});

test("a process that ends closes its descriptors, and asks for nothing more", () => {
  const computer = new Computer();
  const { root } = computer;
  root.call("pipe", [3, 4]);
  const child = computer.spawn([[1, 4]]);
  root.call("close", [4]);
  const reading = root.read(3, { wait: true });
  child.writeNow(1, "bye");
  const again = root.read(3, { wait: true });
  child.exit(0);
  assert.deepEqual([root.result(reading), root.result(again)], ["bye", ""]);
  assert.equal(child.call("pipe", [5, 6]), undefined);
});

test("what a process has changed comes to its parent before it is waited for", () => {
  const computer = new Computer();
  const { root } = computer;
  const child = computer.spawn();
  const files = { written: [], removed: ["/tmp/a"] };
  child.exit(0, files);
  assert.deepEqual(root.messages, [
    { type: "files", files },
    { type: "signal", signal: CHLD },
  ]);
  const [parent, orphan] = (() => {
    const parent = computer.spawn();
    return [parent, computer.spawn([], parent)];
  })();
  parent.exit(0);
  orphan.exit(0);
  assert.deepEqual(parent.got("files"), []);
});

test("an interpreter that dies is told of, and has status 11", () => {
  const computer = new Computer();
  const { root } = computer;
  computer.spawn();
  const waiting = root.ask("waitpid", [-1, true]);
  computer.deaths[0]?.("out of memory");
  computer.deaths[0]?.("again");
  assert.deepEqual(root.result(waiting), [43, SEGV]);
  assert.deepEqual(printed(root), [[43, "stderr", "The interpreter of process 43 ended: out of memory\n"]]);
});

test("output is shown with who has written it, and where", () => {
  const computer = new Computer();
  const child = computer.spawn([
    [0, 0],
    [1, 1],
    [2, 2],
  ]);
  const grandchild = computer.spawn([[2, 1]], child);
  child.writeNow(1, "a");
  child.writeNow(2, "b");
  grandchild.tell("write", [2, 1, false], "c");
  assert.deepEqual(printed(computer.root), [
    [43, "stdout", "a"],
    [43, "stderr", "b"],
    [44, "stdout", "c"],
  ]);
  assert.equal(child.result(child.read(0, { wait: true })), "", "nobody can type");
});

test("what is written to a file of the parent comes there", () => {
  const computer = new Computer();
  const child = computer.spawn([[1, "remote:7"]]);
  assert.equal(child.writeNow(1, "hi"), 2);
  const [{ descriptor, bytes }] = computer.root.got("written");
  assert.deepEqual([descriptor, textOf(bytes)], [7, "hi"]);
});

test("semaphores count, and are waited for", () => {
  const computer = new Computer();
  const { root } = computer;
  const child = computer.spawn();
  const lock = root.call("semaphore", [1, 1]);
  assert.equal(root.call("release", [lock]), "EOVERFLOW");
  assert.equal(root.call("acquire", [lock, true]), null);
  assert.equal(child.call("acquire", [lock, false]), "EAGAIN");
  const [gone, waiting] = [child.ask("acquire", [lock, true]), child.ask("acquire", [lock, true])];
  child.withdraw(gone);
  assert.equal(child.result(gone), "EINTR");
  root.tell("release", [lock]);
  assert.equal(child.result(waiting), null);
  assert.equal(root.call("value", [lock]), 0);
  for (const op of ["acquire", "release", "value"]) assert.equal(root.call(op, [999, false]), "EINVAL");
});

test("memory is one for all processes", () => {
  const computer = new Computer();
  const { root } = computer;
  const child = computer.spawn();
  const block = root.call("block", [4], "abcd");
  child.tell("store", [block, 1], "XY");
  assert.equal(root.call("load", [block, 0, 4]), "aXYd");
  assert.equal(child.call("load", [block, 2, 1]), "Y");
  assert.equal(root.call("load", [999, 0, 1]), "EINVAL");
});

test("an open file is handed on as a parcel, once, and lives on its way", () => {
  const computer = new Computer();
  const { root } = computer;
  root.call("pipe", [3, 4]);
  const child = computer.spawn();
  const parcel = root.call("park", [4]);
  root.call("close", [4]);
  assert.equal(root.readNow(3), "EAGAIN");
  assert.equal(child.call("unpark", [parcel, 5]), null);
  assert.equal(child.call("unpark", [parcel, 6]), "EBADF");
  child.writeNow(5, "x");
  assert.equal(root.readNow(3), "x");
  child.exit(0);
  assert.equal(root.readNow(3), "");
});

test("an interrupt ends all but the page's own Python", () => {
  const computer = new Computer();
  const children = [computer.spawn(), computer.spawn()];
  const waiting = computer.root.ask("waitpid", [44, true]);
  computer.kernel.interrupt();
  assert.deepEqual(children.map(({ ended }) => ended), [true, true]);
  assert.deepEqual(computer.root.result(waiting), [44, KILL]);
  computer.spawn();
});

test("nothing is left after a reset", () => {
  const computer = new Computer(1);
  const { root } = computer;
  root.call("pipe", [3, 4]);
  root.call("socket", [5, "inet", "stream"]);
  root.call("bind", [5, ["127.0.0.1", 80]]);
  const things = [root.call("semaphore", [1, 1]), root.call("block", [1], "x"), root.call("park", [3])];
  const child = computer.spawn([[1, 4]]);
  const waiting = root.read(3, { wait: true });
  computer.kernel.reset();
  assert.equal(child.ended, true);
  assert.equal(child.call("semaphore", [1, 1]), undefined, "what is over is not heard");
  assert.equal(root.result(waiting), undefined);
  const asked = [["value", [things[0]]], ["load", [things[1], 0, 1]], ["unpark", [things[2], 6]], ["close", [3]]];
  const errors = asked.map(([op, args]) => root.call(/** @type {string} */ (op), /** @type {any[]} */ (args)));
  assert.deepEqual(errors, ["EINVAL", "EINVAL", "EBADF", "EBADF"]);
  assert.equal(root.call("waitpid", [-1, true]), "ECHILD");
  root.call("socket", [5, "inet", "stream"]);
  assert.deepEqual(root.call("bind", [5, ["127.0.0.1", 80]]), ["127.0.0.1", 80]);
  assert.equal(computer.spawn().pid, 43);
  assert.equal(root.writeNow(1, "x"), 1);
});

test("a process is made ready when one is going to be asked for", () => {
  const computer = new Computer();
  computer.kernel.warm();
  assert.equal(computer.kept, 1);
});

test("a process is in its parent's group and session, or begins one", () => {
  const computer = new Computer();
  const { root } = computer;
  computer.spawn();
  root.call("spawn", [{ ...start(), group: 0 }, []]);
  root.call("spawn", [{ ...start(), session: true }, []]);
  const of = (/** @type {number} */ pid) => root.call("membership", [pid]);
  const ids = [0, 43, 44, 45].map((pid) => of(pid).join(" "));
  assert.deepEqual(ids, ["42 42", "42 42", "44 42", "45 45"]);
  assert.equal(of(99), "ESRCH");
});

test("a group is joined within a session, by oneself or one's parent", () => {
  const computer = new Computer();
  const { root } = computer;
  const [one, two] = [computer.spawn(), computer.spawn()];
  assert.equal(root.call("setpgid", [43, 0]), null);
  assert.equal(two.call("setpgid", [0, 43]), null);
  assert.deepEqual(two.call("membership", [0]), [43, 42]);
  assert.equal(two.call("setpgid", [0, 77]), "EPERM");
  assert.equal(two.call("setpgid", [43, 44]), "ESRCH");
  assert.equal(two.call("setpgid", [0, -1]), "EINVAL");
  assert.equal(root.call("setpgid", [0, 43]), "EPERM");
  assert.equal(one.call("setsid", []), "EPERM");
  assert.equal(two.call("setsid", []), null);
  assert.equal(root.call("setpgid", [44, 43]), "EPERM");
  assert.equal(root.call("spawn", [{ ...start(), group: 44 }, []]), "EPERM");
  assert.equal(computer.machines.length, 2);
  assert.equal(root.call("membership", [45]), "ESRCH");
});

test("a signal for a group is for all who are in it", () => {
  const computer = new Computer();
  const { root } = computer;
  for (const group of [0, 43, -1]) root.call("spawn", [{ ...start(), group }, []]);
  const [first, second, third] = computer.machines;
  assert.equal(root.call("kill", [-43, TERM]), null);
  assert.deepEqual([first?.ended, second?.ended, third?.ended], [true, true, false]);
  assert.deepEqual(root.call("waitpid", [0, false]), "EAGAIN");
  assert.deepEqual(root.call("waitpid", [-43, false]), [43, TERM]);
  assert.deepEqual(root.call("waitpid", [-43, false]), [44, TERM]);
  assert.equal(root.call("kill", [-43, TERM]), "ESRCH");
  assert.equal(root.call("kill", [0, TERM]), null);
  assert.equal(third?.ended, true);
  assert.deepEqual(
    root.got("signal").map(({ signal }) => signal),
    [CHLD, CHLD, TERM, CHLD],
  );
  computer.spawn();
  assert.equal(root.call("kill", [-1, KILL]), null);
  assert.deepEqual(root.call("waitpid", [46, false]), [46, KILL]);
});
