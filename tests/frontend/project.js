/** A small project as the server packs it, for tests: two outlets, three mentions, four marks. */

import { OPEN_FIRST } from "../../geo/map/frontend/shared/vocabulary.js";
import { projectOf } from "../../geo/ui/frontend/project-data.js";
import { State } from "../../geo/ui/frontend/state.js";
import { stateOf } from "../../geo/ui/frontend/view.js";

/** @import { Fetched, View } from "../../geo/ui/frontend/types.d.ts" */

/** @param {Int32Array | Uint8Array} values */
const packed = (values) => Buffer.from(values.buffer).toString("base64");
/** Whole numbers as the server packs them, or what they add to another column. @param {Int32Array} values @param {Int32Array} [after] */
export const wholes = (values, after) => `4:${packed(after ? values.map((value, at) => value - after[at]) : values)}`;
/** @param {number[]} values */
const integers = (...values) => wholes(Int32Array.from(values));
/** @param {number[]} values */
const codes = (...values) => packed(Uint8Array.from(values));

/** The first mention has two marks; the second stands nowhere on the map; the third has no date. @type {Fetched} */
export const FETCHED = {
  marks: { footprint: integers(0, 0, -1, 1), first: integers(10, 14, 12, OPEN_FIRST), last: integers(0, 2, 0, 0),
    mention: integers(0, 0, 1, 2), kind: codes(0, 2, 0, 0), basis: codes(0, 0, 3, 4) },
  mentions: { document: integers(0, 0, 1), start: integers(5, 40, 7), role: codes(0, 3, 0), certainty: codes(0, 3, 1) },
  unmapped: { mention: integers(1), reason: integers(0), text: ["Menu"], reasons: ["belongs to the page"] },
  hours: { mark: [], first: [], last: [] },
  sharpened: { mention: [], first: [], last: [] },
  documents: { id: ["a", "b"], title: ["A", "B"], outlet: [0, 1], copy: [0, 0], published: [[12, 12], [20, 20]], url: ["https://a.example/", ""] },
  footprints: { place: ["geonames:1", "geonames:2"], name: ["Tal Afar", "Anbar"], label: ["", ""], shape: ["point", "area"], kind: ["city", "admin1"],
    latitude: [36.38, 33.4], longitude: [42.45, 41.9] },
  outlets: ["River Post", "Hill Herald"],
  kinds: { keys: ["city", "admin1", "none"], words: ["city", "province", "none"], codes: integers(0, 2, 1) },
  countries: { keys: ["IQ", "none"], words: ["Iraq", "none"], codes: integers(0, 1, 0) },
  focus: [10, 16],
  extent: [10, 16],
  publishedSpan: [12, 20],
};

/** A view that asks for nothing. @type {View} */
export const PLAIN = { from: null, to: null, undated: null, days: null, window: null, known: null, colour: null, show: null, tab: null, query: null,
  at: null, place: null, mention: null, doc: null };

/** What the page holds once it shows a view of the project. @param {Partial<View>} [view] @param {Fetched} [fetched] */
export function shown(view = {}, fetched = FETCHED) {
  const state = new State();
  state.hold(projectOf(structuredClone(fetched)));
  state.useDays(view.days ?? "happened");
  Object.assign(state, stateOf({ ...PLAIN, ...view }, state));
  state.refilter();
  return state;
}
