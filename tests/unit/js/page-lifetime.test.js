import assert from "node:assert/strict";
import { test } from "node:test";
import { PageLifetime } from "../../../site/js/runtime/page-lifetime.js";

const HIDDEN_MS = 1000;

/** A window whose time passes when a test says so. */
class Place extends EventTarget {
  document = Object.assign(new EventTarget(), { visibilityState: /** @type {DocumentVisibilityState} */ ("visible") });
  navigator = {};
  reducedData = false;
  /** @type {Map<number, () => void>} */
  timers = new Map();
  #count = 0;

  matchMedia() {
    return { matches: this.reducedData };
  }

  /** @param {() => void} call @param {number} milliseconds */
  setTimeout(call, milliseconds) {
    assert.equal(milliseconds, HIDDEN_MS);
    this.timers.set(++this.#count, call);
    return this.#count;
  }

  /** @param {number} timer */
  clearTimeout(timer) {
    this.timers.delete(timer);
  }

  /** @param {() => void} call */
  requestIdleCallback(call) {
    call();
  }

  passTime() {
    const due = [...this.timers.values()];
    this.timers.clear();
    for (const call of due) call();
  }

  /** @param {DocumentVisibilityState} state */
  become(state) {
    this.document.visibilityState = state;
    this.document.dispatchEvent(new Event("visibilitychange"));
  }

  /** @param {"pagehide" | "pageshow"} type @param {boolean} persisted */
  turn(type, persisted) {
    this.dispatchEvent(Object.assign(new Event(type), { persisted }));
  }
}

/** What the page starts and ends. */
class Python {
  busy = false;
  running = false;
  /** @type {string[]} */
  log = [];

  rest() {
    const had = this.running;
    if (had) this.log.push("rest");
    this.running = false;
    return had;
  }

  async prestartIfCached() {
    this.running = true;
    this.log.push("start");
  }
}

/** @param {(place: Place) => void} [arrange] */
function page(arrange = () => {}) {
  const place = new Place();
  const python = new Python();
  arrange(place);
  new PageLifetime(python, { place: /** @type {any} */ (place), hiddenMs: HIDDEN_MS }).follow();
  return { place, python };
}

test("a visible page starts Python when it is idle", () => {
  assert.deepEqual(page().python.log, ["start"]);
});

test("a page that is not visible yet starts nothing before it is", () => {
  const { place, python } = page((hidden) => hidden.become("hidden"));
  place.passTime();
  assert.deepEqual(python.log, []);
  place.become("visible");
  assert.deepEqual(python.log, ["start"]);
});

test("a reader who saves data is not given what was not asked for", () => {
  const saving = page((place) => Object.assign(place.navigator, { connection: { saveData: true } }));
  const reducing = page((place) => Object.assign(place, { reducedData: true }));
  assert.deepEqual([saving.python.log, reducing.python.log], [[], []]);
});

test("a page that is hidden for long lets Python go, and has it again on return", () => {
  const { place, python } = page();
  place.become("hidden");
  assert.deepEqual(python.log, ["start"]);
  place.passTime();
  assert.deepEqual(python.log, ["start", "rest"]);
  place.become("visible");
  assert.deepEqual(python.log, ["start", "rest", "start"]);
});

test("a page that is hidden for a moment keeps Python", () => {
  const { place, python } = page();
  place.become("hidden");
  place.become("visible");
  place.passTime();
  assert.deepEqual(python.log, ["start"]);
});

test("a Python that was not there does not come on return", () => {
  const { place, python } = page();
  python.running = false;
  place.become("hidden");
  place.passTime();
  place.become("visible");
  assert.deepEqual(python.log, ["start"]);
});

test("a busy Python stays, and goes when it is no longer busy", () => {
  const { place, python } = page();
  python.busy = true;
  place.become("hidden");
  place.passTime();
  place.passTime();
  assert.deepEqual(python.log, ["start"]);
  python.busy = false;
  place.passTime();
  assert.deepEqual(python.log, ["start", "rest"]);
});

test("a page in the back/forward cache lets Python go at once, and has it again on return", () => {
  const { place, python } = page();
  place.become("hidden");
  place.turn("pagehide", true);
  assert.deepEqual(python.log, ["start", "rest"]);
  place.become("visible");
  place.turn("pageshow", true);
  assert.deepEqual(python.log, ["start", "rest", "start"]);
});

test("a page that goes for good ends nothing by itself", () => {
  const { place, python } = page();
  place.turn("pagehide", false);
  assert.deepEqual(python.log, ["start"]);
});
