import assert from "node:assert/strict";
import { test } from "node:test";
import { DatagramSocket } from "../../../../../site/js/runtime/kernel/datagrams.js";
import { Failure } from "../../../../../site/js/runtime/kernel/failure.js";
import { POLLERR, POLLIN, POLLOUT } from "../../../../../site/js/runtime/kernel/open-files.js";
import { Network, Socket } from "../../../../../site/js/runtime/kernel/sockets.js";
import { Computer, bytesOf, textOf } from "./computer.js";

/** @typedef {import("../../../../../site/js/runtime/kernel/sockets.js").Address} Address */

/** @param {number} port @returns {Address} */
const here = (port) => ["127.0.0.1", port];

/** @param {Network} network @param {Address} [address] */
function socket(network, address) {
  const made = new DatagramSocket(network, typeof address === "string" ? "unix" : "inet");
  if (address) made.bind(address, 1);
  return made;
}

/** @param {DatagramSocket} one */
function received(one) {
  const found = one.receive();
  return found && [textOf(found.bytes), found.from];
}

/** @param {string} name @param {() => unknown} call */
const fails = (name, call) => assert.throws(call, new Failure(name));

test("a message arrives whole, with the address of who has sent it", () => {
  const network = new Network();
  const [one, other] = [socket(network), socket(network, here(80))];
  fails("EDESTADDRREQ", () => one.send(bytesOf("a"), null));
  assert.equal(one.send(bytesOf("hello"), here(80)), true);
  assert.equal(one.send(bytesOf(""), here(80)), true);
  assert.equal(other.events(), POLLIN | POLLOUT);
  assert.equal(textOf(other.receive(true)?.bytes), "hello");
  assert.equal(textOf(other.read(2)), "he"); // the rest is lost
  assert.deepEqual(received(other), ["", here(Number(one.local[1]))]);
  assert.equal(other.receive(), undefined);
});

test("ports of datagrams are not those of streams, names of the family unix are one's alone", () => {
  const network = new Network();
  socket(network, here(80));
  fails("EADDRINUSE", () => socket(network, here(80)));
  const stream = new Socket(network, "inet");
  stream.bind(here(80));
  socket(network, "/name");
  const unix = new Socket(network, "unix");
  fails("EPROTOTYPE", () => unix.connect("/name"));
  fails("EADDRINUSE", () => unix.bind("/name", 2));
  unix.bind("/name", 1); // who has the file system that it is no longer in
});

test("what nobody receives is lost, and who is connected is told", () => {
  const network = new Network();
  const one = socket(network);
  assert.equal(one.send(bytesOf("a"), here(80)), true);
  assert.equal(one.events(), POLLOUT);
  one.connect(here(80));
  assert.equal(one.send(bytesOf("a"), null), true);
  assert.equal(one.events(), POLLOUT | POLLERR);
  fails("ECONNREFUSED", () => one.receive());
  const other = socket(network, here(80));
  assert.equal(one.write(bytesOf("b")), 1);
  assert.deepEqual(received(other), ["b", one.local]);
  fails("ENOENT", () => socket(network, "/one").connect("/other"));
  fails("EMSGSIZE", () => one.send(new Uint8Array(65_508), null));
});

test("who is connected hears its peer alone", () => {
  const network = new Network();
  const [one, other, third] = [socket(network, here(80)), socket(network, here(81)), socket(network)];
  one.connect(here(81));
  third.send(bytesOf("x"), here(80));
  other.send(bytesOf("y"), here(80));
  assert.deepEqual(received(one), ["y", here(81)]);
  assert.equal(one.receive(), undefined);
});

test("who is full loses what UDP sends, and has a pair wait", () => {
  const network = new Network();
  const [one, other] = [socket(network), socket(network, here(80))];
  for (let count = 0; count < 10; count += 1) assert.equal(one.send(new Uint8Array(60_000), here(80)), true);
  let arrived = 0;
  while (other.receive()) arrived += 1;
  assert.equal(arrived, 4);
  const [left, right] = [new DatagramSocket(network, "unix"), new DatagramSocket(network, "unix")];
  DatagramSocket.join(left, right);
  while (left.write(new Uint8Array(60_000)));
  assert.equal(left.events(), 0);
  right.receive();
  assert.equal(left.events(), POLLOUT);
  right.closed();
  fails("ECONNREFUSED", () => left.write(bytesOf("x")));
});

test("the kernel hands messages on, and takes one back that nobody has got", () => {
  const { root } = new Computer();
  for (const fd of [5, 6]) root.call("socket", [fd, "inet", "datagram"]);
  root.call("bind", [5, here(80)]);
  const id = root.ask("recvfrom", [5, false, true]);
  assert.equal(root.result(id), undefined);
  assert.equal(root.call("sendto", [6, here(80), true], "hello"), 5);
  assert.equal(root.result(id), "hello");
  root.tell("giveback", [5, here(49_152)], "hello");
  assert.equal(root.readNow(5), "hello");
  assert.equal(root.call("recvfrom", [5, false, false]), "EAGAIN");
  assert.equal(root.call("accept", [5, 7, false]), "EOPNOTSUPP");
  assert.deepEqual(root.call("names", [5]), [here(80), null, false, "inet", "datagram"]);
});
