/** The window of days, or of hours: which intervals it touches. geo/ui/window.py says the same in Python. */

import { OPEN_FIRST, OPEN_LAST } from "./vocabulary.js";

/** Where a window begins that holds everything up to its end: no dated interval lies before it. */
export const FROM_EVER = OPEN_FIRST + 1;

/**
 * Whether an interval lacks an end. "Not before 3 March" says of no later day that it was then, so that such an
 * interval lies in no window: it goes with what has no date at all.
 * @param {number} first @param {number} last
 */
export const isUndated = (first, last) => first === OPEN_FIRST || last === OPEN_LAST;

/**
 * Whether an interval and a window share a day. All four are included.
 * @param {number} first of the interval @param {number} last
 * @param {number} from of the window @param {number} to
 * @param {boolean} undated whether intervals count that lack an end
 * @param {number} [most] days, or hours, that an interval may have; 0: any number. Then nothing undated counts.
 */
export function touches(first, last, from, to, undated, most = 0) {
  if (isUndated(first, last)) return undated && !most;
  return first <= to && last >= from && (!most || last - first < most);
}
