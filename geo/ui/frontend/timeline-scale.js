/** Which days the timeline draws over its width, how they are told apart, and the store's window in days. */

import { NEAR } from "./days.js";

/** @import { Days, Unit } from "./types.d.ts" */
/** @import { Store } from "./store.js" */

// at 16 pixels a rem
const HISTOGRAM = 56, AXIS = 20, LANE = 20;
const OVER = 13; // on a phone an outlet's name stands over its bars, not on them
/** @type {Record<Unit, number>} */
export const BIN_DAYS = { hour: 1 / 24, day: 1, week: 7, month: 30.4, year: 365.2, decade: 3652, century: 36524 };
const BINS = /** @type {const} */ (["day", "week", "month", "year", "decade", "century"]);
const BIN_ROOM = 4; // pixels that a bin takes at least
export const HOURS_FROM = 3; // days across the whole width up to which hours are told apart
const MOST_CLOSE = 7; // days across the whole width at the closest zoom, where no hours are known
/** @type {Days} */
const NO_DAYS = [0, 1];
export const HOUR = 1 / 24;

/** @param {number} rem pixels @param {boolean} isNarrow */
function sizesAt(rem, isNarrow) {
  const scale = rem / 16, over = isNarrow ? OVER * scale : 0;
  return { histogram: HISTOGRAM * scale, axis: AXIS * scale, lane: LANE * scale + over, over };
}

export class TimeScale {
  /** @param {Store} store */
  constructor(store) {
    this.store = store;
    /** The days that are drawn. */
    this.domain = { first: 0, last: 1 };
    this.width = 0;
    this.isAll = false;
    this.rem = 16;
    this.sizes = sizesAt(16, false);
  }

  /**
   * Heights in pixels at the page's size of text: the sheet gives the same in rem.
   * @param {number} rem pixels @param {boolean} isNarrow
   */
  measure(rem, isNarrow) {
    this.rem = rem;
    this.sizes = sizesAt(rem, isNarrow);
  }

  get days() {
    return this.domain.last - this.domain.first + 1;
  }

  /** @param {number} moment */
  x(moment) {
    return ((moment - this.domain.first) / this.days) * this.width;
  }

  /** @param {number} x pixels */
  momentAt(x) {
    return this.domain.first + Math.min(Math.max(x / this.width, 0), 0.999999) * this.days;
  }

  /** A moment within what is drawn: the edge that is nearer. @param {number} moment */
  clamp(moment) {
    return Math.min(Math.max(moment, this.domain.first), this.domain.last + 1);
  }

  hasHours() {
    return this.store.perDay > 1;
  }

  isHourly() {
    return this.days <= HOURS_FROM && this.hasHours();
  }

  /** What a bin of the histogram is. @returns {Unit} */
  unit() {
    if (this.isHourly()) return "hour";
    const fits = (/** @type {Unit} */ unit) => this.days / BIN_DAYS[unit] <= this.width / BIN_ROOM;
    return BINS.find(fits) ?? "century";
  }

  /** What the window moves by, in days: an hour where hours are told apart. */
  get grain() {
    return this.isHourly() ? HOUR : 1;
  }

  /** The last full day, or hour, at or before a moment; `up`: the first one at or after it. @param {number} moment */
  down(moment) {
    return this.isHourly() ? Math.floor(moment * 24 + NEAR) / 24 : Math.floor(moment + NEAR);
  }

  /** @param {number} moment */
  up(moment) {
    return this.isHourly() ? Math.ceil(moment * 24 - NEAR) / 24 : Math.ceil(moment - NEAR);
  }

  /** The window as moments, its end excluded. Up to a date, it begins where the drawing does. */
  window() {
    const { window, perDay, mode } = this.store, end = (window.last + 1) / perDay;
    return { start: mode === "until" ? Math.min(this.domain.first, end - this.grain) : window.first / perDay, end };
  }

  /** @param {number} start @param {number} end excluded */
  setWindow(start, end, release = false) {
    const { perDay, mode, window } = this.store, last = Math.round(end * perDay) - 1;
    const first = mode === "until" ? Math.min(window.first, last) : Math.round(start * perDay);
    this.store.setWindow(first, last, release);
  }

  /** Whether the window holds all that is drawn. */
  isWhole() {
    const { start, end } = this.window();
    return start <= this.domain.first + NEAR && end >= this.domain.last + 1 - NEAR;
  }

  /** The days that zooming and moving keep to: everything, or where most happens; two at least where hours aren't known. @returns {Days} */
  limits() {
    const [low, high] = (this.isAll ? this.store.extent : this.store.focus) ?? NO_DAYS;
    return [low, this.hasHours() ? high : Math.max(high, low + 1)];
  }

  get closest() {
    return this.hasHours() ? 1 : MOST_CLOSE;
  }

  /** @param {boolean} isAll */
  fit(isAll) {
    this.isAll = isAll;
    const [first, last] = this.limits();
    this.domain = { first, last };
  }

  /** Draw these days, as many of them as there are within the limits and never fewer than can be told apart. @param {number} first @param {number} last */
  show(first, last) {
    const [low, high] = this.limits(), length = Math.round(Math.min(Math.max(last - first + 1, this.closest), high - low + 1));
    const middle = (first + last + 1 - length) / 2, from = Math.min(Math.max(Math.round(middle), low), high - length + 1);
    this.domain = { first: from, last: from + length - 1 };
  }

  isZoomed() {
    const [low, high] = this.limits();
    return this.domain.first > low || this.domain.last < high;
  }

  /** Whether the window reaches beyond the days where most happens. */
  isOutside() {
    const { window, perDay, focus } = this.store, [low, high] = focus ?? NO_DAYS;
    return window.first < low * perDay || window.last >= (high + 1) * perDay;
  }

  /** Move what is drawn so far that a moment is in sight; says whether it had to. @param {number} moment */
  reveal(moment) {
    const { first, last } = this.domain, by = moment < first ? Math.floor(moment) - first : moment > last + 1 ? Math.ceil(moment) - last - 1 : 0;
    if (by) this.show(first + by, last + by);
    return by !== 0;
  }
}
