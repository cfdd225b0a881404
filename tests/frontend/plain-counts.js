/** The counts of a window in one pass over all marks: slow and plain, to hold those that are kept while it moves against. */

import { isUndated, touches } from "../../geo/map/frontend/shared/window.js";

/** @import { Summary } from "../../geo/ui/frontend/types.d.ts" */
/** @import { State } from "../../geo/ui/frontend/state.js" */

/** How a mention's marks lie to the window: one in it, one without a day, one that only its width keeps out. */
const DATED = 1, UNDATED = 2, TOO_LONG = 4;

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
