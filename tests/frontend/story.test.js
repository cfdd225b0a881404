import assert from "node:assert/strict";
import test from "node:test";
import { hashOf, viewFrom } from "../../geo/ui/frontend/story/address.js";
import { Search, partsOf, wordsOf } from "../../geo/ui/frontend/story/searching.js";

/** @param {string} id @param {string} text */
const told = (id, text) => /** @type {any} */ ({ id, text, source: id, dated: `article of ${id}` });

test("a search finds words without case and accents, all of them in one article, phrases side by side", () => {
  const documents = [told("a", "🌊 The Rhône rose in Lyon. Boats left."), told("b", "LYON slept; the rhone did not.")];
  const search = new Search(/** @type {any} */ ({ documents, sentences: [[0, 0, 25, 0], [0, 26, 37, 26], [1, 0, 30, 0]] }), () => "");
  assert.equal(search.found("rhone lyon").articles, 2);
  assert.equal(search.found('"in lyon"').articles, 1);
  assert.equal(search.found("boats slept").articles, 0);
  assert.equal(search.found("boa").items[0].sentence, "Boats left.");
  assert.equal(search.found("boa ").total, 0);
  assert.deepEqual(search.hits(documents[0], "rhône"), [[6, 11]]);
  assert.equal(search.found("<img onerror=1>").total, 0);
  assert.deepEqual(partsOf("  ;; "), []);
  assert.deepEqual(wordsOf("a-b").map(({ word }) => word), ["a", "b"]);
});

test("what an address asks for and the file doesn't hold is left out", () => {
  const view = viewFrom("#from=2021-05-03&to=2021-05-02&mention=x:1&doc=<b>&colour=red&known=3&at=-1&tab=why&undated=1&role=actor&role=x&q=%20", null, 4);
  assert.deepEqual({ ...view, from: view.from, sources: view.sources }, { ...view, from: null, to: null, mention: null, doc: null, colour: null, known: null, at: null, tab: "why", undated: true, roles: ["actor"], query: null, serial: 4 });
});

test("a view's address leads back to it", () => {
  const view = viewFrom("#from=2021-05-03&to=2021-05-04T12:00&role=-&event=planned&certainty=sure&days=published&window=until&known=7&colour=role&show=heat&tab=claims&q=a+b&at=12&undated=0", null, 1);
  assert.deepEqual(viewFrom(hashOf(view), null, 1), view);
});
