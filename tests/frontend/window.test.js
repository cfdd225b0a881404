/** The window's overlap with intervals, by the cases that Python is tested on too. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { Footprints } from "../../geo/map/frontend/footprints.js";
import { OPEN_FIRST, OPEN_LAST } from "../../geo/map/frontend/shared/vocabulary.js";
import { FROM_EVER, touches } from "../../geo/map/frontend/shared/window.js";
import { State } from "../../geo/ui/frontend/state.js";
import { wholes } from "./project.js";

/**
 * @typedef {{ name: string, interval: [number | null, number | null], window: [number, number], undated?: boolean, until?: boolean, known?: number, touches: boolean }} Case
 */
/** @type {{ cases: Case[] }} */
const { cases } = JSON.parse(readFileSync(new URL("../fixtures/window_cases.json", import.meta.url), "utf-8"));

/** @param {Case["interval"]} interval @returns {[number, number]} */
function ends([first, last]) {
  return [first ?? OPEN_FIRST, last ?? (first === null ? OPEN_FIRST : OPEN_LAST)];
}

/** @param {Int32Array | Float32Array} values */
const packed = (values) => Buffer.from(values.buffer).toString("base64");

for (const { name, interval, window: [from, to], undated = false, until = false, known, touches: wanted } of cases) {
  const [first, last] = ends(interval), opens = until ? FROM_EVER : from;

  test(`shared function: ${name}`, () => assert.equal(touches(first, last, opens, to, undated, known), wanted));

  test(`the page's store: ${name}`, () => {
    const state = new State();
    Object.assign(state.marks, { first: [first], last: [last] });
    Object.assign(state, { window: { first: from, last: to }, mode: until ? "until" : "only", undated, known: known ?? null });
    assert.equal(state.shows(0), wanted);
  });

  test(`the map's counts: ${name}`, () => {
    const floats = packed(Float32Array.of(1)), integer = (/** @type {number} */ value) => wholes(Int32Array.of(value));
    const places = new Footprints({
      places: { names: ["Tal Afar"], labels: [""], kinds: ["city"], shapes: ["point"], countries: ["IQ"], divisions: [""], paths: [null], estimated: [],
        latitudes: floats, longitudes: floats, radii: floats, confidences: floats },
      marks: { places: integer(0), first: integer(first), last: wholes(Int32Array.of(last), Int32Array.of(first)), mentions: integer(0) },
    });
    places.count(opens, to, undated, known);
    assert.equal(places.counts[0], Number(wanted));
  });
}

test("the map counts a mention of two days once, as the list does", () => {
  const floats = packed(Float32Array.of(1)), integers = (/** @type {number[]} */ ...values) => wholes(Int32Array.from(values));
  const places = new Footprints({
    places: { names: ["Tal Afar"], labels: [""], kinds: ["city"], shapes: ["point"], countries: ["IQ"], divisions: [""], paths: [null], estimated: [],
      latitudes: floats, longitudes: floats, radii: floats, confidences: floats },
    marks: { places: integers(0, 0, 0), first: integers(1, 5, 9), last: integers(0, 0, 0), mentions: integers(0, 0, 1) },
  });
  assert.equal(places.totals[0], 2);
  for (const [from, to, wanted] of [[0, 9, 2], [0, 5, 1], [4, 9, 2], [6, 9, 1], [6, 8, 0]]) {
    places.count(from, to, false);
    assert.equal(places.counts[0], wanted, `${from} to ${to}`);
  }
});

test("a window that is asked for again is not counted again, and no mark is put in order for it", () => {
  const floats = packed(Float32Array.of(1)), integer = (/** @type {number} */ value) => wholes(Int32Array.of(value));
  const places = new Footprints({
    places: { names: ["Tal Afar"], labels: [""], kinds: ["city"], shapes: ["point"], countries: ["IQ"], divisions: [""], paths: [null], estimated: [],
      latitudes: floats, longitudes: floats, radii: floats, confidences: floats },
    marks: { places: integer(0), first: integer(5), last: integer(0), mentions: integer(0) },
  });
  places.count(0, 9, false);
  places.count(0, 9, false);
  assert.equal(places.sliding, null);
  assert.equal(places.counts[0], 1);
  places.count(6, 9, false);
  assert.equal(places.counts[0], 0);
  places.setMask(Uint8Array.of(0));
  places.count(4, 9, false);
  places.setMask(null);
  places.count(4, 9, false);
  assert.equal(places.counts[0], 1);
});
