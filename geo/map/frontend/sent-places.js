/** What the map shows of a project, out of the file that the page works on too. */

import { fetchedByBoth } from "./shared/fetching.js";
import { Sent, isSent, picked, rowsOf } from "./shared/sent.js";

/** @import { Payload } from "./types.d.ts" */

/** @param {string} address @returns {Promise<Payload>} places, and the marks that stand on one, in the page's order */
export async function placesAt(address) {
  const content = await (await fetchedByBoth(address)).arrayBuffer();
  if (!isSent(content)) return JSON.parse(new TextDecoder().decode(content));
  return placesOf(new Sent(content));
}

/** @param {Sent} sent @returns {Payload} */
export function placesOf(sent) {
  const { mention, footprint, first, last } = sent.marks(sent.mentions()), rows = rowsOf(footprint, 1);
  return { places: sent.head.map, marks: { places: picked(rows, footprint), first: picked(rows, first), last: picked(rows, last), mentions: picked(rows, mention) } };
}
