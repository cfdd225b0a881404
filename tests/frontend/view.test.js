/** The view that the address holds, to and fro. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { viewOf } from "../../geo/ui/frontend/view.js";
import { FETCHED, PLAIN, shown } from "./project.js";

test("what asks for nothing says nothing", () => {
  const view = viewOf(shown());
  assert.deepEqual(Object.values(view).filter((value) => value !== null), []);
});

test("each part of a view comes back as it was", () => {
  for (const view of [
    { from: "1970-01-12", to: "1970-01-14" },
    { to: "1970-01-14", window: /** @type {const} */ ("until") },
    { undated: true },
    { known: 7 },
    { sources: ["Hill Herald"], certainties: ["sure", "none"] },
    { days: /** @type {const} */ ("published") },
    { colour: "role", show: "heat", tab: "why", query: "bridge" },
    { place: "geonames:2" },
  ]) {
    const back = viewOf(shown(view));
    assert.deepEqual({ ...PLAIN, ...back }, { ...PLAIN, ...back, ...view });
  }
});

test("a mention brings its place and its article along", () => {
  const view = viewOf(shown({ mention: "b:7" }));
  assert.deepEqual([view.mention, view.place, view.doc], ["b:7", "geonames:2", "b"]);
});

test("a place in a code point of an article is kept while no mention is chosen", () => {
  assert.equal(viewOf(shown({ doc: "a", at: 12 })).at, 12);
});

test("a window that ends before it begins holds its last day", () => {
  const { window } = shown({ from: "1970-01-16", to: "1970-01-12" });
  assert.deepEqual(window, { first: 11, last: 11 });
});

test("hours are kept where the project tells hours", () => {
  const state = shown({ from: "1970-01-12T06:00", to: "1970-01-12T12:00" }, { ...FETCHED, hours: { mark: [0], first: [5], last: [6] } });
  assert.deepEqual(state.window, { first: 11 * 24 + 6, last: 11 * 24 + 11 });
  assert.equal(viewOf(state).from, "1970-01-12T06:00");
  assert.equal(viewOf(state).to, "1970-01-12T12:00");
});

test("without any date there is no window to tell, and the undated are shown", () => {
  const state = shown({}, { ...FETCHED, focus: null, extent: null });
  assert.equal(state.undated, true);
  assert.equal(viewOf(state).from, null);
});
