/** The days of a window in words, as a picture says them. */

import { FROM_EVER } from "./shared/window.js";

/** @import { Window } from "./types.d.ts" */

const HOURS = 24, DAY_MS = 86400000;

/** @param {number} moment days, or hours where there are 24 a day, since 1970 @param {number} perDay @param {boolean} isEnd the end of the hour, not its beginning */
function momentWords(moment, perDay, isEnd) {
  const day = new Date(Math.floor(moment / perDay) * DAY_MS).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const hour = perDay === HOURS ? (((moment % HOURS) + HOURS) % HOURS) + Number(isEnd) : 0;
  return perDay !== HOURS || hour === (isEnd ? HOURS : 0) ? day : `${day}, ${String(hour).padStart(2, "0")}:00`;
}

/** @param {Pick<Window, "first" | "last">} window both included @param {number} perDay 1, or 24 where it counts hours */
export function wordsOfWindow({ first, last }, perDay) {
  const end = momentWords(last, perDay, true);
  if (first <= FROM_EVER) return `up to ${end}`;
  const begin = momentWords(first, perDay, false);
  return begin === end ? begin : `${begin} to ${end}`;
}
