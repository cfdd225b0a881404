/** The way through the mentions in view, in reading order. */

/** @import { Store } from "./store.js" */

/**
 * The row of the mention after the chosen one, or before it; null at the end.
 * @param {Store} store @param {1 | -1} by @param {boolean} all also those that are not on the map
 */
export function nextInView({ inWindow, mentions: { footprint }, selection }, by, all) {
  const from = selection.mention ?? (by > 0 ? -1 : inWindow.length);
  for (let row = from + by; row >= 0 && row < inWindow.length; row += by)
    if (inWindow[row] && (all || footprint[row] >= 0)) return row;
  return null;
}
