/** The project's columns unpacked: what the store holds of a project, the same until another revision is fetched. */

import { unpack, unpackWholes } from "../../map/frontend/shared/packed.js";
import { picked } from "../../map/frontend/shared/sent.js";
import { OPEN_FIRST, OPEN_LAST } from "../../map/frontend/shared/vocabulary.js";
import { facetsOf } from "./columns.js";

/** @import { Days, Documents, Fetched, Footprints, Marks, Mentions, Place, Project } from "./types.d.ts" */

/** @param {string | Uint8Array<ArrayBuffer>} text */
const codes = (text) => (typeof text === "string" ? unpack(text, Uint8Array) : text);

/** What a store holds before its project is there. @type {Fetched} */
const NOTHING = {
  marks: { footprint: "1:", first: "1:", last: "1:", mention: "1:", kind: "", basis: "" },
  mentions: { document: "1:", start: "1:", role: "", certainty: "" },
  unmapped: { mention: "1:", reason: "1:", text: [], reasons: [] },
  hours: { mark: [], first: [], last: [] },
  sharpened: { mention: [], first: [], last: [] },
  documents: { id: [], title: [], outlet: [], copy: [], published: [], url: [] },
  footprints: { place: [], name: [], label: [], shape: [], kind: [], latitude: [], longitude: [] },
  outlets: [],
  kinds: { keys: [], words: [], codes: "1:" },
  countries: { keys: [], words: [], codes: "1:" },
  focus: null,
  extent: null,
  publishedSpan: null,
};

export const emptyProject = () => projectOf(NOTHING);

/** @param {Fetched} data @returns {Project} a row of one table names rows of the others */
export function projectOf(data) {
  const first = unpackWholes(data.marks.first);
  const marks = {
    footprint: unpackWholes(data.marks.footprint), first, last: unpackWholes(data.marks.last, first),
    mention: unpackWholes(data.marks.mention), kind: codes(data.marks.kind), basis: codes(data.marks.basis),
  };
  const document = unpackWholes(data.mentions.document), footprint = new Int32Array(document.length).fill(-1);
  // a mention stands where its marks do
  for (let mark = 0; mark < marks.mention.length; mark++) footprint[marks.mention[mark]] = marks.footprint[mark];
  const mentions = {
    document, footprint, start: unpackWholes(data.mentions.start), role: codes(data.mentions.role), certainty: codes(data.mentions.certainty),
  };
  const { text, reasons } = data.unmapped, { hours, sharpened, documents, footprints, outlets } = data;
  return {
    marks, mentions, documents, footprints, outlets, later: data.later ?? "",
    unmapped: { mention: unpackWholes(data.unmapped.mention), reason: unpackWholes(data.unmapped.reason), text, reasons },
    hours: new Map(hours.mark.map((row, at) => /** @type {[number, Days]} */ ([row, [hours.first[at], hours.last[at]]]))),
    sharpened: new Map(sharpened.mention.map((row, at) => [row, { first: sharpened.first[at], last: sharpened.last[at] }])),
    spans: {
      happened: { focus: data.focus, extent: data.extent, ...happenedAt(marks, hours) },
      published: { focus: data.publishedSpan, extent: data.publishedSpan, ...publishedDays(marks, mentions, documents) },
    },
    facets: facetsOf(data, mentions, marks),
    documentRow: new Map(documents.id.map((id, row) => [id, row])),
    ...placesOf(footprints),
  };
}

/**
 * When each mark may have happened, `perDay` units a day, first and last included: whole days, or hours where some text
 * tells one. What is known to the day may have been at any hour of it.
 * @param {{ first: Int32Array, last: Int32Array }} marks @param {Fetched["hours"]} hours
 */
function happenedAt({ first, last }, hours) {
  if (!hours.mark.length) return { first, last, perDay: 1 };
  const from = first.map((day) => (day === OPEN_FIRST ? day : day * 24)), to = last.map((day) => (day === OPEN_FIRST || day === OPEN_LAST ? day : day * 24 + 23));
  hours.mark.forEach((mark, at) => {
    to[mark] = from[mark] + Math.ceil(hours.last[at]) - 1;
    from[mark] += Math.floor(hours.first[at]);
  });
  return { first: from, last: to, perDay: 24 };
}

/**
 * Every mark at the days on which its article may have been published.
 * @param {Marks} marks @param {Mentions} mentions @param {Documents} documents
 */
function publishedDays(marks, mentions, { published }) {
  const article = picked(marks.mention, mentions.document);
  return { first: picked(article, published.map(([first]) => first)), last: picked(article, published.map(([, last]) => last)), perDay: 1 };
}

/** The places that the footprints belong to, numbered: several footprints may lie in one place. @param {Footprints} footprints */
function placesOf(footprints) {
  /** @type {Map<string, number>} */
  const rows = new Map();
  /** @type {Place[]} */
  const places = [];
  const placeOf = Int32Array.from(footprints.place, (id, footprint) => {
    const key = id || `footprint ${footprint}`, row = rows.get(key) ?? places.length;
    if (row === places.length) {
      rows.set(key, row);
      places.push({ id, name: footprints.name[footprint], footprints: [] });
    }
    places[row].footprints.push(footprint);
    return row;
  });
  return { places, placeOf };
}

/** A mention's id: its article and the code point at which it starts. @param {Project} project @param {number} row */
export function mentionIdOf({ documents, mentions }, row) {
  return `${documents.id[mentions.document[row]]}:${mentions.start[row]}`;
}

/** The row of a mention's id, null where the project has none such. @param {Project} project @param {string} id */
export function mentionRowOf({ documentRow, mentions }, id) {
  const cut = id.lastIndexOf(":"), document = documentRow.get(id.slice(0, cut)), start = Number(id.slice(cut + 1));
  const found = mentions.start.findIndex((other, row) => other === start && mentions.document[row] === document);
  return found < 0 ? null : found;
}
