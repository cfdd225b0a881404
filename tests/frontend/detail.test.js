/** Towns and rivers that are drawn only close up. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Detail } from "../../geo/map/frontend/detail-data.js";
import { mercatorX, mercatorY } from "../../geo/map/frontend/mercator.js";

/** @import { Box } from "../../geo/map/frontend/types.d.ts" */

const detail = new Detail({
  grid: 0.001,
  towns: { names: ["Alpha", "Beta", "Gamma"], x: [10000, 5, 100000], y: [20000, 5, -100000], people: [3, 5, 4] },
  rivers: { names: ["Long River"], named: [0, -1], counts: [2, 2], x: [9000, 2000, -80000, 1000], y: [20000, 0, 10000, 1000] },
});

/** @param {number} west @param {number} south @param {number} east @param {number} north @returns {Box} */
const box = (west, south, east, north) => [mercatorX(west), mercatorY(north), mercatorX(east), mercatorY(south)];

test("towns of a box come with the largest first, the too small ones left out", () => {
  assert.deepEqual(detail.townsIn(box(9, 19, 11, 21), 3).map(({ name }) => name), ["Beta", "Alpha"]);
  assert.deepEqual(detail.townsIn(box(9, 19, 11, 21), 4).map(({ name }) => name), ["Beta"]);
  assert.deepEqual(detail.townsIn(box(-11, -21, -9, -19), 3), []);
  assert.deepEqual(detail.townsIn(box(109, -81, 111, -79), 3).map(({ name }) => name), ["Gamma"]);
});

test("a river is in a box that its course may touch", () => {
  assert.deepEqual(detail.riversIn(box(9.9, 19.9, 10.1, 20.1)), [0]);
  assert.deepEqual(detail.riversIn(box(-69.5, 29, -68, 32)), [1]);
  assert.deepEqual(detail.riversIn(box(100, 0, 101, 1)), []);
});
