/** Ground that filters a view: the server judges the same cases (tests/ui/test_ui_area.py). */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { awayKm, holds, kmWords, readArea } from "../../geo/map/frontend/shared/area.js";

/** @type {{ points: [string, number, number, boolean][], refused: string[] }} */
const CASES = JSON.parse(readFileSync(new URL("../fixtures/area_cases.json", import.meta.url), "utf-8"));

test("a point is within or without", () => {
  for (const [text, lat, lon, inside] of CASES.points) {
    const area = readArea(text);
    assert.ok(area, text);
    assert.equal(holds(area, lat, lon), inside, `${text} ${lat} ${lon}`);
  }
});

test("what names no ground is refused", () => {
  for (const text of CASES.refused) assert.equal(readArea(text), null, text);
});

test("distances are those of the sphere, in words that fit their size", () => {
  assert.ok(Math.abs(awayKm(51.5, 0, 48.85, 2.35) - 339) < 3);
  assert.deepEqual([0.25, 12.345, 1234.5].map(kmWords), ["250 m", "12.3 km", "1,235 km"]);
});
