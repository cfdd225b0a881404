/**
 * How many mentions lie in each bin of the timeline: as many as a window of those days holds (summary.js), the undated
 * left out. A mention that may be of several bins counts in each of them, as it does in each of their windows.
 */

import { isUndated, touches } from "../../map/frontend/shared/window.js";

/** @import { State } from "./state.js" */

/** Days, or hours, of a timeline for which a table says in which bin each lies. */
const MOST_TABLED = 1 << 20;

/**
 * Mentions of each bin: `all` of them, and `near`, those with an interval no longer than `most`. Marks come by their mentions.
 * @param {State} state @param {number[]} edges days, or hours, at which the bins begin, and the end of the last one
 * @param {number} most days, or hours
 */
export function binCounts(state, edges, most) {
  const size = edges.length - 1, all = new Tally(size), near = new Tally(size), low = edges[0], high = edges[size] - 1, binOf = finderOf(edges);
  const { marks: { first, last, mention }, mask, most: known } = state, count = mask.length;
  for (let mark = 0; mark < count;) {
    const row = mention[mark];
    const isAlone = mark + 1 === count || mention[mark + 1] !== row;
    for (; mark < count && mention[mark] === row; mark++) {
      const from = first[mark], to = last[mark];
      if (!mask[mark] || isUndated(from, to) || from > high || to < low || (known && to - from >= known)) continue;
      const a = binOf(from < low ? low : from), b = to === from ? a : binOf(to > high ? high : to);
      all.add(a, b, isAlone);
      if (to - from < most) near.add(a, b, isAlone);
    }
    if (!isAlone) {
      all.close();
      near.close();
    }
  }
  return { all: all.sums(), near: near.sums() };
}

/** Mentions in each of some bins, told by where they begin and end. */
class Tally {
  /** Bins of the marks of one mention: it counts once in each. @type {[number, number][]} */
  #open = [];

  /** @param {number} size */
  constructor(size) {
    this.changes = new Int32Array(size + 1);
  }

  /** @param {number} from the first bin @param {number} to the last one @param {boolean} isAlone whether its mention has no other mark */
  add(from, to, isAlone) {
    if (!isAlone) return void this.#open.push([from, to]);
    this.changes[from]++;
    this.changes[to + 1]--;
  }

  /** The mention has no more marks. */
  close() {
    let after = 0;
    for (const [from, to] of this.#open.sort((a, b) => a[0] - b[0])) {
      if (Math.max(from, after) > to) continue;
      this.add(Math.max(from, after), to, true);
      after = to + 1;
    }
    this.#open.length = 0;
  }

  sums() {
    const counts = new Uint32Array(this.changes.length - 1);
    let open = 0;
    for (let bin = 0; bin < counts.length; bin++) counts[bin] = open += this.changes[bin];
    return counts;
  }
}

/** The bin that holds a day, or an hour, of the timeline. @param {number[]} edges @returns {(at: number) => number} */
function finderOf(edges) {
  const low = edges[0], span = edges[edges.length - 1] - low;
  if (span > MOST_TABLED) return (at) => binOf(edges, at);
  const table = new Uint32Array(Math.max(0, span));
  for (let bin = 0; bin + 1 < edges.length; bin++) table.fill(bin, edges[bin] - low, edges[bin + 1] - low);
  return (at) => table[at - low];
}

/** @param {number[]} edges @param {number} at */
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
