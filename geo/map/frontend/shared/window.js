/** The window of days, or of hours: which intervals it touches. geo/ui/window.py says the same in Python. */

import { OPEN_FIRST } from "./vocabulary.js";

/** Where a window begins that holds everything up to its end: no dated interval lies before it. */
export const FROM_EVER = OPEN_FIRST + 1;

/**
 * Whether an interval and a window share a day. All four are included; what has no date counts when `undated` is true.
 * @param {number} first of the interval @param {number} last
 * @param {number} from of the window @param {number} to
 * @param {boolean} undated
 */
export function touches(first, last, from, to, undated) {
  if (first === OPEN_FIRST && last === OPEN_FIRST) return undated;
  return first <= to && last >= from;
}
