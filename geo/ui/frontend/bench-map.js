/** The map, for panels that show places on it or ask for a point of it. */

/** @import { ReaderText } from "./reader-text.js" */
/** @import { BenchHost } from "./types.d.ts" */

/** @param {ReaderText} reader @returns {NonNullable<BenchHost["map"]>} */
export const mapOf = (reader) => ({
  post: (message) => reader.store.post(message),
  pick: (hear, area) => reader.store.pick(hear, area),
  show: () => reader.showMap(),
  point: () => reader.point(true),
});
