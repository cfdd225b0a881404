/** The project's columns unpacked: what the store holds of a project, the same until another revision is fetched. */

import { unpack } from "../../map/frontend/shared/packed.js";
import { OPEN_FIRST, OPEN_LAST } from "../../map/frontend/shared/vocabulary.js";
import { facetsOf } from "./columns.js";

/**
 * @param {any} data as fetched
 * @returns {object} marks, mentions, unmapped, hours (of a mark's day), lent, documents, footprints, outlets, spans, facets,
 *   documentRow, places and placeOf; a row of one names rows of the others
 */
export function projectOf(data) {
  const numbers = (columns, types) => Object.fromEntries(Object.entries(types).map(([name, type]) => [name, unpack(columns[name], type)]));
  const marks = numbers(data.marks, {
    footprint: Int32Array, first: Int32Array, last: Int32Array, mention: Int32Array, kind: Uint8Array, basis: Uint8Array,
  });
  const mentions = numbers(data.mentions, {
    document: Int32Array, footprint: Int32Array, start: Int32Array, role: Uint8Array, certainty: Uint8Array,
  });
  const { text, reasons } = data.unmapped, { hours, lent, documents, footprints, outlets } = data;
  return {
    marks, mentions, documents, footprints, outlets,
    unmapped: { ...numbers(data.unmapped, { mention: Int32Array, reason: Int32Array }), text, reasons },
    hours: new Map(hours.mark.map((row, at) => [row, [hours.first[at], hours.last[at]]])),
    lent: new Map(lent.mention.map((row, at) => [row, { first: lent.first[at], last: lent.last[at] }])),
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

/** Every mark at the days on which its article may have been published. */
function publishedDays(marks, mentions, { published }) {
  const days = (end) => Int32Array.from(marks.mention, (mention) => published[mentions.document[mention]][end]);
  return { first: days(0), last: days(1), perDay: 1 };
}

/** The places that the footprints belong to, numbered: several footprints may lie in one place. */
function placesOf(footprints) {
  const rows = new Map(), places = [];
  const placeOf = Int32Array.from(footprints.place, (id, footprint) => {
    const key = id || `footprint ${footprint}`;
    if (!rows.has(key)) {
      rows.set(key, places.length);
      places.push({ id, name: footprints.name[footprint], footprints: [] });
    }
    places[rows.get(key)].footprints.push(footprint);
    return rows.get(key);
  });
  return { places, placeOf };
}

/** A mention's id: its article and the code point at which it starts. */
export function mentionIdOf({ documents, mentions }, row) {
  return `${documents.id[mentions.document[row]]}:${mentions.start[row]}`;
}

/** The row of a mention's id, null where the project has none such. */
export function mentionRowOf({ documentRow, mentions }, id) {
  const cut = id.lastIndexOf(":"), document = documentRow.get(id.slice(0, cut)), start = Number(id.slice(cut + 1));
  const found = mentions.start.findIndex((other, row) => other === start && mentions.document[row] === document);
  return found < 0 ? null : found;
}
