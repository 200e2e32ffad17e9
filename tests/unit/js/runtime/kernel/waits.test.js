import assert from "node:assert/strict";
import { test } from "node:test";
import { Waits } from "../../../../../site/js/runtime/kernel/waits.js";

const ME = {};
const OTHER = {};

/** What is waited for, and who has been answered what. */
class Scene {
  waits = new Waits();
  /** @type {[number, any][]} */
  answers = [];
  tokens = 0;

  /** Wait for a token. @param {object} who @param {number} id @param {() => any} [withdraw] */
  take(who, id, withdraw) {
    const attempt = () => (this.tokens > 0 ? { value: (this.tokens -= 1) } : undefined);
    this.waits.until(who, id, attempt, (outcome) => this.answers.push([id, outcome]), withdraw);
  }

  get answered() {
    return this.answers.map(([id]) => id);
  }
}

test("what is possible is answered at once", () => {
  const scene = new Scene();
  scene.tokens = 1;
  scene.take(ME, 1);
  assert.deepEqual(scene.answers, [[1, { value: 0 }]]);
  scene.tokens = 1;
  scene.waits.look();
  assert.equal(scene.tokens, 1, "nobody waits any more");
});

test("who came first is answered first, and each once", () => {
  const scene = new Scene();
  for (const id of [1, 2, 3]) scene.take(ME, id);
  scene.tokens = 2;
  scene.waits.look();
  assert.deepEqual(scene.answered, [1, 2]);
  scene.tokens = 5;
  scene.waits.look();
  assert.deepEqual(scene.answered, [1, 2, 3]);
});

test("what an answer makes possible is given to those who came earlier too", () => {
  const scene = new Scene();
  scene.take(ME, 1);
  scene.waits.until(ME, 2, (() => {
    let asked = 0;
    return () => (asked++ ? { value: ++scene.tokens } : undefined);
  })(), () => scene.answers.push([2, null]));
  scene.waits.look();
  assert.deepEqual(scene.answered, [2, 1]);
});

test("looking from within an answer is one more round, not one inside the other", () => {
  const scene = new Scene();
  let depth = 0;
  for (const id of [1, 2]) {
    const attempt = () => (scene.tokens ? { value: null } : undefined);
    scene.waits.until(ME, id, attempt, () => {
      depth += 1;
      assert.equal(depth, 1);
      scene.waits.look();
      depth -= 1;
      scene.answers.push([id, null]);
    });
  }
  scene.tokens = 1;
  scene.waits.look();
  assert.deepEqual(scene.answered, [1, 2]);
});

test("what is taken back is answered so, and only that", () => {
  const scene = new Scene();
  for (const [who, id] of /** @type {[object, number][]} */ ([[ME, 1], [ME, 2], [OTHER, 1]])) scene.take(who, id);
  scene.waits.withdraw(ME, 1);
  scene.waits.withdraw(ME, 1);
  scene.waits.withdraw(ME, 7);
  assert.deepEqual(scene.answers, [[1, { error: "EINTR" }]]);
  scene.tokens = 9;
  scene.waits.look();
  assert.deepEqual(scene.answered, [1, 2, 1]);
});

test("what was done before it is taken back is what it is answered with", () => {
  const scene = new Scene();
  scene.take(ME, 1, () => ({ value: "half" }));
  scene.waits.withdraw(ME, 1);
  assert.deepEqual(scene.answers, [[1, { value: "half" }]]);
});

test("what a process waits for is forgotten without an answer, but not without its end", () => {
  const scene = new Scene();
  let ended = 0;
  for (const who of [ME, OTHER, ME]) scene.take(who, 1, () => ({ value: ++ended }));
  scene.waits.forget(ME);
  assert.equal(ended, 2);
  scene.tokens = 9;
  scene.waits.look();
  assert.equal(scene.answers.length, 1);
});
