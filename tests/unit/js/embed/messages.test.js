import assert from "node:assert/strict";
import { test } from "node:test";
import { fragmentOf, newNonce, nonceIn, opened } from "../../../../site/js/embed/messages.js";

test("a nonce goes through the address of a frame", () => {
  const nonce = newNonce();
  assert.equal(nonce.length, 32);
  assert.notEqual(nonce, newNonce());
  assert.equal(nonceIn(fragmentOf(nonce)), nonce);
});

test("other fragments hold no nonce", () => {
  for (const fragment of ["", "#closures-basics", "#snippet=", "#snippet=zz", `#snippet=${"0".repeat(31)}`]) {
    assert.equal(nonceIn(fragment), null, fragment);
  }
});

test("only what carries the nonce is a message", () => {
  const nonce = newNonce();
  const message = { type: "ready" };
  assert.equal(opened({ nonce, message }, nonce), message);
  for (const data of [null, undefined, "ready", 7, {}, { nonce }, { message }, { nonce: newNonce(), message }]) {
    assert.equal(opened(data, nonce), null);
  }
  assert.equal(opened({ nonce, message: { type: 3 } }, nonce), null);
});
