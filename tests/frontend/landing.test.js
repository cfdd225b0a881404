/** Where dropped files land while the page changes from one project to another. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Landing } from "../../geo/ui/frontend/landing.js";

/** @param {string} name */
const gift = (name) => ({ path: name, file: new File(["Snow."], name) });

/** @param {string} project */
function taker(project) {
  /** @type {string[][]} */
  const took = [];
  return { project, took, take: (/** @type {{ path: string }[]} */ gifts) => took.push(gifts.map(({ path }) => path)), over: () => undefined, failed: () => undefined };
}

test("files go to the project that is shown", () => {
  const landing = new Landing(), roads = taker("roads");
  landing.joins(roads);
  landing.shows("roads", 1);
  landing.lands([gift("a.txt"), gift("b.txt")]);
  assert.deepEqual(roads.took, [["a.txt", "b.txt"]]);
});

test("what is dropped after another project was asked for waits for that one", () => {
  const landing = new Landing(), roads = taker("roads"), rivers = taker("rivers");
  let held = 0;
  landing.tell = (many) => { held = many; };
  landing.joins(roads);
  landing.shows("roads", 1);
  landing.asks(1);
  landing.shows("roads", 1); // the page is drawn once more
  landing.lands([gift("a.txt")]);
  assert.equal(held, 1);
  landing.shows("rivers", 2); // the old list is still there for a moment
  landing.leaves(roads);
  assert.deepEqual(roads.took, []);
  landing.joins(rivers);
  assert.deepEqual(rivers.took, [["a.txt"]]);
  assert.equal(held, 0);
});

test("what waited goes to the old project when the other one can’t be opened", () => {
  const landing = new Landing(), roads = taker("roads");
  landing.joins(roads);
  landing.asks(1);
  landing.shows("roads", 1); // the page is drawn once more
  landing.lands([gift("a.txt")]);
  assert.deepEqual(roads.took, []);
  landing.shows("roads", 2);
  assert.deepEqual(roads.took, [["a.txt"]]);
});

test("a drop without a file is told to the project that is shown", () => {
  const landing = new Landing(), roads = taker("roads");
  landing.lands([]);
  landing.joins(roads);
  landing.shows("roads", 1);
  landing.lands([]);
  assert.deepEqual(roads.took, [[]]);
});
