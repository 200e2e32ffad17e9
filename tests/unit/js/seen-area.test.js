import assert from "node:assert/strict";
import { test } from "node:test";
import { alongLowerEdge, hasLostRoom } from "../../../site/js/lib/seen-area.js";

const PHONE = { offsetLeft: 0, offsetTop: 0, width: 390, height: 700, scale: 1 };

test("a bar lies at the lower edge of the window when nothing lies on that", () => {
  assert.deepEqual(alongLowerEdge(PHONE, 44), { left: 0, top: 656, width: 390, scale: 1 });
});

test("a bar lies above a keyboard, wherever the page below it has been moved", () => {
  const typing = { ...PHONE, height: 370, offsetTop: 120 };
  assert.deepEqual(alongLowerEdge(typing, 44), { left: 0, top: 446, width: 390, scale: 1 });
});

test("a bar is as wide and as high as before on a page that is zoomed", () => {
  const zoomed = { offsetLeft: 50, offsetTop: 80, width: 195, height: 350, scale: 2 };
  assert.deepEqual(alongLowerEdge(zoomed, 44), { left: 50, top: 408, width: 390, scale: 0.5 });
});

test("a keyboard takes room, a bar of the browser and zooming don't", () => {
  assert.equal(hasLostRoom(PHONE, { ...PHONE, height: 370 }), true);
  assert.equal(hasLostRoom(PHONE, { ...PHONE, height: 644 }), false);
  assert.equal(hasLostRoom(PHONE, { ...PHONE, height: 350, width: 195, scale: 2 }), false);
  assert.equal(hasLostRoom({ ...PHONE, height: 370 }, PHONE), false);
});

test("turning the screen takes room", () => {
  assert.equal(hasLostRoom(PHONE, { ...PHONE, width: 844, height: 342 }), true);
});
