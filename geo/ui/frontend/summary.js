/**
 * Counts of the window: of the status line, the list of places and every facet.
 *
 * What is counted is the same everywhere: mentions, each once, that pass the filters and of which one mark lies in the
 * window. The timeline's bars count so too (timeline-counts.js), and geo/ui/window.py on the server.
 */

import { holds } from "../../map/frontend/shared/area.js";
import { isUndated, touches } from "../../map/frontend/shared/window.js";

/** @import { Chosen, Facets, Summary } from "./types.d.ts" */
/** @import { State } from "./state.js" */

/** How a mention's marks lie to the window: one in it, one without a day, one that only its width keeps out. */
const DATED = 1, UNDATED = 2, TOO_LONG = 4;

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

/**
 * Count mentions, not marks: a mention with two dates is one mention. A value of a facet counts what passes all the
 * other facets, so that its number tells what choosing it would show.
 * @param {State} store @returns {Summary}
 */
export function summaryOf(store) {
  const { facets, chosen, fails, marks, mentions, footprints, inWindow, undated, most, opens } = store, { first, last, footprint, mention, kind } = marks;
  const all = Object.entries(facets), ofMention = all.filter(([, facet]) => !facet.ofMark), next = 1 << ofMention.length;
  const by = Object.fromEntries(all.map(([name, { keys }]) => [name, new Uint32Array(keys.length)]));
  const byFootprint = new Uint32Array(footprints.name.length), counted = new Uint8Array(mentions.role.length), closes = store.window.last;
  const told = new Uint8Array(mentions.role.length), totals = { mentions: 0, points: 0, areas: 0, unmapped: 0, places: 0, regions: 0, undated: 0, leftOut: 0 };
  const codes = ofMention.map(([, facet]) => facet.codes), sums = ofMention.map(([name]) => by[name]), size = mention.length;
  const everything = next - 1, { events } = chosen, ways = new Uint8Array(mentions.role.length);
  inWindow.fill(0);
  // a million marks at each step of a drag: nothing in here is made or looked up that need not be
  for (let mark = 0; mark < size; mark++) {
    const row = mention[mark], bits = fails[row] | (events && !events.has(kind[mark]) ? next : 0), from = first[mark], to = last[mark];
    const isShown = touches(from, to, opens, closes, undated, most);
    if (!bits) ways[row] |= isUndated(from, to) ? UNDATED : isShown ? DATED : 0;
    if (!isShown) {
      if (most > 0 && !bits && touches(from, to, opens, closes, undated)) ways[row] |= TOO_LONG;
      continue;
    }
    if (!(bits & ~next) && !((told[row] >> kind[mark]) & 1)) {
      told[row] |= 1 << kind[mark];
      by.events[kind[mark]]++;
    }
    const count = (bits === 0 ? everything : bits & (bits - 1) ? 0 : bits & everything) & ~counted[row];
    if (count) {
      counted[row] |= count;
      for (let facet = 0; facet < codes.length; facet++) if ((count >> facet) & 1) sums[facet][codes[facet][row]]++;
    }
    if (bits || inWindow[row]) continue;
    inWindow[row] = 1;
    totals.mentions++;
    if (footprint[mark] < 0) totals.unmapped++;
    else byFootprint[footprint[mark]]++;
  }
  for (let row = 0; row < ways.length; row++) {
    if (ways[row] & UNDATED && !(ways[row] & DATED)) totals.undated++;
    if (ways[row] & TOO_LONG && !inWindow[row]) totals.leftOut++;
  }
  /** @type {Set<number>[]} */
  const [points, regions] = [new Set(), new Set()];
  byFootprint.forEach((n, row) => {
    if (!n) return;
    const isPoint = footprints.shape[row] === "point";
    totals[isPoint ? "points" : "areas"] += n;
    (isPoint ? points : regions).add(store.placeOf[row]);
  });
  totals.places = points.size;
  totals.regions = regions.size;
  return { totals, by, byFootprint };
}
