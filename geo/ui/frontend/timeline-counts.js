/**
 * How many mentions lie in each bin of the timeline: as many as a window of those days holds (summary.js), the undated
 * left out. A mention that may be of several bins counts in each of them, as it does in each of their windows.
 */

import { datedRows, orderBy } from "../../map/frontend/shared/sliding.js";
import { isUndated, touches } from "../../map/frontend/shared/window.js";
import { isKnown } from "./timeline-marks.js";

/** @import { Ticks } from "./types.d.ts" */
/** @import { State } from "./state.js" */

/** The order of dated marks by their first day, kept as long as the marks are laid on these days. @type {WeakMap<Ticks, Uint32Array>} */
const orders = new WeakMap();

/** @param {Ticks} first @param {Ticks} last */
function orderOf(first, last) {
  const known = orders.get(first);
  if (known) return known;
  const order = orderBy(first, datedRows(first, last));
  orders.set(first, order);
  return order;
}

/**
 * Mentions of each bin: `all` of them, and `near`, those with an interval no longer than `most`.
 * @param {State} state @param {number[]} edges days, or hours, at which the bins begin, and the end of the last one
 * @param {number} most days, or hours
 */
export function binCounts(state, edges, most) {
  const size = edges.length - 1, all = new Tally(state, size), near = new Tally(state, size), low = edges[0], high = edges[size] - 1;
  const { marks: { first, last, mention }, mask } = state;
  for (const mark of orderOf(first, last)) {
    const from = first[mark], to = last[mark];
    if (!mask[mark] || from > high || to < low || !isKnown(state, mark)) continue;
    const row = mention[mark], a = binOf(edges, Math.max(from, low)), b = to === from ? a : binOf(edges, Math.min(to, high));
    all.add(row, a, b);
    if (to - from < most) near.add(row, a, b);
  }
  return { all: all.sums(), near: near.sums() };
}

/** Mentions in each of some bins, told by where they begin and end. */
class Tally {
  /** @param {State} state @param {number} size */
  constructor(state, size) {
    this.changes = new Int32Array(size + 1);
    /** The bin after the last one in which each mention counts: marks come by their first day, so none is counted twice. */
    this.after = new Int32Array(state.mentions.role.length);
  }

  /** @param {number} row of the mention @param {number} from the first bin @param {number} to the last one */
  add(row, from, to) {
    const begin = Math.max(from, this.after[row]);
    if (begin > to) return;
    this.changes[begin]++;
    this.changes[to + 1]--;
    this.after[row] = to + 1;
  }

  sums() {
    const counts = new Uint32Array(this.changes.length - 1);
    let open = 0;
    for (let bin = 0; bin < counts.length; bin++) counts[bin] = open += this.changes[bin];
    return counts;
  }
}

/** The bin that holds a day, or an hour. @param {number[]} edges @param {number} at */
function binOf(edges, at) {
  let a = 0, b = edges.length - 2;
  while (a < b) {
    const middle = (a + b + 1) >> 1;
    if (edges[middle] <= at) a = middle;
    else b = middle - 1;
  }
  return a;
}

/**
 * What a window of these days holds: `near`, mentions with an interval no longer than `most`, `wide`, others with both
 * ends, and the `undated`, where they are included.
 * @param {State} state @param {number} from @param {number} to included @param {number} most days, or hours
 */
export function windowCounts(state, from, to, most) {
  const { marks: { first, last, mention }, mask, undated } = state, ranks = new Uint8Array(state.mentions.role.length), found = [0, 0, 0, 0];
  for (let mark = 0; mark < mask.length; mark++) {
    if (!mask[mark] || !touches(first[mark], last[mark], from, to, undated, state.most)) continue;
    const rank = isUndated(first[mark], last[mark]) ? 1 : last[mark] - first[mark] < most ? 3 : 2;
    ranks[mention[mark]] = Math.max(ranks[mention[mark]], rank);
  }
  for (const rank of ranks) found[rank]++;
  const [, none, wide, near] = found;
  return { near, wide, undated: none, mentions: near + wide + none };
}
