/** The timeline's scale: days on pixels, zoom and grain. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Store } from "../../geo/ui/frontend/store.js";
import { TimeScale } from "../../geo/ui/frontend/timeline-scale.js";

/** A scale of 900 pixels over days of a project. @param {{ focus?: [number, number], extent?: [number, number], perDay?: number }} given */
function scaleOf({ focus = [100, 399], extent = [0, 499], perDay = 1 } = {}) {
  const store = Object.assign(Object.create(Store.prototype), { focus, extent, perDay, mode: "only", window: { first: 100 * perDay, last: 400 * perDay - 1 } });
  store.setWindow = (/** @type {number} */ first, /** @type {number} */ last) => (store.window = { first, last });
  const scale = new TimeScale(store);
  scale.width = 900;
  scale.fit(false);
  return scale;
}

test("days and pixels go to and fro", () => {
  const scale = scaleOf();
  assert.deepEqual([scale.x(100), scale.x(400)], [0, 900]);
  for (const x of [0, 1, 450, 899]) assert.ok(Math.abs(scale.x(scale.momentAt(x)) - x) < 0.01);
});

test("a window set is the window read", () => {
  const scale = scaleOf();
  scale.setWindow(120, 131);
  assert.deepEqual(scale.window(), { start: 120, end: 131 });
  assert.equal(scale.isWhole(), false);
  scale.setWindow(100, 400);
  assert.equal(scale.isWhole(), true);
});

test("zooming keeps to the limits and to a closest length", () => {
  const scale = scaleOf();
  scale.show(200, 200);
  assert.equal(scale.days, scale.closest);
  scale.show(-1000, 5000);
  assert.deepEqual(scale.domain, { first: 100, last: 399 });
  scale.show(395, 420);
  assert.equal(scale.domain.last, 399);
  assert.equal(scale.days, 26);
});

test("all days are more than those where most happens", () => {
  const scale = scaleOf();
  scale.fit(true);
  assert.deepEqual(scale.domain, { first: 0, last: 499 });
});

test("what leaves the sight is brought back into it", () => {
  const scale = scaleOf();
  scale.show(200, 229);
  assert.equal(scale.reveal(210), false);
  assert.equal(scale.reveal(240), true);
  assert.ok(scale.domain.last >= 239 && scale.days === 30);
});

test("bins are as small as four pixels allow, and hours where they are known", () => {
  const scale = scaleOf();
  assert.equal(scale.unit(), "week");
  scale.show(200, 260);
  assert.equal(scale.unit(), "day");
  const hourly = scaleOf({ perDay: 24 });
  hourly.show(200, 201);
  assert.equal(hourly.unit(), "hour");
  assert.equal(hourly.grain, 1 / 24);
  assert.equal(hourly.down(200.3), 200 + 7 / 24);
  assert.equal(hourly.up(200.3), 200 + 8 / 24);
});

test("one day alone is drawn over two where hours aren't known", () => {
  assert.deepEqual(scaleOf({ focus: [7, 7], extent: [7, 7] }).limits(), [7, 8]);
});

test("heights follow the size of text", () => {
  const scale = scaleOf(), { lane } = scale.sizes;
  scale.measure(32, false);
  assert.equal(scale.sizes.lane, 2 * lane);
  scale.measure(16, true);
  assert.ok(scale.sizes.lane > lane);
});
