/** Days as they are typed. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { isoEnd, isoStart, startOfIso } from "../../geo/ui/frontend/days.js";
import { offeredDays, typedDays, typedWindow } from "../../geo/ui/frontend/typed-days.js";

const NEWEST = startOfIso("2016-03-31");

/** @param {string} text */
function days(text) {
  const found = typedDays(text, NEWEST);
  return found && `${isoStart(found.start)} ${isoEnd(found.end)}`;
}

/** @type {[string, string][]} */
const READ = [
  ["2016-03-02", "2016-03-02 2016-03-02"], ["2016-3-2", "2016-03-02 2016-03-02"], [" 2 March 2016 ", "2016-03-02 2016-03-02"],
  ["2nd of March, 2016", "2016-03-02 2016-03-02"], ["March 2, 2016", "2016-03-02 2016-03-02"], ["Mar 2 2016", "2016-03-02 2016-03-02"],
  ["2016-02-29", "2016-02-29 2016-02-29"], ["0987-01-02", "0987-01-02 0987-01-02"],
  ["March 2016", "2016-03-01 2016-03-31"], ["sept. 2016", "2016-09-01 2016-09-30"], ["2016-02", "2016-02-01 2016-02-29"], ["1944", "1944-01-01 1944-12-31"],
  ["last 30 days of the pile", "2016-03-02 2016-03-31"], ["last 2 weeks", "2016-03-18 2016-03-31"], ["last day", "2016-03-31 2016-03-31"],
  ["last 3 months", "2016-01-01 2016-03-31"], ["Last Year", "2015-04-01 2016-03-31"],
  ["11 to 19 June 2017", "2017-06-11 2017-06-19"], ["28 May to 2 Jun 2017", "2017-05-28 2017-06-02"], ["2016-03-02 to 2016-03-08", "2016-03-02 2016-03-08"],
  ["March to May 2016", "2016-03-01 2016-05-31"], ["2014 – 2016", "2014-01-01 2016-12-31"],
];
for (const [text, wanted] of READ) test(`read: ${text}`, () => assert.equal(days(text), wanted));

for (const text of ["", "soon", "2016-13-01", "2016-02-30", "31 April 2016", "2 March", "3/2/2016", "last 0 days", "last 99999999 days", "19 to 11 June 2017", "20160302", "2016-03-02 25:00",
  "constructor", "ma 2016", "last 30 days of the pile to 2016", "1".repeat(80)])
  test(`no day: ${text}`, () => assert.equal(days(text), null));

test("the window's own ends are read back as they are offered", () => {
  for (const [start, end] of [[NEWEST, NEWEST + 1], [-41884, 17000], [NEWEST + 0.25, NEWEST + 0.5], [NEWEST, NEWEST + 23 / 24]]) {
    const { from, to } = offeredDays(start, end), found = typedWindow({ from, to }, { from: false, to: false }, NEWEST);
    assert.ok(!("error" in found) && Math.abs(found.start - start) + Math.abs(found.end - end) < 1e-6, `${from} to ${to}`);
  }
});

/** @param {string} from @param {string} to @param {Partial<Record<"from" | "to", boolean>>} [changed] */
function typed(from, to, changed = {}) {
  const found = typedWindow({ from, to }, { from: false, to: false, ...changed }, NEWEST);
  return "error" in found ? `${found.at}: ${found.error}` : `${isoStart(found.start)} ${isoEnd(found.end)}`;
}

test("a month typed into one field, or a span into either, is the window", () => {
  assert.equal(typed("March 2016", "2017-01-01", { from: true }), "2016-03-01 2016-03-31");
  assert.equal(typed("2016-03-02", "last 30 days of the pile", { to: true }), "2016-03-02 2016-03-31");
  assert.equal(typed("2016-01-01", "March 2016", { to: true }), "2016-01-01 2016-03-31");
  assert.equal(typed("January 2016", "March 2016", { from: true, to: true }), "2016-01-01 2016-03-31");
});

test("a day moves its own end; the other gives way only where it must", () => {
  assert.equal(typed("2016-03-02", "2016-03-09", { from: true }), "2016-03-02 2016-03-09");
  assert.equal(typed("2016-03-20", "2016-03-09", { from: true }), "2016-03-20 2016-03-20");
  assert.equal(typed("2016-03-20", "2016-03-09", { to: true }), "2016-03-09 2016-03-09");
});

test("errors name the field and what to write", () => {
  assert.match(typed("soon", "2016-03-09", { from: true }), /^from: “soon” is no day\. Write 2016-03-02/);
  assert.match(typed("2016-03-02", "", { to: true }), /^to: No day is given/);
  assert.match(typed("2016-03-20", "2016-03-09", { from: true, to: true }), /^to: The window would end before it begins/);
});
