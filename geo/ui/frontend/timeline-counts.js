/**
 * How many mentions lie in each bin of the timeline: as many as a window of those days holds (summary.js), the undated
 * left out. A mention that may be of several bins counts in each of them, as it does in each of their windows.
 */

import { isUndated, touches } from "../../map/frontend/shared/window.js";
import { isKnown } from "./timeline-marks.js";

/** @import { Ticks } from "./types.d.ts" */
/** @import { State } from "./state.js" */

/** The order of marks by their first day, kept as long as the marks are laid on these days. @type {WeakMap<Ticks, Uint32Array>} */
const orders = new WeakMap();

/** @param {Ticks} first */
function orderOf(first) {
  const known = orders.get(first);
  if (known) return known;
  const order = Uint32Array.from(first, (_, mark) => mark).sort((a, b) => first[a] - first[b] || a - b);
  orders.set(first, order);
  return order;
}

/**
 * Mentions of each bin: `all` of them, and `near`, those with an interval no longer than `most`.
 * @param {State} state @param {number[]} edges days, or hours, at which the bins begin, and the end of the last one
 * @param {number} most days, or hours
 */
export function binCounts(state, edges, most) {
  const size = edges.length - 1, low = edges[0], high = edges[size] - 1;
  const all = sums(state, edges, (first, last) => first <= high && last >= low);
  const near = sums(state, edges, (first, last) => first <= high && last >= low && last - first < most);
  return { all, near };
}

/** @param {State} state @param {number[]} edges @param {(first: number, last: number) => boolean} isCounted */
function sums(state, edges, isCounted) {
  const { marks: { first, last, mention }, mask } = state, size = edges.length - 1, changes = new Int32Array(size + 1);
  /** The bin after the last one in which each mention counts: marks come by their first day, so none is counted twice. */
  const after = new Int32Array(state.mentions.role.length), low = edges[0], high = edges[size] - 1;
  for (const mark of orderOf(first)) {
    if (!mask[mark] || isUndated(first[mark], last[mark]) || !isKnown(state, mark) || !isCounted(first[mark], last[mark])) continue;
    const row = mention[mark], a = Math.max(binOf(edges, Math.max(first[mark], low)), after[row]), b = binOf(edges, Math.min(last[mark], high));
    if (a > b) continue;
    changes[a]++;
    changes[b + 1]--;
    after[row] = b + 1;
  }
  const counts = new Uint32Array(size);
  let open = 0;
  for (let bin = 0; bin < size; bin++) counts[bin] = open += changes[bin];
  return counts;
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
