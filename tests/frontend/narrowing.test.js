/** What the view is narrowed to: a piece of ground, one article, the articles that a search finds. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { viewOf } from "../../geo/ui/frontend/view.js";
import { shown } from "./project.js";

test("a piece of ground leaves what stands on it, and every count agrees", () => {
  const state = shown({ area: "box:42,36,43,37", undated: true });
  assert.deepEqual([state.summary.totals.mentions, state.summary.totals.points, state.summary.totals.unmapped], [1, 1, 0]);
  assert.deepEqual([...state.mask], [1, 1, 0, 0]);
  assert.equal(state.summary.by.countries[0], 1);
});

test("one article, and the articles that a search finds, leave their own mentions", () => {
  assert.equal(shown({ in: "b", undated: true }).summary.totals.mentions, 1);
  const state = shown({ query: "x", hits: true, undated: true });
  assert.equal(state.summary.totals.mentions, 3);
  state.matching = new Set([0]);
  state.refilter();
  assert.equal(state.summary.totals.mentions, 2);
});

test("a view keeps what it is narrowed to", () => {
  const { area, in: within, hits } = viewOf(shown({ area: "circle:36,42,80", in: "a", query: "x", hits: true }));
  assert.deepEqual({ area, within, hits }, { area: "circle:36,42,80", within: "a", hits: true });
});
