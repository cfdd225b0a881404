/** What the map shows of a project, out of the file that the page works on too. */

import { fetchedByBoth } from "./shared/fetching.js";
import { Sent, isSent } from "./shared/sent.js";

/** @import { Payload } from "./types.d.ts" */

/** @param {string} address @returns {Promise<Payload>} places, and the marks that stand on one, in the page's order */
export async function placesAt(address) {
  const content = await (await fetchedByBoth(address)).arrayBuffer();
  if (!isSent(content)) return JSON.parse(new TextDecoder().decode(content));
  const sent = new Sent(content), { mention, footprint, first, last } = sent.marks(sent.mentions()), rows = footprint.map((place, mark) => (place < 0 ? -1 : mark)).filter((mark) => mark >= 0);
  const of = (/** @type {Int32Array} */ column) => rows.map((mark) => column[mark]);
  return { places: sent.head.map, marks: { places: of(footprint), first: of(first), last: of(last), mentions: of(mention) } };
}
