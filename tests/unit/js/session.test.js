import assert from "node:assert/strict";
import { test } from "node:test";
import { Session } from "../../../site/js/runtime/session.js";

test("a Python that is held is busy until the last holder has let go, once or more often", () => {
  const session = new Session();
  const [first, second] = [session.hold(), session.hold()];
  first();
  first();
  assert.equal(session.busy, true);
  second();
  assert.equal(session.busy, false);
});
