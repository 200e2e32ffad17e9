import assert from "node:assert/strict";
import { test } from "node:test";
import { Failure } from "../../../../../site/js/runtime/kernel/failure.js";
import { POLLHUP, POLLIN, POLLOUT } from "../../../../../site/js/runtime/kernel/open-files.js";
import { Network, Socket } from "../../../../../site/js/runtime/kernel/sockets.js";
import { bytesOf, textOf } from "./computer.js";

const FIRST = 49_152;
const LAST = 65_535;

/** @typedef {import("../../../../../site/js/runtime/kernel/sockets.js").Address} Address */

/** @param {number} port @returns {Address} */
const here = (port) => ["127.0.0.1", port];

/** @param {Network} network @param {number} [backlog] @param {Address} [address] */
function server(network, backlog = 5, address = here(80)) {
  const socket = new Socket(network, Array.isArray(address) ? "inet" : "unix");
  socket.bind(address);
  socket.listen(backlog);
  return socket;
}

/** @param {Network} network @param {Address} [address] */
function client(network, address = here(80)) {
  const socket = new Socket(network, Array.isArray(address) ? "inet" : "unix");
  assert.equal(socket.connect(address), true);
  return socket;
}

function connected() {
  const network = new Network();
  const listener = server(network);
  const one = client(network);
  const other = /** @type {Socket} */ (listener.accept());
  return { network, listener, one, other };
}

/** @param {Socket} socket @param {boolean} [leave] */
const read = (socket, leave) => textOf(socket.read(100, leave));

/** @param {string} name @param {() => unknown} call */
const fails = (name, call) => assert.throws(call, new Failure(name));

test("an address is one socket's until that is closed", () => {
  const network = new Network();
  const first = new Socket(network, "inet");
  first.bind(here(80));
  const second = new Socket(network, "inet");
  fails("EADDRINUSE", () => second.bind(["0.0.0.0", 80]));
  second.bind(here(81));
  fails("EINVAL", () => second.bind(here(82)));
  first.release();
  new Socket(network, "inet").bind(here(80));
  new Socket(network, "unix").bind("80");
});

test("port 0 is any that is free", () => {
  const network = new Network();
  const ports = [0, 1, 2].map(() => {
    const socket = new Socket(network, "inet");
    socket.bind(here(0));
    return socket.local[1];
  });
  assert.deepEqual(ports, [FIRST, FIRST + 1, FIRST + 2]);
});

test("ports are taken round and round, and are used up at last", () => {
  const network = new Network();
  const sockets = [];
  for (let port = FIRST; port <= LAST; port += 1) {
    const socket = new Socket(network, "inet");
    socket.bind(here(0));
    sockets.push(socket);
  }
  const late = new Socket(network, "inet");
  fails("EADDRINUSE", () => late.bind(here(0)));
  sockets[7]?.release();
  late.bind(here(0));
  assert.deepEqual(late.local, here(FIRST + 7));
});

test("two sockets that are connected know each other's address", () => {
  const { one, other } = connected();
  assert.deepEqual(one.peer, here(80));
  assert.deepEqual(other.local, here(80));
  assert.deepEqual(one.local, here(FIRST));
  assert.deepEqual(other.peer, one.local);
});

test("bytes go both ways, and can be peeked at", () => {
  const { one, other } = connected();
  assert.equal(one.write(bytesOf("ping")), 4);
  assert.equal(read(other, true), "ping");
  assert.equal(read(other), "ping");
  assert.equal(other.read(1), undefined);
  other.write(bytesOf("pong"));
  assert.equal(read(one), "pong");
});

test("nobody is reached where nobody listens", () => {
  const network = new Network();
  fails("ECONNREFUSED", () => client(network));
  fails("ENOENT", () => client(network, "/tmp/s"));
  const bound = new Socket(network, "inet");
  bound.bind(here(80));
  const [name, unix] = ["/tmp/s", new Socket(network, "unix")];
  unix.bind(name);
  fails("ECONNREFUSED", () => client(network));
  fails("ECONNREFUSED", () => client(network, name));
  bound.listen(1);
  const one = client(network);
  fails("ECONNREFUSED", () => client(network, one.local));
  bound.release();
  fails("ECONNREFUSED", () => client(network));
});

test("who fails to connect has taken no port, and can try again", () => {
  const network = new Network();
  const socket = new Socket(network, "inet");
  fails("ECONNREFUSED", () => socket.connect(here(80)));
  server(network);
  assert.equal(socket.connect(here(80)), true);
  assert.deepEqual(socket.local, here(FIRST));
});

test("no more wait to be accepted than the backlog says", () => {
  const network = new Network();
  const listener = server(network, 2);
  const [first] = [client(network), client(network)];
  const third = new Socket(network, "inet");
  assert.equal(third.connect(here(80)), false);
  assert.deepEqual(listener.accept()?.peer, first?.local);
  assert.equal(third.connect(here(80)), true);
  const none = server(network, 0, here(81));
  client(network, here(81));
  assert.equal(none.accept()?.local[1], 81, "one always can");
  assert.equal(none.accept(), undefined);
});

test("a connection exists before it is accepted", () => {
  const network = new Network();
  const listener = server(network);
  const one = client(network);
  one.write(bytesOf("early"));
  one.release();
  const other = /** @type {Socket} */ (listener.accept());
  assert.equal(read(other), "early");
  assert.equal(read(other), "");
});

test("what a socket is not in a state for is refused", () => {
  const { network, listener, one } = connected();
  const fresh = new Socket(network, "inet");
  fails("ENOTCONN", () => fresh.read(1));
  fails("ENOTCONN", () => fresh.write(bytesOf("x")));
  fails("ENOTCONN", () => fresh.shutdown(true, true));
  fails("EINVAL", () => fresh.accept());
  fails("EISCONN", () => one.connect(here(80)));
  fails("EINVAL", () => one.listen(1));
  fails("EINVAL", () => listener.connect(here(80)));
});

test("who shuts writing down is at its end for the other, who can still write", () => {
  const { one, other } = connected();
  one.write(bytesOf("last"));
  one.shutdown(false, true);
  fails("EPIPE", () => one.write(bytesOf("x")));
  assert.equal(read(other), "last");
  assert.equal(read(other), "");
  other.write(bytesOf("answer"));
  assert.equal(read(one), "answer");
});

test("who shuts reading down reads no more, and the other can't write", () => {
  const { one, other } = connected();
  one.shutdown(true, false);
  assert.equal(read(one), "");
  fails("EPIPE", () => other.write(bytesOf("x")));
  one.write(bytesOf("still"));
  assert.equal(read(other), "still");
});

test("a socket that is closed with bytes unread leaves those that it has sent", () => {
  const { one, other } = connected();
  one.write(bytesOf("never read"));
  other.write(bytesOf("sent"));
  other.release();
  assert.equal(read(one), "sent");
  assert.equal(read(one), "");
  fails("EPIPE", () => one.write(bytesOf("x")));
});

test("a listener that is closed ends those who were not accepted", () => {
  const network = new Network();
  const listener = server(network);
  const one = client(network);
  listener.release();
  assert.equal(read(one), "");
  fails("EPIPE", () => one.write(bytesOf("x")));
});

test("poll tells what can be done", () => {
  const { network, listener, one, other } = connected();
  assert.equal(new Socket(network, "inet").events(), POLLOUT | POLLHUP);
  assert.equal(listener.events(), 0);
  client(network);
  assert.equal(listener.events(), POLLIN);
  assert.equal(one.events(), POLLOUT);
  other.write(bytesOf("x"));
  assert.equal(one.events(), POLLIN | POLLOUT);
  other.shutdown(false, true);
  assert.equal(one.events(), POLLIN | POLLOUT);
  one.shutdown(false, true);
  assert.equal(one.events(), POLLIN | POLLOUT | POLLHUP);
});

test("a pair is connected, and has no names", () => {
  const network = new Network();
  const [one, other] = [new Socket(network, "unix"), new Socket(network, "unix")];
  Socket.join(one, other);
  one.write(bytesOf("x"));
  assert.equal(read(other), "x");
  assert.deepEqual([one.local, one.peer, other.local, other.peer], ["", "", "", ""]);
});
