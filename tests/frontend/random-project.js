/** Projects of random columns, the same for the same seed. */

import { OPEN_FIRST, OPEN_LAST } from "../../geo/map/frontend/shared/vocabulary.js";
import { FETCHED, wholes } from "./project.js";

/** @import { Fetched } from "../../geo/ui/frontend/types.d.ts" */

/** Numbers from 0 up to 1, the same in each run (mulberry32). @param {number} seed */
export function numbers(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** @param {Int32Array | Uint8Array} values */
const packed = (values) => Buffer.from(values.buffer).toString("base64");

/** A project of random columns over 60 days: days, intervals long and short, open ends, and some hours. @param {() => number} random @returns {Fetched} */
export function randomProject(random) {
  const below = (/** @type {number} */ n) => Math.floor(random() * n), mentions = 1 + below(40), marks = mentions + below(40);
  const mention = Int32Array.from({ length: marks }, (_, mark) => (mark < mentions ? mark : below(mentions))).sort();
  const first = new Int32Array(marks), last = new Int32Array(marks);
  /** @type {Fetched["hours"]} */
  const hours = { mark: [], first: [], last: [] };
  for (let mark = 0; mark < marks; mark++) {
    const day = below(60), way = below(8);
    first[mark] = way < 2 ? OPEN_FIRST : day;
    last[mark] = way === 0 ? OPEN_FIRST : way === 1 ? day : way === 2 ? OPEN_LAST : way < 6 ? day : day + below(50);
    if (way === 5 && below(2)) {
      const hour = below(23);
      hours.mark.push(mark);
      hours.first.push(hour);
      hours.last.push(hour + 1);
    }
  }
  const place = Int32Array.from({ length: mentions }, () => below(3) - 1), codes = (/** @type {number} */ n) => packed(Uint8Array.from({ length: mentions }, () => below(n)));
  return { ...FETCHED, hours,
    marks: { footprint: wholes(mention.map((row) => place[row])), first: wholes(first), last: wholes(last, first), mention: wholes(mention),
      kind: packed(Uint8Array.from(mention, () => below(3))), basis: packed(Uint8Array.from(mention, () => below(5))) },
    mentions: { document: wholes(Int32Array.from({ length: mentions }, () => below(2))),
      start: wholes(Int32Array.from({ length: mentions }, (_, row) => row)), role: codes(4), certainty: codes(4) },
    unmapped: { mention: "1:", reason: "1:", text: [], reasons: [] },
    kinds: { ...FETCHED.kinds, codes: wholes(Int32Array.from({ length: mentions }, () => below(3))) },
    countries: { ...FETCHED.countries, codes: wholes(Int32Array.from({ length: mentions }, () => below(2))) },
    focus: [0, 60], extent: [0, 110], publishedSpan: [12, 20] };
}
