import assert from "node:assert/strict";
import { test } from "node:test";
import { mercatorX, nearestX, seam } from "../../geo/map/frontend/mercator.js";
import { placeNumbers } from "../../geo/map/frontend/numbers.js";

/** @import { Sign } from "../../geo/map/frontend/types.d.ts" */

/** @param {number[]} degrees */
const at = (...degrees) => degrees.map(mercatorX);

test("a pile around the antimeridian is a small one", () => {
  assert.equal(seam(at(178, -175, 179, -172)), mercatorX(178));
  assert.equal(seam(at(177.5, -173)), mercatorX(177.5));
});

test("other piles lie as the world's map has them", () => {
  for (const pile of [[10], [36, 43, 45], [-122, -74, 0], [-170, -120], [-120, 0, 60, 150]]) assert.equal(seam(at(...pile)), 0, String(pile));
});

test("the nearest copy of a spot is taken", () => {
  assert.equal(nearestX(0.02, 0.98), 1.02);
  assert.equal(nearestX(0.98, 1.02), 0.98);
  assert.equal(nearestX(0.5, 0.4), 0.5);
  assert.ok(Math.abs(nearestX(0.02, -0.9) + 0.98) < 1e-9);
});

/** @param {number} x @param {number} y @param {number} radius @returns {Sign} */
const sign = (x, y, radius) => ({ x, y, radius, number: "", shown: [0], count: 20, isPoint: true, confidence: 1 });

test("a number on which smaller signs lie is written over them", () => {
  const signs = [sign(100, 100, 18), sign(104, 101, 5), sign(300, 100, 12)];
  placeNumbers(signs, 1);
  assert.deepEqual(signs.map(({ number }) => number), ["over", "", "within"]);
});

test("of two numbers at one spot the larger stands", () => {
  const signs = [sign(100, 100, 18), sign(106, 100, 12)];
  placeNumbers(signs, 1);
  assert.deepEqual(signs.map(({ number }) => number), ["over", ""]);
  placeNumbers(signs, 10);
  assert.deepEqual(signs.map(({ number }) => number), ["within", "within"]);
});
