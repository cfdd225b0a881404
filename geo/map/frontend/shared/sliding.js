/** The marks that a window of days gains and loses as it moves: a step costs these, and not all marks. */

import { isUndated } from "./window.js";

/** Days so far apart are not counted one by one. */
const WIDE = 1 << 20;

/**
 * Rows in the order of their values; those of one value stay in the order in which they come.
 * @param {ArrayLike<number>} values @param {Uint32Array} rows
 */
export function orderBy(values, rows) {
  if (!rows.length) return rows;
  let low = Infinity, high = -Infinity;
  for (const row of rows) {
    if (values[row] < low) low = values[row];
    if (values[row] > high) high = values[row];
  }
  if (high - low >= WIDE) return rows.slice().sort((a, b) => values[a] - values[b] || a - b);
  const starts = new Uint32Array(high - low + 2), ordered = new Uint32Array(rows.length);
  for (const row of rows) starts[values[row] - low + 1]++;
  for (let at = 1; at < starts.length; at++) starts[at] += starts[at - 1];
  for (const row of rows) ordered[starts[values[row] - low]++] = row;
  return ordered;
}

/** Rows that have both their ends and that `holds` takes. @param {ArrayLike<number>} first @param {ArrayLike<number>} last @param {(row: number) => boolean} [holds] */
export function datedRows(first, last, holds) {
  const rows = new Uint32Array(first.length);
  let size = 0;
  for (let row = 0; row < first.length; row++) if (!isUndated(first[row], last[row]) && (!holds || holds(row))) rows[size++] = row;
  return rows.subarray(0, size);
}

/** Dated marks, by first and by last day, and where the window lies among them: `put` it somewhere first. */
export class Sliding {
  /** @param {ArrayLike<number>} first @param {ArrayLike<number>} last @param {Uint32Array} rows of those that count, all of them dated */
  constructor(first, last, rows) {
    this.first = first;
    this.last = last;
    this.byFirst = orderBy(first, rows);
    this.byLast = orderBy(last, rows);
    this.opens = -Infinity;
    /** How many have begun by the window's end, and have ended before it. */
    this.begun = 0;
    this.ended = 0;
  }

  /** Lay the window there without a word: what it holds was counted in one pass. @param {number} opens @param {number} closes */
  put(opens, closes) {
    Object.assign(this, this.#at(opens, closes));
  }

  /** Whether a move there is worth more than a pass over all: many marks in the order of their days lie far apart in memory. @param {number} opens @param {number} closes */
  isFar(opens, closes) {
    const { begun, ended } = this.#at(opens, closes);
    return Math.abs(begun - this.begun) + Math.abs(ended - this.ended) > this.byFirst.length / 8;
  }

  /** @param {number} opens @param {number} closes */
  #at(opens, closes) {
    return { opens, begun: this.#before(this.byFirst, this.first, closes + 1), ended: this.#before(this.byLast, this.last, opens) };
  }

  /** How many begin before a day, or end before it. @param {Uint32Array} order @param {ArrayLike<number>} values @param {number} day */
  #before(order, values, day) {
    let low = 0, high = order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[order[middle]] < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * Move the window, and tell of each mark that it gains (1) or loses (-1). A mark may come and go in one move.
   * @param {number} opens @param {number} closes both included @param {(row: number, by: 1 | -1) => void} change
   */
  move(opens, closes, change) {
    const { first, last, byFirst, byLast } = this;
    const { begun, ended } = this.#at(opens, closes);
    for (let at = this.begun; at < begun; at++) if (last[byFirst[at]] >= this.opens) change(byFirst[at], 1);
    for (let at = begun; at < this.begun; at++) if (last[byFirst[at]] >= this.opens) change(byFirst[at], -1);
    for (let at = this.ended; at < ended; at++) if (first[byLast[at]] <= closes) change(byLast[at], -1);
    for (let at = ended; at < this.ended; at++) if (first[byLast[at]] <= closes) change(byLast[at], 1);
    Object.assign(this, { opens, begun, ended });
  }
}
