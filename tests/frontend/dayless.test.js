/** Days of publication as they are typed and pasted for articles. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { pastedDays, publishedDay } from "../../geo/ui/frontend/dayless-days.js";

/** @param {string} id @param {string} title */
const article = (id, title) => ({ id, title, path: `${id}.txt`, outlet: "", known: "", reason: "" });
const ARTICLES = [article("a", "The river rose"), article("b", "Boats left"), article("c", "A quiet day")];

test("a day, a month and a span are a publication's days, in EDTF and in words", () => {
  assert.deepEqual(publishedDay("2 March 2016")?.edtf, "2016-03-02");
  assert.match(publishedDay("2016-03-02")?.words ?? "", /Wednesday,? 2 March 2016/);
  assert.deepEqual(publishedDay("March 2016"), { edtf: "2016-03-01/2016-03-31", words: "some day of 1 to 31 Mar 2016" });
  assert.equal(publishedDay("2 to 8 March 2016")?.edtf, "2016-03-02/2016-03-08");
});

test("hours, and days back from the newest of the pile, are none", () => {
  for (const text of ["2016-03-02 12:00", "last 30 days of the pile", "soon", ""]) assert.equal(publishedDay(text), null);
});

test("a line a row, and an empty one leaves its row out", () => {
  const { days, left } = pastedDays("2016-03-02\r\n\r\n2016-03-04\r\n", ARTICLES, ["a", "b", "c"]);
  assert.deepEqual([...days], [["a", "2016-03-02"], ["c", "2016-03-04"]]);
  assert.equal(left, 0);
});

test("a line with a name finds its row by path or title", () => {
  const { days, left } = pastedDays("c.txt\t2016-03-02\nboats left \t 4 March 2016\nunknown\t2016", ARTICLES, ["a"]);
  assert.deepEqual([...days], [["c", "2016-03-02"], ["b", "4 March 2016"]]);
  assert.equal(left, 1);
});

test("more lines than rows are told", () => {
  assert.equal(pastedDays("2016\n2017\n2018", ARTICLES, ["c"]).left, 2);
});
