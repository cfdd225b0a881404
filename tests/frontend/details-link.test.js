/** Ids and titles of a large project come after its columns: what is chosen before is told to the server once they are there. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const made = JSON.parse(readFileSync(new URL("../fixtures/sent_project.json", import.meta.url), "utf8"));
/** @param {string} text base64 */
const contentOf = (text) => new Uint8Array(Buffer.from(text, "base64")).buffer;

/** @type {string[]} */
let asked = [];
let isThere = true;
Object.assign(globalThis, {
  location: { href: "http://127.0.0.1/" },
  matchMedia: () => ({ matches: false, addEventListener: () => undefined }),
  document: { querySelector: () => null },
  BroadcastChannel: class { postMessage() { /* nobody hears */ } },
  fetch: async (/** @type {string} */ address) => {
    const name = String(address.split("/").at(-1));
    asked.push(name);
    if (!isThere && name === "x") return new Response(null, { status: 503 });
    return new Response(contentOf(name === "x" ? made.details : made.apart));
  },
});
const { Store } = await import("../../geo/ui/frontend/store.js");

/** @param {Partial<import("../../geo/ui/frontend/types.d.ts").View>} [more] */
async function opened(more = {}) {
  asked = [];
  isThere = true;
  Object.assign(globalThis, { datelineShared: undefined }); // what a map's frame was to take
  const store = new Store("test");
  /** @type {import("../../geo/ui/frontend/types.d.ts").View[]} */
  const told = [];
  store.commit = (view) => { told.push(view); };
  const view = { from: null, to: null, undated: null, days: null, window: null, known: null, colour: null, show: null, tab: null, query: null, at: null, place: null, mention: null, doc: null, serial: 1, ...more };
  await store.load({ columns: "./p", marks: "../p", revision: "1", view });
  return { store, told };
}
const later = () => new Promise((done) => setTimeout(done, 300));

test("they are fetched once the map has drawn, and once", async () => {
  const { store } = await opened();
  assert.deepEqual(asked, ["p"]);
  assert.equal(store.isNamed, false);
  store.hear({ type: "ready" });
  store.hear({ type: "ready" });
  await later();
  assert.deepEqual(asked, ["p", "x"]);
  assert.equal(store.isNamed, true);
  assert.equal(store.mentionRow(store.mentionId(2)), 2);
});

test("a map that had drawn before the columns came is known of", async () => {
  const { store } = await opened();
  const other = new Store("test");
  other.hear({ type: "ready" });
  asked = [];
  Object.assign(globalThis, { datelineShared: undefined });
  await other.load({ columns: "./p", marks: "../p", revision: "1", view: { ...(/** @type {any} */ ({ serial: 1 })) } });
  await later();
  assert.deepEqual(asked, ["p", "x"]);
  assert.equal(other.isNamed, true);
  assert.equal(store.isNamed, false);
});

test("what is chosen before they are there is told the server by its id afterwards", async () => {
  const { store, told } = await opened();
  store.chooseMention(1, "list");
  assert.deepEqual(told, []);
  await later();
  assert.deepEqual(told.map(({ mention }) => mention), [store.mentionId(1)]);
  assert.deepEqual(asked, ["p", "x"]);
});

test("where nothing is chosen the server hears at once", async () => {
  const { store, told } = await opened();
  store.setUndated(true);
  assert.equal(told.length, 1);
  assert.deepEqual(asked, ["p"]);
});

test("an address that names an article waits for them", async () => {
  const id = made.columns.documents.id[1], { store } = await opened({ doc: id });
  assert.deepEqual(asked, ["p", "x"]);
  assert.equal(store.selection.document, 1);
});

test("what could not be fetched is asked for again", async () => {
  const { store } = await opened();
  isThere = false;
  await assert.rejects(store.fetchDetails());
  isThere = true;
  await store.fetchDetails();
  assert.equal(store.isNamed, true);
});
