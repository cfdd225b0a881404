/** One meaning of a count: a bar, its tip, and the window that a click on it leaves hold the same mentions. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { OPEN_FIRST, OPEN_LAST } from "../../geo/map/frontend/shared/vocabulary.js";
import { binCounts, windowCounts } from "../../geo/ui/frontend/timeline-counts.js";
import { FETCHED, shown, wholes } from "./project.js";
import { numbers, randomProject } from "./random-project.js";

test("a bar, its tip, the status line and the list of places agree, whatever the columns, filters and widths", () => {
  for (let seed = 1; seed <= 150; seed++) {
    const random = numbers(seed), below = (/** @type {number} */ n) => Math.floor(random() * n);
    const state = shown({ undated: below(2) === 1, known: [null, 1, 7, 31][below(4)], roles: below(3) ? null : ["location", "actor"],
      events: below(3) ? null : ["reported"], days: below(5) ? null : "published" }, randomProject(random));
    const ends = [0, ...Array.from({ length: 6 }, () => below(70)), 80].map((day) => day * state.perDay + (state.perDay > 1 ? below(24) : 0));
    const edges = [...new Set(ends)].sort((a, b) => a - b), most = 31 * state.perDay, { all, near } = binCounts(state, edges, most);
    for (let bin = 0; bin + 1 < edges.length; bin++) {
      state.window = { first: edges[bin], last: edges[bin + 1] - 1 };
      state.summarise();
      const { totals, byFootprint } = state.summary, tip = windowCounts(state, edges[bin], edges[bin + 1] - 1, most);
      const where = `seed ${seed}, bin ${bin}`;
      assert.equal(tip.mentions, totals.mentions, `${where}: tip and status`);
      assert.equal(all[bin], totals.mentions - tip.undated, `${where}: bar and status`);
      assert.deepEqual([near[bin], all[bin] - near[bin]], [tip.near, tip.wide], `${where}: parts of the bar`);
      assert.equal(byFootprint.reduce((sum, n) => sum + n, 0), totals.mentions - totals.unmapped, `${where}: list and status`);
      assert.equal(totals.points + totals.areas + totals.unmapped, totals.mentions, `${where}: parts of the status`);
      assert.equal(tip.undated, state.undated && !state.known ? totals.undated : 0, `${where}: undated`);
    }
  }
});

test("what the switch leaves out is what turning it off brings back", () => {
  for (let seed = 200; seed <= 300; seed++) {
    const random = numbers(seed), state = shown({ known: 7, undated: false }, randomProject(random));
    state.window = { first: 10 * state.perDay, last: 20 * state.perDay - 1 };
    state.summarise();
    const { mentions, leftOut } = state.summary.totals;
    state.known = null;
    state.summarise();
    assert.equal(state.summary.totals.mentions, mentions + leftOut, `seed ${seed}`);
  }
});

test("a window in which nothing dated lies is empty, however much is undated or open", () => {
  const first = Int32Array.of(10, 14, OPEN_FIRST, OPEN_FIRST);
  const fetched = { ...FETCHED, marks: { ...FETCHED.marks, first: wholes(first), last: wholes(Int32Array.of(10, OPEN_LAST, 40, OPEN_FIRST), first) } };
  assert.equal(shown({ from: "1970-01-21", to: "1970-01-22" }, fetched).summary.totals.mentions, 0);
  assert.equal(shown({ from: "1970-01-21", to: "1970-01-22" }, fetched).summary.totals.undated, 3, "and says what has no day");
});
