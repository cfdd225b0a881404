/** What the page sends to the map's frame: of every column the values of the marks that stand on the map, and no others. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { shown } from "./project.js";

/** @import { State } from "../../geo/ui/frontend/state.js" */

/** @type {any} the browser's, of which a link asks whether its theme is dark */
const browser = globalThis;
browser.matchMedia = () => ({ addEventListener() {}, matches: false });
const { MapLink } = await import("../../geo/ui/frontend/map-link.js");

/** The messages of a link that shows what a state shows. @param {State} state @param {(link: InstanceType<typeof MapLink>) => void} act */
function sent(state, act) {
  const link = new MapLink("test");
  link.channel.close();
  /** @type {any[]} */
  const messages = [];
  link.post = (message) => void messages.push(message);
  Object.assign(link, Object.fromEntries(Object.entries(state)));
  act(link);
  return messages;
}

test("the mask and the days are those of the marks on the map", () => {
  const state = shown({ kinds: ["city"], undated: true });
  const [filter, days] = sent(state, (link) => { link.postFilter(); link.postDays(); });
  assert.deepEqual(filter.mask, Uint8Array.from([1, 1, 0]));
  assert.deepEqual([...days.first].slice(0, 2), [10, 14]);
  assert.deepEqual([days.first.length, days.last.length], [3, 3]);
});

test("a colour is sent for each mark on the map, by the facet that was chosen", () => {
  const state = shown({ colour: "outlet" });
  const [{ words, groups }] = sent(state, (link) => link.postColour());
  assert.deepEqual(words, ["River Post", "Hill Herald"]);
  assert.deepEqual(groups, Uint8Array.from([0, 0, 1]));
});
