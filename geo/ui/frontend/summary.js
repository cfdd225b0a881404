/** Which facets a mention fails, and what the view is narrowed to besides them. */

import { holds } from "../../map/frontend/shared/area.js";

/** @import { Chosen, Facets } from "./types.d.ts" */
/** @import { State } from "./state.js" */

/** The bit of what is on other ground, of another article, or not found. */
const NARROWED = 1 << 7;

/**
 * Mark the mentions that stand outside what the view is narrowed to.
 * @param {State} store
 */
export function narrow({ fails, mentions, footprints, area, within, hits, matching }) {
  if (!area && within === null && !hits) return;
  const isInside = area && footprints.latitude.map((lat, at) => { const lon = footprints.longitude[at]; return lat !== null && lon !== null && holds(area, lat, lon); });
  for (let row = 0; row < fails.length; row++) {
    const document = mentions.document[row], footprint = mentions.footprint[row];
    if ((within !== null && document !== within) || (hits && matching && !matching.has(document)) || (isInside && !isInside[footprint])) fails[row] |= NARROWED;
  }
}

/** One bit a facet of mentions that the mention fails; the facet of marks has the next bit. @param {Facets} facets @param {Chosen} chosen @param {number} size */
export function failures(facets, chosen, size) {
  const fails = new Uint8Array(size);
  Object.entries(facets).filter(([, facet]) => !facet.ofMark).forEach(([name, { codes }], bit) => {
    const wanted = chosen[name];
    if (!wanted) return;
    for (let row = 0; row < size; row++) if (!wanted.has(codes[row])) fails[row] |= 1 << bit;
  });
  return fails;
}
