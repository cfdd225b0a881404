/** Counts that are kept while the window moves are those that a pass over all marks gives. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Footprints } from "../../geo/map/frontend/footprints.js";
import { OPEN_FIRST, OPEN_LAST } from "../../geo/map/frontend/shared/vocabulary.js";
import { orderBy } from "../../geo/map/frontend/shared/sliding.js";
import { touches } from "../../geo/map/frontend/shared/window.js";
import { summaryOf } from "./plain-counts.js";
import { shown, wholes } from "./project.js";
import { numbers, randomProject } from "./random-project.js";

test("whatever the columns, filters and moves, each window has the counts of a fresh pass", () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = numbers(seed), below = (/** @type {number} */ n) => Math.floor(random() * n);
    const state = shown({ undated: below(2) === 1, known: [null, 1, 7, 31][below(4)], roles: below(3) ? null : ["location", "actor"],
      kinds: below(3) ? null : ["city"], events: below(3) ? null : ["reported"], days: below(5) ? null : "published" }, randomProject(random));
    for (let step = 0; step < 12; step++) {
      const way = below(8), at = below(130) - 10;
      state.window = { first: at * state.perDay, last: (at + below(40)) * state.perDay + below(state.perDay) };
      if (way === 0) state.undated = !state.undated;
      if (way === 1) state.known = [null, 1, 7, 31][below(4)];
      if (way === 2) state.mode = state.mode === "only" ? "until" : "only";
      if (way === 3) state.useDays(state.days === "published" ? "happened" : "published");
      if (way === 4) state.chosen.roles = below(2) ? new Set([below(4)]) : null;
      if (way === 5) state.chosen.events = below(2) ? new Set([below(3)]) : null;
      if (way > 2 && way < 6) state.refilter();
      state.summarise();
      const { summary, inWindow } = state, held = inWindow.slice();
      assert.deepEqual(summary, summaryOf(state), `seed ${seed}, step ${step}`);
      assert.deepEqual(held, inWindow, `seed ${seed}, step ${step}: which mentions`);
    }
  }
});

test("a summary that was told stays as it was when the window moves on", () => {
  const state = shown(), before = structuredClone(state.summary), told = state.summary;
  state.window = { first: 10, last: 11 };
  state.summarise();
  assert.deepEqual(told, before);
  assert.notDeepEqual(state.summary, before);
});

test("the map counts each mention once in every window that it is moved to", () => {
  for (let seed = 1; seed <= 100; seed++) {
    const random = numbers(seed), below = (/** @type {number} */ n) => Math.floor(random() * n), size = 1 + below(60);
    const first = Int32Array.from({ length: size }, () => (below(6) ? below(60) : OPEN_FIRST));
    const last = first.map((day) => (day === OPEN_FIRST ? day : below(8) ? day + below(20) : OPEN_LAST));
    const mentions = Int32Array.from({ length: size }, () => below(size)).sort(), place = Int32Array.from({ length: size }, () => below(3));
    const where = mentions.map((mention) => place[mention]), texts = ["", "", ""], floats = Buffer.from(new Float32Array(3).buffer).toString("base64");
    const places = new Footprints({
      places: { names: texts, labels: texts, kinds: texts, shapes: ["point", "point", "point"], countries: texts, divisions: texts, estimated: [],
        paths: [null, null, null], latitudes: floats, longitudes: floats, radii: floats, confidences: floats },
      marks: { places: wholes(where), first: wholes(first), last: wholes(last, first), mentions: wholes(mentions) },
    });
    for (let step = 0; step < 10; step++) {
      const from = below(70) - 5, to = from + below(30), undated = below(2) === 1, most = below(3) ? 0 : 7;
      if (!below(4)) places.setMask(Uint8Array.from({ length: size }, () => below(2)));
      places.count(from, to, undated, most);
      const wanted = [new Set(), new Set(), new Set()];
      for (let mark = 0; mark < size; mark++)
        if ((!places.mask || places.mask[mark]) && touches(first[mark], last[mark], from, to, undated, most)) wanted[where[mark]].add(mentions[mark]);
      assert.deepEqual([...places.counts], wanted.map((found) => found.size), `seed ${seed}, step ${step}`);
    }
  }
});

test("rows are put in order by days near each other and by days far apart alike", () => {
  for (const far of [1, 1e6]) {
    const values = Int32Array.from([5, 3, 5, -2, 3].map((value) => value * far));
    assert.deepEqual([...orderBy(values, Uint32Array.from(values.keys()))], [3, 1, 4, 0, 2]);
  }
});
