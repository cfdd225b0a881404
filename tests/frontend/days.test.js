/** Days in words, bins and ticks. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { binNext, binStart, endOfIso, formatRange, formatWindow, isoEnd, isoStart, lengthInWords, startOfIso, tickLabel, ticks } from "../../geo/ui/frontend/days.js";

/** @param {string} text */
const day = (text) => startOfIso(text);

test("a window's ends come back from the address as they were", () => {
  for (const text of ["2017-06-18", "1856-01-01", "0099-12-31"]) {
    assert.equal(isoStart(startOfIso(text)), text);
    assert.equal(isoEnd(endOfIso(text)), text);
  }
  assert.equal(isoStart(startOfIso("2017-06-18T06:00")), "2017-06-18T06:00");
  assert.equal(isoEnd(endOfIso("2017-06-18T12:00")), "2017-06-18T12:00");
});

test("a range is written as short as it can be", () => {
  assert.equal(formatRange(day("2017-06-18"), day("2017-06-18")), "18 Jun 2017");
  assert.equal(formatRange(day("2017-06-11"), day("2017-06-19")), "11 to 19 Jun 2017");
  assert.equal(formatRange(day("2017-05-30"), day("2017-06-02")), "30 May to 2 Jun 2017");
  assert.equal(formatRange(day("2016-12-30"), day("2017-01-02")), "30 Dec 2016 to 2 Jan 2017");
  assert.equal(formatRange(day("1944-01-01"), day("1944-12-31")), "1944");
  assert.equal(formatRange(day("1939-01-01"), day("1945-12-31")), "1939 to 1945");
});

test("a window of hours says its hours, and midnight as the end of a day", () => {
  const start = day("2017-06-18");
  assert.equal(formatWindow(start + 0.25, start + 0.5), "18 Jun 2017, 06:00 to 12:00");
  assert.equal(formatWindow(start + 0.25, start + 1), "18 Jun 2017, 06:00 to 24:00");
  assert.equal(formatWindow(start, start + 2), "18 to 19 Jun 2017");
});

test("long times are told in years, short ones in hours", () => {
  assert.equal(lengthInWords(1), "1 day");
  assert.equal(lengthInWords(0.25), "6 hours");
  assert.equal(lengthInWords(730), "730 days");
  assert.equal(lengthInWords(43000), "118 years");
});

test("each bin begins where the one before ends", () => {
  for (const unit of /** @type {const} */ (["hour", "day", "week", "month", "year", "decade", "century"]))
    for (const text of ["1899-12-31", "1970-01-01", "2017-06-18", "0050-03-01"]) {
      const start = binStart(day(text), unit), next = binNext(start, unit);
      assert.ok(start <= day(text) && day(text) < next, `${unit} of ${text}`);
      assert.ok(Math.abs(binStart(next, unit) - next) < 1e-6, `${unit} after ${text}`);
      assert.ok(Math.abs(binNext(next, unit, -1) - start) < 1e-6 || unit === "hour", `${unit} before the next of ${text}`);
    }
});

test("a week begins on Monday", () => {
  assert.equal(isoStart(binStart(day("2017-06-18"), "week")), "2017-06-12");
});

test("ticks keep their distance and lie within", () => {
  const [first, last] = [day("2016-11-03"), day("2017-06-30")];
  const found = ticks(first, last, 900, 78).map((tick) => tick.day);
  assert.ok(found.length > 2);
  assert.ok(found.every((tick) => tick >= first && tick <= last));
  const perDay = 900 / (last - first + 1);
  found.slice(1).forEach((tick, at) => assert.ok((tick - found[at]) * perDay >= 70));
});

test("the first tick and a new year say the year", () => {
  const january = { day: day("2017-01-01"), unit: /** @type {const} */ ("month"), major: true };
  assert.equal(tickLabel(january, false), "Jan 2017");
  assert.equal(tickLabel({ ...january, day: day("2017-02-01"), major: false }, false), "Feb");
  assert.equal(tickLabel({ ...january, day: day("2017-02-01"), major: false }, true), "Feb 2017");
});
