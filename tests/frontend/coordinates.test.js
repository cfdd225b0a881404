import assert from "node:assert/strict";
import { test } from "node:test";
import { decimal, elsewhere, militaryGrid, sexagesimal } from "../../geo/ui/frontend/coordinates.js";

test("degrees are written to a metre", () => {
  assert.equal(decimal(36.335, 43.11889), "36.33500, 43.11889");
  assert.equal(sexagesimal(36.335, -43.11889), "36°20′06.0″N 43°07′08.0″W");
  assert.equal(sexagesimal(-0.99999999, 59.99999999), "1°00′00.0″S 60°00′00.0″E");
});

// squares as GEOTRANS gives them (the package mgrs 1.6.0)
const SQUARES = /** @type {[number, number, string][]} */ ([
  [48.85824, 2.2945, "31U DQ 48251 11937"], [40.68925, -74.0445, "18T WL 80735 04700"], [0, 0, "31N AA 66021 00000"], [60.39, 5.32, "32V KN 97230 00510"],
  [36.335, 43.11889, "38S LF 31170 22748"], [-33.87, 151.2, "56H LH 33510 50800"], [78.2, 15.6, "33X WG 13696 80760"],
]);
for (const [lat, lon, square] of SQUARES) {
  test(`the grid's square of ${lat}, ${lon}`, () => {
    const [zone, pair, east, north] = militaryGrid(lat, lon).split(" "), [zone2, pair2, east2, north2] = square.split(" ");
    assert.deepEqual([zone, pair], [zone2, pair2]);
    assert.ok(Math.abs(Number(east) - Number(east2)) <= 1 && Math.abs(Number(north) - Number(north2)) <= 1, militaryGrid(lat, lon));
  });
}

test("the poles have no square, Norway its own zone", () => {
  assert.equal(militaryGrid(86, 10), "");
  assert.equal(militaryGrid(60.39, 5.32).slice(0, 3), "32V");
});

test("addresses of others hold nothing but the spot", () => {
  for (const [, address] of elsewhere(36.335, 43.1188912)) {
    assert.equal(new URL(address).protocol, "https:");
    assert.match(decodeURIComponent(address), /36\.33500.*43\.11889/u);
  }
});
