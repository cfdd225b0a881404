/** Facets: what they keep, and the numbers beside their values. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { shown } from "./project.js";

test("mentions are counted, not marks, and the totals add up", () => {
  const { totals } = shown({ undated: true }).summary;
  assert.deepEqual(totals, { mentions: 3, points: 1, areas: 1, unmapped: 1, places: 1, regions: 1, undated: 1, leftOut: 0 });
  assert.equal(totals.points + totals.areas + totals.unmapped, totals.mentions);
});

test("only known days: what the switch leaves out is told, and the undated go with it", () => {
  const { totals } = shown({ undated: true, known: 1 }).summary;
  assert.equal(totals.mentions, 2, "one of the first mention's two dates is a day");
  assert.equal(totals.leftOut, 1);
  assert.equal(shown({ from: "1970-01-15", to: "1970-01-15", known: 1 }).summary.totals.mentions, 0);
  assert.equal(shown({ from: "1970-01-15", to: "1970-01-15", known: 1 }).summary.totals.leftOut, 1);
  assert.equal(shown({ from: "1970-01-15", to: "1970-01-15", known: 7 }).summary.totals.mentions, 1);
});

test("the undated count only where they are wanted", () => {
  assert.equal(shown().summary.totals.mentions, 2);
});

test("a value's number tells what choosing it would show", () => {
  const state = shown({ undated: true, sources: ["River Post"] });
  assert.deepEqual([...state.summary.by.sources], [2, 1]);
  assert.deepEqual([...state.summary.by.roles], [1, 0, 0, 1]);
  assert.equal(state.summary.totals.mentions, 2);
});

test("two facets together keep what passes both", () => {
  const state = shown({ undated: true, sources: ["River Post"], roles: ["location"] });
  assert.equal(state.summary.totals.mentions, 1);
  assert.deepEqual(state.mentionsAt([0, 1]), [0]);
});

test("a facet of marks keeps a mention with one mark that passes", () => {
  const state = shown({ undated: true, events: ["planned"] });
  assert.equal(state.summary.totals.mentions, 1);
  assert.deepEqual([...state.mask], [0, 1, 0, 0]);
});

test("a facet with nothing chosen shows nothing", () => {
  assert.equal(shown({ undated: true, kinds: [] }).summary.totals.mentions, 0);
});

test("the window takes away what lies outside", () => {
  const state = shown({ from: "1970-01-12", to: "1970-01-14" });
  assert.equal(state.summary.totals.mentions, 1);
  assert.equal(state.summary.totals.unmapped, 1);
});
