/** Coordinates as people paste them. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { spotOf } from "../../geo/ui/frontend/coordinates.js";

/** @type {[string, number, number][]} */
const GOOD = [
  ["40.6959, -80.0117", 40.6959, -80.0117],
  ["40.6959 -80.0117", 40.6959, -80.0117],
  ["40.6959,-80.0117", 40.6959, -80.0117],
  ["40,6959; -80,0117", 40.6959, -80.0117],
  ["(40.6959, −80.0117)", 40.6959, -80.0117],
  ["40.6959° N, 80.0117° W", 40.6959, -80.0117],
  ["40.6959N 80.0117W", 40.6959, -80.0117],
  ["N40.6959 W80.0117", 40.6959, -80.0117],
  ["80.0117 W, 40.6959 N", 40.6959, -80.0117],
  ["40°41'45\"N 80°00'42\"W", 40.695833, -80.011667],
  ["40° 41′ 45.2″ N, 80° 0′ 42.1″ W", 40.695889, -80.011694],
  ["40°41.75'N 80°00.70'W", 40.695833, -80.011667],
  ["33 51 22 S, 151 12 33 E", -33.856111, 151.209167],
  ["lat: -33.8561, lon: 151.2092", -33.8561, 151.2092],
  ["0, 0", 0, 0],
];

for (const [typed, lat, lon] of GOOD)
  test(`'${typed}' is a point`, () => assert.deepEqual(spotOf(typed), { lat, lon }));

for (const typed of ["", "Mars", "91, 0", "0, 181", "40 N, 80 N", "40°61'N 80°W", "12", "1, 2, 3", "N40 S, 80 W"])
  test(`'${typed}' is none`, () => assert.equal(spotOf(typed), null));
