/** The address of a passage on its publisher's page. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { passageAddress } from "../../geo/ui/frontend/passage-link.js";

const PAGE = "https://outlet.example/a";

/** The fragment's parts for a sentence of a text. @param {string} text @param {string} sentence @param {number} [from] */
function partsOf(text, sentence, from = 0) {
  const start = Array.from(text.slice(0, text.indexOf(sentence, from))).length;
  const address = passageAddress(PAGE, text, start, start + Array.from(sentence).length);
  assert.ok(address.startsWith(`${PAGE}#:~:text=`), address);
  return address.slice(`${PAGE}#:~:text=`.length).split(",");
}

const SHORT = "Snow closed the road to Kars.";
const LONG = "Snow closed the road to Kars on Sunday night, and the ploughs of the province came only on Monday.";

test("a short sentence is looked for as a whole", () => {
  assert.deepEqual(partsOf(`Winter\n\n${SHORT}`, SHORT), ["Snow%20closed%20the%20road%20to%20Kars."]);
});

test("a long sentence is marked from its first words to its last", () => {
  assert.deepEqual(partsOf(`${LONG} ${SHORT}`, LONG), [
    "Snow%20closed%20the%20road%20to%20Kars%20on%20Sunday", "the%20province%20came%20only%20on%20Monday.",
  ]);
});

test("where the first words come twice, the words beside the sentence tell which is meant", () => {
  const text = `The army said so. ${SHORT} Nobody was hurt there.\n\nThe mayor said so, too. ${SHORT} The shops are shut.`;
  const first = partsOf(text, SHORT), second = partsOf(text, SHORT, 40);
  assert.deepEqual(first, ["The%20army%20said%20so.-", "Snow%20closed%20the%20road%20to%20Kars.", "-Nobody%20was%20hurt%20there."]);
  assert.deepEqual(second, ["mayor%20said%20so%2C%20too.-", "Snow%20closed%20the%20road%20to%20Kars.", "-The%20shops%20are%20shut."]);
});

test("words of another paragraph are never named", () => {
  const text = `${SHORT}\n\n${SHORT}\n\nThe end.`;
  assert.deepEqual(partsOf(text, SHORT), ["Snow%20closed%20the%20road%20to%20Kars."]);
});

test("hyphens, commas, ampersands and letters of any script are encoded", () => {
  const sentence = "In Deir-ez-Zor, A&B went “home” – Қарс 😀.";
  const [part, ...others] = partsOf(sentence, sentence);
  assert.deepEqual(others, []);
  assert.doesNotMatch(part, /[-,&\s“Қ]/u);
  assert.equal(decodeURIComponent(part), sentence);
});

test("offsets count code points, and a fragment that the address has goes", () => {
  const text = "😀😀 first. Rain fell on Kars.";
  const start = Array.from("😀😀 first. ").length;
  assert.equal(passageAddress(`${PAGE}#top`, text, start, start + 18), `${PAGE}#:~:text=Rain%20fell%20on%20Kars.`);
});
